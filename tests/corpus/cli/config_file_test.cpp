#include "corpus/cli/config_file.hpp"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <sstream>
#include <string>

#include "dateline/error.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(config_file_reading)

namespace {

std::string read(const std::string& text) {
  std::istringstream in(text);
  std::string all;
  try {
    for (const Setting& setting : read_settings(in, "config")) {
      all += setting.key + "<" + setting.value + ">" + setting.place + ";";
    }
  } catch (const Error& error) {
    all += error.what();
  }
  return all;
}

struct Row {
  const char* text;
  const char* settings;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.text;
}

const Row rows[] = {
    {"", ""},
    {"db = news.idx\nlimit=5\n", "db<news.idx>config:1;limit<5>config:2;"},
    {"  db\t=  my news.idx  ", "db<my news.idx>config:1;"},
    {"# all\r\n\r\ndb = a#b=c\r\n", "db<a#b=c>config:3;"},
    {"db =\n", "db<>config:1;"},
    {"\xef\xbb\xbf# all\ndb = x\n", "db<x>config:2;"},
    {"\xef\xbb\xbf"
     "db = x\n",
     "db<x>config:1;"},
    {"db = x\nnews.idx\n",
     "cannot read the config file: config:2: the line is not of the form "
     "'key = value'"},
    {"= x\n",
     "cannot read the config file: config:1: the line is not of the form "
     "'key = value'"},
};

}  // namespace

BOOST_DATA_TEST_CASE(reads_keys_and_values, data::make(rows), row) {
  BOOST_TEST(read(row.text) == row.settings);
}

// Nobody may ever write into it.
BOOST_AUTO_TEST_CASE(a_pipe_is_not_waited_for) {
  const auto home = std::filesystem::temp_directory_path() /
                    ("dateline-config-" + std::to_string(::getpid()));
  const auto file = home / "dateline" / "config";
  std::filesystem::create_directories(file.parent_path());
  ::setenv("XDG_CONFIG_HOME", home.c_str(), 1);
  BOOST_REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
  BOOST_CHECK_EXCEPTION(read_config_file(), Error, [&](const Error& error) {
    return std::string(error.what()) ==
           "cannot read the config file: " + file.string() +
               ": it is not a file; move it away";
  });
  std::filesystem::remove(file);
  std::filesystem::create_directory(file);
  BOOST_CHECK_THROW(read_config_file(), Error);
  std::filesystem::remove(file);
  std::filesystem::create_symlink("/dev/null", file);
  BOOST_TEST(read_config_file().empty());
  ::unsetenv("XDG_CONFIG_HOME");
  std::filesystem::remove_all(home);
}

BOOST_AUTO_TEST_CASE(relative_folders_are_none) {
  ::setenv("XDG_CONFIG_HOME", "relative", 1);
  ::unsetenv("HOME");
  BOOST_TEST(!config_file().has_value());
  ::unsetenv("XDG_CONFIG_HOME");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
