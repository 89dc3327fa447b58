#include "corpus/index/index_identity.hpp"

#include <boost/test/unit_test.hpp>

#include "corpus/index/index_schema.hpp"
#include "dateline/error.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(index_identity)

namespace {

std::string refusal(const IndexIdentity& index) {
  try {
    check_identity(index, "news.idx");
  } catch (const IndexError& error) {
    return error.what();
  }
  return "";
}

BOOST_AUTO_TEST_CASE(an_index_of_this_program_is_accepted) {
  BOOST_TEST(refusal(own_identity("fr")) == "");
}

BOOST_AUTO_TEST_CASE(an_index_of_another_schema_is_refused) {
  IndexIdentity index = own_identity();
  index.schema = "99";
  BOOST_TEST(refusal(index) ==
             "cannot open index 'news.idx': it was built by schema 99, and "
             "this program has schema " +
                 std::to_string(schema::schema_version) +
                 "; index the articles again into a new folder with "
                 "dateline-index");
  index.schema = "";
  BOOST_TEST(refusal(index).find("built by schema unknown,") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_index_of_another_analyser_is_refused) {
  IndexIdentity index = own_identity();
  index.analyser = "other";
  BOOST_TEST(refusal(index) ==
             "cannot open index 'news.idx': its terms were made by another "
             "version of the analyser or of the stemmer; index the articles "
             "again into a new folder with dateline-index");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
