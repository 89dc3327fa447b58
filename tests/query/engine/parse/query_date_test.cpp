#include "query/engine/parse/query_date.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "dateline/error.hpp"

namespace data = boost::unit_test::data;

namespace dateline {

std::ostream& operator<<(std::ostream& out, const DateRange& range) {
  return out << range.from << ".." << range.to;
}
static bool operator==(const DateRange& a, const DateRange& b) {
  return a.from == b.from && a.to == b.to;
}

BOOST_AUTO_TEST_SUITE(query_date)

namespace {

const std::string today_is = "2024-03-31";

struct Row {
  const char* date;
  DateRange after;
  DateRange before;
  DateRange on;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.date;
}

// The ends carry a sign above all digits, so that they include longer values.
const Row rows[] = {
    {"2024", {"2024", ""}, {"", "20231231~"}, {"2024", "2024~"}},
    {"2024-01", {"2024", ""}, {"", "20231231~"}, {"202401", "202401~"}},
    {"2024-03", {"202403", ""}, {"", "20240229~"}, {"202403", "202403~"}},
    {"2024-03-01",
     {"202403", ""},
     {"", "20240229~"},
     {"20240301", "20240301~"}},
    {"today", {"20240331", ""}, {"", "20240330~"}, {"20240331", "20240331~"}},
    {"yesterday",
     {"20240330", ""},
     {"", "20240329~"},
     {"20240330", "20240330~"}},
    {"7d", {"20240324", ""}, {"", "20240323~"}, {"20240324", "20240324~"}},
    {"2w", {"20240317", ""}, {"", "20240316~"}, {"20240317", "20240317~"}},
    // A month before 31 March is the last day of February.
    {"1m", {"20240229", ""}, {"", "20240228~"}, {"20240229", "20240229~"}},
    {"1y", {"20230331", ""}, {"", "20230330~"}, {"20230331", "20230331~"}},
};

BOOST_DATA_TEST_CASE(names_a_range_of_dates, data::make(rows), row) {
  BOOST_TEST(is_query_date(row.date));
  BOOST_TEST(dates_after(row.date, today_is) == row.after);
  BOOST_TEST(dates_before(row.date, today_is) == row.before);
  BOOST_TEST(dates_on(row.date, today_is) == row.on);
}

const char* const others[] = {
    "",       "24",  "2024-13",     "2024-02-30", "2024-1-1", "d",
    "12345d", "7 d", "2024-06-19T", "Today",      "7h"};

BOOST_DATA_TEST_CASE(refuses_what_is_no_date, data::make(others), text) {
  BOOST_TEST(!is_query_date(text));
  BOOST_CHECK_THROW(dates_on(text, today_is), QueryError);
}

BOOST_AUTO_TEST_CASE(a_range_includes_dates_that_are_known_less_exactly) {
  const DateRange june = dates_on("2024-06", today_is);
  BOOST_TEST(june.holds("202406"));
  BOOST_TEST(june.holds("20240630"));
  BOOST_TEST(!june.holds("202407"));
  BOOST_TEST(!june.holds("2024"));
  BOOST_TEST(!june.holds(""));
  BOOST_TEST(dates_after("2024-06-01", today_is).holds("202406"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
