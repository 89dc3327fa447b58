#include "corpus/cli/command_line.hpp"

#include <stdlib.h>

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <iostream>
#include <ostream>
#include <sstream>

#include "corpus/cli/option_values.hpp"
#include "dateline/error.hpp"

namespace data = boost::unit_test::data;
namespace po = boost::program_options;

namespace dateline {
BOOST_AUTO_TEST_SUITE(command_line)

namespace {

using Words = std::vector<std::string>;

po::options_description toy_options() {
  po::options_description group("Toy");
  group.add_options()("db,d", po::value<std::string>()->value_name("INDEX"),
                      "the index")(
      "limit,n", po::value<std::string>()->value_name("N"), "at most N")(
      "width", po::value<std::string>()->value_name("N"), "columns")(
      "name", po::value<std::vector<std::string>>(), "names")(
      "loud", po::bool_switch(), "shout");
  add_general_options(group);
  return group;
}

const CommandLine toy{"toy", "Usage: toy\n", toy_options, "The end.\n",
                      "words"};

bool all_but_name(std::string_view option) { return option != "name"; }

std::size_t limit(const Words& words) {
  return OptionValues(toy, words).number("limit", 1, 100, 10);
}

std::string complaint(const Words& words) {
  try {
    const OptionValues values(toy, words);
    values.number("limit", 1, 100, 10);
    values.number("width", 0, 5, 10);
    values.texts("name");
    return "";
  } catch (const UsageError& error) {
    return error.what();
  }
}

struct WrongRow {
  Words words;
  const char* complaint;
};
std::ostream& operator<<(std::ostream& out, const WrongRow& row) {
  for (const std::string& word : row.words) out << word << ' ';
  return out;
}

const WrongRow wrong[] = {
    {{"--lim", "3"},
     "unrecognised option '--lim'; words that begin with - go after --"},
    {{"-n", "0"}, "option --limit: '0' is not a number from 1 to 100"},
    {{"-n", "101"}, "option --limit: '101' is not a number from 1 to 100"},
    {{"-n", ""}, "option --limit: '' is not a number from 1 to 100"},
    {{"-n", "-1"}, "option --limit: '-1' is not a number from 1 to 100"},
    {{"-n18446744073709551617"},
     "option --limit: '18446744073709551617' is not a number from 1 to 100"},
    {{"-not"},
     "option --limit: 'ot' is not a number from 1 to 100; words that begin "
     "with - go after --"},
    {{"--width=x"}, "option --width: 'x' is not a number from 0 to 5"},
    {{"--name", ""}, "option --name: '' is empty"},
    {{"-n", "5", "--limit", "x"},
     "option --limit: 'x' is not a number from 1 to 100; words that begin with "
     "- go after --"},
    {{"-n"}, "the required argument for option '--limit' is missing"},
};

// The exit status, and what is printed to standard error.
std::string run(const std::function<int(const OptionValues&)>& work,
                const Words& words = {}) {
  std::ostringstream messages;
  std::streambuf* const errors = std::cerr.rdbuf(messages.rdbuf());
  const int status = run_command_line(toy, words, work);
  std::cerr.rdbuf(errors);
  return std::to_string(status) + ' ' + messages.str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_value_follows_its_option_in_any_way) {
  for (const Words& words :
       {Words{"--limit", "5"}, {"--limit=5"}, {"-n", "5"}, {"-n5"}}) {
    BOOST_TEST(limit(words) == 5u);
  }
  BOOST_TEST(limit({}) == 10u);
}

BOOST_AUTO_TEST_CASE(the_last_of_several_values_counts_unless_they_add_up) {
  const OptionValues values(
      toy, {"-n1", "--loud", "--name", "a", "x", "--limit", "2", "--name=b",
            "-d", "i", "--loud", "y", "-n", "3"});
  BOOST_TEST(values.number("limit", 1, 100, 10) == 3u);
  BOOST_TEST(values.on("loud"));
  BOOST_TEST(values.texts("name") == (Words{"a", "b"}));
  BOOST_TEST(values.arguments() == (Words{"x", "y"}));
  BOOST_TEST(limit({"-n", "x", "-n", "5"}) == 5u);
}

BOOST_AUTO_TEST_CASE(other_words_are_arguments) {
  const OptionValues values(toy, {"a", "-n1", "b", "--", "-d"});
  BOOST_TEST(values.arguments() == (Words{"a", "b", "-d"}));
}

BOOST_DATA_TEST_CASE(says_what_is_wrong, data::make(wrong), row) {
  BOOST_TEST(complaint(row.words) == row.complaint);
}

BOOST_AUTO_TEST_CASE(the_command_line_goes_before_settings) {
  OptionValues values(toy, {"-n", "5"});
  values.add_settings({{"limit", "7", "f:1"}, {"width", "x", "f:2"}},
                      all_but_name);
  BOOST_TEST(values.number("limit", 1, 100, 10) == 5u);
  BOOST_TEST(values.on_command_line("limit"));
  BOOST_TEST(values.given("width"));
  BOOST_TEST(!values.on_command_line("width"));
  BOOST_CHECK_EXCEPTION(
      values.number("width", 0, 5, 10), UsageError, [](const auto& error) {
        return error.what() ==
               std::string("f:2: width: 'x' is not a number from 0 to 5");
      });
  BOOST_CHECK_THROW(values.add_settings({{"name", "x", "f:3"}}, all_but_name),
                    UsageError);
}

BOOST_AUTO_TEST_CASE(the_index_is_that_of_the_most_particular_place) {
  const auto settings = [] {
    return std::vector<Setting>{{"db", "", "f:1"}, {"db", "config", "f:2"}};
  };
  const auto path = [&](const Words& words) {
    return index_path(OptionValues(toy, words), settings);
  };
  ::unsetenv("DATELINE_DB");
  BOOST_TEST(path({}) == "config");
  ::setenv("DATELINE_DB", "environment", 1);
  BOOST_TEST(path({}) == "environment");
  BOOST_TEST(path({"-d", "line"}) == "line");
  ::unsetenv("DATELINE_DB");
  BOOST_CHECK_THROW(path({"-d", ""}), UsageError);
  BOOST_CHECK_THROW(index_path(OptionValues(toy, Words{}),
                               [] { return std::vector<Setting>(); }),
                    UsageError);
}

BOOST_AUTO_TEST_CASE(help_has_every_option_between_usage_and_closing) {
  const std::string help = help_text(toy);
  BOOST_TEST(help.starts_with("Usage: toy\n"));
  BOOST_TEST(help.ends_with("The end.\n"));
  for (const char* option :
       {"-n [ --limit ] N", "-h [ --help ]", "--version"}) {
    BOOST_TEST(help.find(option) != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(what_is_thrown_becomes_a_message_and_status_2) {
  BOOST_TEST(run([](const auto&) { return 1; }) == "1 ");
  BOOST_TEST(run([](const auto&) -> int { throw Error("cannot a\x1b[31m"); }) ==
             "2 toy: cannot a\uFFFD[31m\n");
  BOOST_TEST(run([](const auto&) -> int {
               throw CorpusError("file", 3, "is odd");
             }) == "2 toy: file:3: is odd\n");
  BOOST_TEST(run([](const auto&) { return 0; }, {"--loud=1"})
                 .starts_with("2 toy: option '--loud'"));
  BOOST_TEST(run([](const auto&) { return 0; }, {"--no"})
                 .ends_with("go after -- (see toy --help)\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
