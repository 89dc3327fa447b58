#include "corpus/text/calendar.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(calendar)

namespace {

using std::chrono::sys_days;
using namespace std::chrono_literals;

struct Row {
  const char* iso;
  const char* digits;
  const char* first_day;
  const char* next;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.iso;
}
const Row dates[] = {
    {"2024", "2024", "2024-01-01", "2025"},
    {"2024-06", "202406", "2024-06-01", "2024-07"},
    {"2024-12", "202412", "2024-12-01", "2025-01"},
    {"2024-02-28", "20240228", "2024-02-28", "2024-02-29"},
    {"2023-12-31", "20231231", "2023-12-31", "2024-01-01"},
    {"0000", "0000", "0000-01-01", "0001"},
};

const char* const no_dates[] = {
    "",           "202",         "20245",      "2024-",      "2024-6",
    "2024-13",    "2024-00",     "2024-02-30", "2023-02-29", "2024-06-",
    "2024-06-00", "2024-06-1",   "2024-061",   "2024/06/19", "2024-06-19Z",
    " 2024",      "2024-06-191", "-024-01-01"};

BOOST_DATA_TEST_CASE(a_date_is_read_and_written, data::make(dates), row) {
  const auto date = parse_iso_date(row.iso);
  BOOST_TEST_REQUIRE(date.has_value());
  BOOST_TEST(date->iso() == row.iso);
  BOOST_TEST((parse_date_digits(row.digits) == date));
  BOOST_TEST(date_of(date->first_day()).iso() == row.first_day);
  BOOST_TEST(date->next().iso() == row.next);
}

BOOST_DATA_TEST_CASE(anything_else_is_no_date, data::make(no_dates), text) {
  BOOST_TEST(!parse_iso_date(text).has_value());
}

BOOST_AUTO_TEST_CASE(digits_are_no_iso_date_nor_the_other_way_round) {
  BOOST_TEST(!parse_iso_date("20240619").has_value());
  BOOST_TEST(!parse_date_digits("2024-06-19").has_value());
  BOOST_TEST(!parse_date_digits("2024061").has_value());
}

BOOST_AUTO_TEST_CASE(a_date_can_be_cut_to_its_month_and_year) {
  const auto date = parse_iso_date("2024-06-19").value();
  BOOST_TEST(date.of_month().iso() == "2024-06");
  BOOST_TEST(date.of_year().iso() == "2024");
  BOOST_TEST(parse_iso_date("2024").value().of_month().iso() == "2024");
}

BOOST_AUTO_TEST_CASE(months_end_where_they_end) {
  const auto before = [](sys_days day, int months) {
    return date_of(months_before(day, months)).iso();
  };
  BOOST_TEST(before(2024y / 5 / 31, 3) == "2024-02-29");
  BOOST_TEST(before(2024y / 2 / 29, 12) == "2023-02-28");
  BOOST_TEST(before(2024y / 1 / 15, 1) == "2023-12-15");
}

BOOST_AUTO_TEST_CASE(there_is_no_day_before_the_year_0) {
  BOOST_TEST(date_of(months_before(2024y / 5 / 31, 12 * 9999)).iso() ==
             "0000-01-01");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
