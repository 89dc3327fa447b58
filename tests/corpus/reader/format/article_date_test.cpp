#include "corpus/reader/format/article_date.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(date)

namespace {

struct Row {
  const char* text;
  const char* date;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.text;
}

const Row dates[] = {
    {"2024-06-19", "2024-06-19"},
    {" 2024-06-19\n", "2024-06-19"},
    {"2024-06", "2024-06"},
    {"2024", "2024"},
    {"2024-6-9", "2024-06-09"},
    {"2024/06/19", "2024-06-19"},
    {"2024.06.19", "2024-06-19"},
    {"20240619", "2024-06-19"},
    {"20240619T054500Z", "2024-06-19"},
    {"20240619054500", "2024-06-19"},
    {"2024-06-19T05:45:00Z", "2024-06-19"},
    {"2024-06-19T05:45:00.123+02:00", "2024-06-19"},
    {"2024-06-19 05:45", "2024-06-19"},
    {"2024-06-19 5:45 PM", "2024-06-19"},
    {"2024-06-19Z", "2024-06-19"},
    {"2024-06-19+02:00", "2024-06-19"},
    {"19.06.2024", "2024-06-19"},
    {"9.6.2024", "2024-06-09"},
    {"19 June 2024", "2024-06-19"},
    {"June 19, 2024", "2024-06-19"},
    {"June 19th, 2024", "2024-06-19"},
    {"JUNE 1ST 2024", "2024-06-01"},
    {"Jun 19, 2024", "2024-06-19"},
    {"Jun. 19, 2024 | 5:45 AM", "2024-06-19"},
    {"Sept. 3, 2024 at 5:45 p.m. EDT", "2024-09-03"},
    {"Wed, 19 Jun 2024 05:45:00 GMT", "2024-06-19"},
    {"Wed, 19 Jun 2024 05:45:00 +0200", "2024-06-19"},
    {"Wed Jun 19 05:45:00 2024", "2024-06-19"},
    {"Wednesday, 19 June 2024", "2024-06-19"},
    {"19. März 2024", "2024-03-19"},
    {"Mittwoch, 19. Juni 2024", "2024-06-19"},
    {"1er août 2024", "2024-08-01"},
    {"June 2024", "2024-06"},
    {"2024-02-29", "2024-02-29"},
};

const Row no_dates[] = {
    {"", ""},
    {" ", ""},
    {"soon", ""},
    {"2024-13-45", ""},
    {"2024-13", ""},
    {"2024-00", ""},
    {"2024-06-00", ""},
    {"2024-06-31", ""},
    {"2023-02-29", ""},
    {"20241345", ""},
    {"202406", ""},
    {"0000", ""},
    {"0000-01-01", ""},
    {"9999-01-01", ""},
    {"24-06-19", ""},
    {"06/07/2024", ""},
    {"2024-06-", ""},
    {"2024-", ""},
    {"2024-06-19x", ""},
    {"2024-06-19 2024-06-20", ""},
    {"2024-06-19T", ""},
    {"2024-06/19", ""},
    {"31 June 2024", ""},
    {"0 June 2024", ""},
    {"June", ""},
    {"19 June", ""},
    {"June 19, 24", ""},
    {"in June of 2024", ""},
    {"19 June 2024 and more", ""},
    {"1718775900", ""},
    {"99999999999999999999", ""},
    {"-2024", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(what_people_write_becomes_iso, data::make(dates), row) {
  BOOST_TEST(iso_date(row.text) == row.date);
}

BOOST_DATA_TEST_CASE(what_is_no_date_becomes_nothing, data::make(no_dates),
                     row) {
  BOOST_TEST(iso_date(row.text) == row.date);
}

BOOST_DATA_TEST_CASE(an_iso_date_stays_itself, data::make(dates), row) {
  BOOST_TEST(iso_date(iso_date(row.text)) == row.date);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
