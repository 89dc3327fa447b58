#include "indexer/tool/options.hpp"

#include <stdlib.h>

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "corpus/cli/option_values.hpp"

namespace dateline::index_tool {
namespace {

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

Options parse_words(const std::vector<std::string>& words) {
  return parse(OptionValues(command_line, words));
}

struct Wrong {
  std::vector<std::string> words;
  const char* reason;  // a part of the message
};
std::ostream& operator<<(std::ostream& out, const Wrong& wrong) {
  for (const std::string& word : wrong.words) out << word << ' ';
  return out;
}
const Wrong wrong[] = {
    {{}, "no index named"},
    {{"a.txt"}, "DATELINE_DB"},
    {{"-d", "x"}, "no path given"},
    {{"-d"}, "--db"},
    {{"-d", "x", "--keep", "a"}, "--keep"},
    {{"-d", "x", "--rem", "id"}, "--rem"},
    {{"-d", "x", "--pru"}, "--pru"},
    {{"-d", "x", "-j", "0", "a"}, "'0' is not a number from 1 to 1024"},
    {{"-d", "x", "-j", "two", "a"}, "'two'"},
    {{"-d", "x", "-j", "-1", "a"}, "-1"},
    {{"-d", "x", "-j", "99999999999999999999", "a"}, "is not a number"},
    {{"-d", "x", "--wait", "1.5", "a"}, "'1.5'"},
    {{"-d", "x", "--language", "klingonese", "a"}, "'klingonese'"},
    {{"-d", "x", ""}, "a path is empty"},
    {{"-d", "x", "--remove", ""}, "option --remove: '' is empty"},
};

struct OptionsFixture {
  OptionsFixture() {
    ::unsetenv("DATELINE_DB");
    ::setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
  }
  ~OptionsFixture() { ::unsetenv("DATELINE_DB"); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(options, OptionsFixture)

BOOST_AUTO_TEST_CASE(all_options_are_read) {
  const Options options = parse_words(
      {"-d",         "old.idx", "-d",       "news.idx", "-j",         "3",
       "--language", "German",  "--remove", "a",        "--remove=b", "--prune",
       "--strict",   "--root",  "moved",    "--wait",   "60",         "-q",
       "one",        "-",       "two"});
  BOOST_TEST(options.index.string() == "news.idx");
  BOOST_TEST(options.threads == 3u);
  BOOST_TEST(options.language.value() == "de");
  BOOST_TEST(options.remove == (std::vector<std::string>{"a", "b"}));
  BOOST_TEST(options.prune);
  BOOST_TEST(!options.force_prune);
  BOOST_TEST(options.strict);
  BOOST_TEST(options.root.string() == "moved");
  BOOST_TEST(options.wait.count() == 60);
  BOOST_TEST(options.quiet);
  BOOST_TEST(
      (options.paths == std::vector<std::filesystem::path>{"one", "-", "two"}));
}

BOOST_AUTO_TEST_CASE(defaults_hold_where_nothing_is_said) {
  const Options options = parse_words({"-d", "x", "a"});
  BOOST_TEST(options.threads >= 1u);
  BOOST_TEST(!options.language.has_value());
  BOOST_TEST(options.wait.count() == 0);
  BOOST_TEST(!options.quiet);
  BOOST_TEST(!options.prune);
  BOOST_TEST(parse_words({"-d", "x", "--watch", "a"}).wait.count() == 600);
}

BOOST_AUTO_TEST_CASE(the_environment_names_the_index_if_no_option_does) {
  ::setenv("DATELINE_DB", "env.idx", 1);
  BOOST_TEST(parse_words({"a"}).index.string() == "env.idx");
  BOOST_TEST(parse_words({"-d", "x", "a"}).index.string() == "x");
  ::setenv("DATELINE_DB", "", 1);
  BOOST_CHECK_THROW(parse_words({"a"}), UsageError);
}

BOOST_AUTO_TEST_CASE(after_two_dashes_all_words_are_paths) {
  const Options options = parse_words({"-d", "x", "--", "--prune", "-q"});
  BOOST_TEST(!options.prune);
  BOOST_TEST(
      (options.paths == std::vector<std::filesystem::path>{"--prune", "-q"}));
}

BOOST_AUTO_TEST_CASE(removal_needs_no_path) {
  BOOST_CHECK_NO_THROW(parse_words({"-d", "x", "--prune"}));
  BOOST_CHECK_NO_THROW(parse_words({"-d", "x", "--remove", "id"}));
  BOOST_TEST(parse_words({"-d", "x", "--force-prune"}).prune);
}

BOOST_AUTO_TEST_CASE(upkeep_needs_no_path) {
  BOOST_TEST(parse_words({"-d", "x", "--purge"}).purge);
  BOOST_TEST(parse_words({"-d", "x", "--merge"}).merge);
  BOOST_TEST(parse_words({"-d", "x", "--check"}).check);
  BOOST_TEST(!parse_words({"-d", "x", "--check"}).has_batch());
}

BOOST_AUTO_TEST_CASE(what_failed_is_read_again_whatever_its_name) {
  const fs::path folder = fs::temp_directory_path() / "dateline-retry-test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const fs::path odd = folder / "caf\xe9\n.txt";
  const fs::path plain = folder / "ten%FF.txt";
  std::ofstream(odd) << "x";
  std::ofstream(plain) << "x";
  const auto line = [&](const char* outcome, const std::string& name) {
    return std::string(R"({"outcome":")") + outcome + R"(","file":")" +
           (folder / name).string() + "\"}\n";
  };
  const std::string report = (folder / "report.jsonl").string();
  std::ofstream(report) << line("failed", "caf%E9%0A.txt")
                        << line("added", "b.txt")
                        << line("failed", "ten%FF.txt")
                        << "{\"outcome\":\"failed\",\"file\":null}\n";
  BOOST_TEST((parse_words({"-d", "x", "--retry-failed", report}).paths ==
              std::vector<fs::path>{odd, plain}));
  std::ofstream(report) << line("failed", "ten%FF.txt")
                        << "{\"outcome\":\"failed\",\"file\":\"<stdin>\"}\n";
  BOOST_CHECK_THROW(parse_words({"-d", "x", "--retry-failed", report}),
                    UsageError);
  BOOST_TEST((parse_words({"-d", "x", "--retry-failed", report, "-"}).paths ==
              std::vector<fs::path>{"-", plain}));
  std::ofstream(report) << line("added", "b.txt");
  const Options none = parse_words({"-d", "x", "--retry-failed", report});
  BOOST_TEST(none.paths.empty());
  BOOST_TEST(none.has_batch());
  fs::remove_all(folder);
}

BOOST_DATA_TEST_CASE_F(OptionsFixture, wrong_lines_are_refused_with_a_reason,
                       data::make(wrong), row) {
  BOOST_CHECK_EXCEPTION(
      parse_words(row.words), UsageError, [&](const UsageError& error) {
        BOOST_TEST_INFO(error.what());
        return std::string(error.what()).find(row.reason) != std::string::npos;
      });
}

BOOST_AUTO_TEST_CASE(help_fits_a_screen) {
  const std::string help = help_text(command_line);
  BOOST_TEST(std::ranges::count(help, '\n') < 70);
  for (const char* option : {"--db", "--threads", "--language", "--remove",
                             "--prune", "--wait", "--quiet", "--version"}) {
    BOOST_TEST(help.find(option) != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::index_tool
