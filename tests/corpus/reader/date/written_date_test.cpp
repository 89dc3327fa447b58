#include "corpus/reader/date/written_date.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

namespace dateline {
BOOST_AUTO_TEST_SUITE(written_date)

BOOST_AUTO_TEST_CASE(a_date_is_found_at_the_end_with_its_weekday) {
  const auto begin_of_date = [](const std::string& text) {
    const auto found = date_at_end(text);
    return found ? text.substr(found->begin) + " = " + found->iso : "";
  };
  BOOST_TEST(begin_of_date("Harbour Dispatch Jun 19, 2024 | 5:45 AM EDT") ==
             "Jun 19, 2024 | 5:45 AM EDT = 2024-06-19");
  BOOST_TEST(begin_of_date("Ana Lind Wednesday, 19 June 2024") ==
             "Wednesday, 19 June 2024 = 2024-06-19");
  BOOST_TEST(begin_of_date("Ana Lind, 2024-06-19") ==
             "2024-06-19 = 2024-06-19");
}

BOOST_AUTO_TEST_CASE(a_date_in_the_middle_is_not_at_the_end) {
  BOOST_TEST(!date_at_end("On 19 June 2024 the council met"));
  BOOST_TEST(!date_at_end("Jane Doe, June 2024"));
  BOOST_TEST(!date_at_end("Jane Doe"));
  BOOST_TEST(!date_at_end(""));
}

BOOST_AUTO_TEST_CASE(a_date_that_is_not_read_says_why) {
  using Fault = DateReading::Fault;
  const auto fault = [](const char* text) { return read_date(text, "").fault; };
  BOOST_CHECK(fault("2024-06-19") == Fault::none);
  BOOST_CHECK(fault("soon") == Fault::no_date);
  BOOST_CHECK(fault("31 June 2024") == Fault::no_day);
  BOOST_CHECK(fault("2024-06-31") == Fault::no_day);
  BOOST_CHECK(fault("02/03/2024") == Fault::ambiguous);
  BOOST_CHECK(fault("24-06-19") == Fault::ambiguous);
  BOOST_CHECK(fault("20 listopada 2024") == Fault::ambiguous);
}

BOOST_AUTO_TEST_CASE(hostile_text_is_no_date) {
  BOOST_TEST(read_date(std::string(100'000, '1'), "").iso == "");
  BOOST_TEST(read_date("\xff\xfe\x80 2024", "").iso == "2024");
  BOOST_TEST(read_date(std::string("2024-06\0-19", 11), "").iso == "");
  BOOST_TEST(read_date("1e999", "").iso == "");
  BOOST_TEST(read_date("nan", "").iso == "");
  BOOST_TEST(read_date("-1e9", "").iso == "");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
