#include "corpus/index/index_trouble.hpp"

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <string_view>

namespace dateline {
BOOST_AUTO_TEST_SUITE(index_trouble)

namespace {

std::string_view remedy(int error, IndexAccess access) {
  return index_remedy({error, std::generic_category()}, access);
}

}  // namespace

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
