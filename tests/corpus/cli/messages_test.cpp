#include "corpus/cli/messages.hpp"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <iostream>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(messages)

namespace {

struct Pair {
  const char* one;
  const char* other;
};
std::ostream& operator<<(std::ostream& out, const Pair& pair) {
  return out << pair.one;
}

const Pair same[] = {
    {"no passage has 'veto'", "no passage has 'O'Neill'"},
    {"no passage has 'a'", "no passage has 'a', 'b' and 'c'"},
    {"no passage has \"the who\"", "no passage has 'x'"},
    {"not UTF-8 at byte 5", "not UTF-8 at byte 1,234,567"},
    {"the line has 7 bytes", "the line has 70,000 bytes"},
    {"'it's' is ignored", "'日本' is ignored"},
    {"the quotation 'a is not closed", "the quotation 'b c d"},
};

const Pair different[] = {
    {"no passage has 'a'", "no article has 'a'"},
    {"'a' is ignored", "'a' is too common"},
    {"not UTF-8 at byte 5", "not JSON at byte 5"},
    {"don't do this", "don't do that"},
};

std::string logged(const std::string& message) {
  std::ostringstream out;
  std::streambuf* const saved = std::cerr.rdbuf(out.rdbuf());
  log_message(message);
  std::cerr.rdbuf(saved);
  return out.str();
}

// Standard error writes what it has when it is told to, which it is after each
// piece; it fails the first time.
struct WrittenPieces : std::stringbuf {
  int sync() override {
    pieces.push_back(str());
    str({});
    return pieces.size() == 1 ? -1 : 0;
  }

  std::vector<std::string> pieces;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_message_is_one_piece_and_its_loss_silences_no_other) {
  WrittenPieces written;
  std::streambuf* const saved = std::cerr.rdbuf(&written);
  log_message("one");
  log_message("two");
  std::cerr.rdbuf(saved);
  BOOST_REQUIRE(written.pieces.size() == 2u);
  BOOST_TEST(written.pieces[0].ends_with(": one\n"));
  BOOST_TEST(written.pieces[1].ends_with(": two\n"));
}

BOOST_DATA_TEST_CASE(what_is_said_of_different_things_is_one_kind,
                     data::make(same), pair) {
  BOOST_TEST(message_kind(pair.one) == message_kind(pair.other));
}

BOOST_DATA_TEST_CASE(what_is_said_decides_the_kind, data::make(different),
                     pair) {
  BOOST_TEST(message_kind(pair.one) != message_kind(pair.other));
}

BOOST_AUTO_TEST_CASE(a_kind_of_nothing_is_nothing) {
  BOOST_TEST(message_kind("") == "");
  BOOST_TEST(message_kind("'") == message_kind("\""));
}

BOOST_AUTO_TEST_CASE(a_message_is_one_line_without_harmful_characters) {
  const std::string line = logged("a\x1b[2J\n\u009b\u202Eb\u2028c");
  BOOST_TEST(line.ends_with(": a\uFFFD[2J \uFFFDb c\n"));
}

BOOST_AUTO_TEST_CASE(a_message_keeps_its_begin_and_its_remedy) {
  std::string long_value;
  for (int i = 0; i < 1'000'000; ++i) long_value += "\u00E9";
  const std::string line = logged("option --x: '" + long_value + "' is wrong");
  BOOST_TEST(line.size() < 2000u);
  BOOST_TEST(line.find("option --x: '\u00E9") != line.npos);
  BOOST_TEST(line.find("\u00E9 ... \u00E9") != line.npos);
  BOOST_TEST(line.ends_with("\u00E9' is wrong\n"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
