#include "corpus/index/article_copies.hpp"

#include <boost/test/unit_test.hpp>

#include "dateline/error.hpp"

namespace dateline {
namespace {

StoredCopy copy_with_id(const std::string& id) {
  return {id, "https://" + id + ".example/", "/news/" + id, 3, 70'000, "hash"};
}

ArticleCopies three_copies() {
  ArticleCopies copies;
  copies.set(~std::uint64_t{0}, {"a", {copy_with_id("d"), copy_with_id("b")}});
  copies.set(7, {"m", {copy_with_id("n")}});
  return copies;
}

bool refuses(const std::string& bytes) {
  try {
    ArticleCopies::decode(bytes);
  } catch (const IndexError&) {
    return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(article_copies)

BOOST_AUTO_TEST_CASE(copies_are_found_by_all_that_names_them) {
  const ArticleCopies copies = three_copies();
  BOOST_TEST(copies.size() == 3u);
  BOOST_TEST_REQUIRE(copies.find("b") != nullptr);
  BOOST_TEST((*copies.find("b") == copy_with_id("b")));
  BOOST_TEST(*copies.stored_as("d") == "a");
  BOOST_TEST(copies.of("a")->copies.front().id == "b");
  BOOST_TEST(copies.with_words(7)->article == "m");
  BOOST_TEST(copies.of_origin("/news/n") == std::vector<std::string>{"n"},
             boost::test_tools::per_element());
  BOOST_TEST(copies.find("a") == nullptr);
  BOOST_TEST(copies.stored_as("a") == nullptr);
  BOOST_TEST(copies.of("b") == nullptr);
  BOOST_TEST(copies.with_words(8) == nullptr);
  BOOST_TEST(copies.of_origin("/news/a").empty());
}

BOOST_AUTO_TEST_CASE(a_group_without_copies_is_none) {
  ArticleCopies copies = three_copies();
  copies.erase("n");
  copies.erase("a");  // is no copy
  BOOST_TEST(copies.of("m") == nullptr);
  BOOST_TEST(copies.of_origin("/news/n").empty());
  BOOST_TEST(copies.size() == 2u);
  copies.erase("b");
  BOOST_TEST(copies.of("a")->copies.size() == 1u);
  copies.set(~std::uint64_t{0}, {"a", {}});
  BOOST_TEST(copies.empty());
}

BOOST_AUTO_TEST_CASE(copies_are_read_as_they_were_written) {
  const std::string bytes = three_copies().encode();
  const ArticleCopies copies = ArticleCopies::decode(bytes);
  BOOST_TEST(copies.encode() == bytes);
  BOOST_TEST((*copies.with_words(7) == CopyGroup{"m", {copy_with_id("n")}}));
  BOOST_TEST(ArticleCopies::decode(ArticleCopies().encode()).empty());
}

BOOST_AUTO_TEST_CASE(damaged_copies_are_refused) {
  const std::string bytes = three_copies().encode();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    BOOST_TEST(refuses(bytes.substr(0, size)), "cut to " << size);
  }
  BOOST_TEST(refuses(bytes + '\0'));
  BOOST_TEST(refuses('\x7F' + bytes.substr(1)));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
