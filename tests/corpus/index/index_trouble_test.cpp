#include "corpus/index/index_trouble.hpp"

#include <sys/resource.h>

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>

#include "corpus/index/mapped_pages.hpp"
#include "corpus/index/segment_files.hpp"
#include "dateline/error.hpp"
#include "tests/corpus/test_files.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(index_trouble)

namespace {

namespace fs = std::filesystem;

std::string_view remedy(int error, IndexAccess access) {
  return index_remedy({error, std::generic_category()}, access);
}

// What reading the file throws if the process may open no more files. It is
// tried before too, since a sanitizer opens a pipe when it first sees the class
// of an object.
std::string trouble_without_files(const std::function<void(fs::path)>& read,
                                  const fs::path& file) {
  const auto trouble = [&](const fs::path& path) -> std::string {
    try {
      read(path);
    } catch (const IndexError& error) {
      return error.what();
    }
    return "";
  };
  BOOST_TEST(trouble(file.parent_path() / "missing") != "");
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const rlimit none{0, limit.rlim_max};
  ::setrlimit(RLIMIT_NOFILE, &none);
  std::string message = trouble(file);
  ::setrlimit(RLIMIT_NOFILE, &limit);
  return message;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_file_that_may_not_be_opened_is_not_damaged) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "traces";
  std::ofstream(file) << "content";
  for (const std::string& message :
       {trouble_without_files(mapped_file, file),
        trouble_without_files(describe_file, file)}) {
    BOOST_TEST(message.find("ulimit -n") != message.npos, message);
    BOOST_TEST(message.find("damaged") == message.npos, message);
  }
  BOOST_TEST(describe_file(file).bytes == 7);
  BOOST_TEST(mapped_file(file).get_size() == 7);
}

BOOST_AUTO_TEST_CASE(who_reads_is_told_something_else_than_who_writes) {
  using enum IndexAccess;
  BOOST_TEST(remedy(EACCES, read).find("may read") != std::string::npos);
  BOOST_TEST(remedy(EACCES, write).find("written") != std::string::npos);
  BOOST_TEST(remedy(EMFILE, read).find("-j") == std::string::npos);
  BOOST_TEST(remedy(EMFILE, write).find("-j") != std::string::npos);
  BOOST_TEST(remedy(ENOENT, read) == remedy(ENOENT, write));
  BOOST_TEST(!remedy(EXDEV, read).empty());
}

BOOST_AUTO_TEST_CASE(an_error_is_known_by_the_words_of_the_system) {
  BOOST_TEST(
      quoted_error("Failed (v.tmp (Permission denied)), and so on").value() ==
      EACCES);
  BOOST_TEST(
      quoted_error("Couldn't open x (No such file or directory)").value() ==
      ENOENT);
  BOOST_TEST(!quoted_error("EOF reading block 7"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
