#include "indexer/tool/batch_messages.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iostream>
#include <sstream>

namespace dateline::index_tool {
BOOST_AUTO_TEST_SUITE(batch_messages)

namespace {

// What the messages print to standard error.
std::string printed(const std::function<void(BatchMessages&)>& add) {
  std::ostringstream out;
  std::streambuf* const saved = std::cerr.rdbuf(out.rdbuf());
  BatchMessages messages;
  add(messages);
  messages.finish();
  std::cerr.rdbuf(saved);
  return out.str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(of_a_kind_a_hundred_are_printed_and_the_rest_counted) {
  const std::string text = printed([](BatchMessages& messages) {
    for (int i = 1; i <= 5000; ++i) {
      messages.add("a.jsonl:" + std::to_string(i),
                   "not JSON at byte " + std::to_string(i) + " of 'x" +
                       std::to_string(i) + "y'");
    }
    messages.add("b.txt", "the file is empty");
  });
  BOOST_TEST(std::ranges::count(text, '\n') == 102);
  BOOST_TEST(text.find("a.jsonl:100: ") != std::string::npos);
  BOOST_TEST(text.find("a.jsonl:101: ") == std::string::npos);
  BOOST_TEST(text.find("b.txt: the file is empty\n") != std::string::npos);
  BOOST_TEST(text.find("and 4900 more of this kind: not JSON at byte 1 of") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(kinds_without_number_are_bounded_too) {
  const std::string text = printed([](BatchMessages& messages) {
    for (int i = 0; i < 5000; ++i) {
      std::string reason = "reason ";
      for (int n = i; n > 0; n /= 26) reason += static_cast<char>('a' + n % 26);
      messages.add("", reason);
    }
  });
  BOOST_TEST(std::ranges::count(text, '\n') < 300);
}

BOOST_AUTO_TEST_CASE(what_was_told_of_a_batch_is_not_told_of_the_next) {
  const std::string text = printed([](BatchMessages& messages) {
    for (int batch = 0; batch < 3; ++batch) {
      messages.add("a.txt", "the file is empty");
      if (batch != 1) messages.add("b.txt", "the file is empty");
      messages.add_of_batch("not pruned: " + std::to_string(batch) +
                            " would go");
      for (int i = 1; i <= 150; ++i) {
        messages.add("c.jsonl:" + std::to_string(i), "not JSON at byte 1");
      }
      messages.finish();
    }
  });
  const auto count = [&](const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != text.npos;
         at = text.find(part, at + 1)) {
      ++found;
    }
    return found;
  };
  BOOST_TEST(count("a.txt: ") == 1u);
  BOOST_TEST(count("b.txt: ") == 2u);  // it was mended, and is empty again
  BOOST_TEST(count("c.jsonl:") == 100u);
  BOOST_TEST(count("and 50 more") == 1u);
  BOOST_TEST(count("not pruned: ") == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline::index_tool
