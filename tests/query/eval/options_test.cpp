#include "query/eval/options.hpp"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "corpus/cli/option_values.hpp"

namespace data = boost::unit_test::data;

namespace dateline::eval {
BOOST_AUTO_TEST_SUITE(options)

namespace {

Options parse_words(const std::vector<std::string>& words) {
  return parse(OptionValues(command_line, words));
}

struct Wrong {
  std::vector<std::string> words;
  const char* complaint;
};
std::ostream& operator<<(std::ostream& out, const Wrong& wrong) {
  for (const std::string& word : wrong.words) out << word << ' ';
  return out;
}

const Wrong wrong[] = {
    {{}, "no files given; name the judgements and a run"},
    {{"q"}, "no run given; name one after the judgements"},
    {{"q", ""}, "the name of a file is empty; name a file or -"},
    {{"-", "-"}, "standard input can be only one of the files"},
    {{"--map-depth", "0", "q", "r"},
     "option --map-depth: '0' is not a number from 1 to 1000000"},
    {{"--map-depth=1e3", "q", "r"},
     "option --map-depth: '1e3' is not a number from 1 to 1000000"},
    {{"--worst", "-1", "q", "r"},
     "option --worst: '-1' is not a number from 1 to 1000000"},
    {{"--changes", "99999999999999999999", "q", "r", "s"},
     "option --changes: '99999999999999999999' is not a number from 1 to "
     "1000000"},
    {{"--changes", "3", "q", "r"},
     "option --changes has no effect with one run; name two"},
    {{"--format", "xml", "q", "r"},
     "option --format: 'xml' is not text, csv or jsonl"},
    {{"--format", "csv", "--worst", "3", "q", "r"},
     "option --worst has no effect with --format csv or jsonl; --per-topic "
     "shows "
     "all topics there"},
    {{"--format", "jsonl", "--changes", "3", "q", "r", "s"},
     "option --changes has no effect with --format csv or jsonl; --per-topic "
     "shows all topics there"},
    {{"--top", "q", "r"},
     "unrecognised option '--top'; files that begin with - go after --"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(all_options_are_read) {
  const Options options =
      parse_words({"--map-depth", "1000", "--per-topic", "--worst=3",
                   "--changes", "4", "q", "a.run", "-"});
  BOOST_TEST(options.qrels == "q");
  BOOST_TEST(options.runs == (std::vector<std::string>{"a.run", "-"}));
  BOOST_TEST(options.map_depth == 1000u);
  BOOST_TEST(options.per_topic);
  BOOST_TEST(options.worst == 3u);
  BOOST_TEST(options.changes == 4u);
  BOOST_TEST((options.format == Format::text));
}

BOOST_AUTO_TEST_CASE(defaults_hold_where_nothing_is_said) {
  const Options options = parse_words({"q", "r", "--format", "jsonl"});
  BOOST_TEST(options.map_depth == 100u);
  BOOST_TEST(!options.per_topic);
  BOOST_TEST(options.worst == 0u);
  BOOST_TEST(options.changes == 0u);
  BOOST_TEST((options.format == Format::jsonl));
}

BOOST_AUTO_TEST_CASE(after_two_dashes_all_words_are_files) {
  BOOST_TEST(parse_words({"--", "--per-topic", "-h"}).qrels == "--per-topic");
}

BOOST_DATA_TEST_CASE(wrong_lines_are_refused_with_a_reason, data::make(wrong),
                     row) {
  BOOST_CHECK_EXCEPTION(parse_words(row.words), UsageError,
                        [&](const UsageError& error) {
                          BOOST_TEST(error.what() == row.complaint);
                          return true;
                        });
}

BOOST_AUTO_TEST_CASE(help_fits_a_screen) {
  BOOST_TEST(std::ranges::count(help_text(command_line), '\n') < 60);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::eval
