#include "corpus/cli/csv.hpp"

#include <boost/test/unit_test.hpp>

namespace dateline {
BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(harmful_characters_become_others_of_as_many_bytes) {
  const std::string text = "a\x1b\x7f\u0085\u009b\u2028\u202E\u2069z";
  const std::string record = csv_record({text, "b"});
  BOOST_TEST(record == "a??\u00B7\u00B7\uFFFD\uFFFD\uFFFDz,b\r\n");
  BOOST_TEST(record.find(",b") == text.size());
}

BOOST_AUTO_TEST_CASE(all_other_text_stays) {
  BOOST_TEST(csv_record({"=1+1", "\t\u05E6\u200F\u00A0", "\xff"}) ==
             "=1+1,\t\u05E6\u200F\u00A0,\xff\r\n");
  BOOST_TEST(csv_record({"a\nb", "\"c\"", ""}) ==
             "\"a\nb\",\"\"\"c\"\"\",\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
