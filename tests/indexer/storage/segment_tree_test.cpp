#include "indexer/storage/segment_tree.hpp"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <numeric>
#include <random>

#include "corpus/index/passage_files.hpp"
#include "indexer/storage/segment.hpp"
#include "tests/indexer/test_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(segment_tree)

namespace {

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

PassageDocument passage(const std::string& text) {
  PassageDocument document;
  document.terms = {{"en:word", 2}, {"en:" + text, 1}};
  document.data = text;
  document.trace = "trace of " + text;
  return document;
}

// Segment i holds i % 3 passages.
std::vector<PassageDocument> segment(std::size_t number) {
  std::vector<PassageDocument> passages;
  for (std::size_t i = 0; i < number % 3; ++i) {
    passages.push_back(
        passage(std::to_string(number) + "." + std::to_string(i)));
  }
  return passages;
}

std::vector<std::string> texts(const std::vector<fs::path>& segments) {
  std::vector<std::string> found;
  for (const fs::path& path : segments) {
    const Xapian::Database database(path.string());
    const PassageFiles files(path);
    BOOST_TEST_REQUIRE(files.records.size() == database.get_doccount());
    for (auto id = database.postlist_begin(""); id != database.postlist_end("");
         ++id) {
      found.push_back(files.records.at(*id));
      BOOST_TEST(files.traces.at(*id) == "trace of " + found.back());
    }
  }
  return found;
}

std::vector<std::string> expected_texts(std::size_t count) {
  std::vector<std::string> expected;
  for (std::size_t number = 0; number < count; ++number) {
    for (const auto& document : segment(number)) {
      expected.push_back(document.data);
    }
  }
  return expected;
}

}  // namespace

BOOST_DATA_TEST_CASE(documents_keep_the_order_of_the_numbers,
                     data::make({0, 1, 3, 4, 5, 16, 17, 40}), count) {
  const TemporaryFolder folder;
  SegmentTree tree(folder / "", 4);
  std::vector<std::size_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0);
  std::ranges::shuffle(numbers, std::mt19937(count));
  for (const std::size_t number : numbers) tree.add(number, segment(number));
  BOOST_TEST(texts(tree.segments()) == expected_texts(count),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_large_segment_is_written_in_pieces) {
  const TemporaryFolder folder;
  SegmentTree tree(folder / "", 3);
  std::vector<PassageDocument> passages;
  std::vector<std::string> expected;
  for (std::size_t number = 0; number < 20'003; ++number) {
    expected.push_back("p" + std::to_string(number));
    passages.push_back(passage(expected.back()));
  }
  tree.add(0, passages);
  BOOST_TEST(texts(tree.segments()) == expected,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(pieces_come_before_the_rest_of_their_segment) {
  const TemporaryFolder folder;
  SegmentTree tree(folder / "", 3);
  std::vector<std::string> expected{"0"};
  for (std::size_t number = 0; number < 8; ++number) {
    expected.push_back("p" + std::to_string(number));
    tree.add_piece(1, std::vector{passage(expected.back())});
  }
  expected.emplace_back("rest");
  tree.add(1, {passage("rest")});
  tree.add(0, {passage("0")});
  tree.add_piece(2, std::vector{passage("alone")});
  tree.add(2, {});
  expected.emplace_back("alone");
  BOOST_TEST(texts(tree.segments()) == expected,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(few_segments_are_left_to_merge) {
  const TemporaryFolder folder;
  SegmentTree tree(folder / "", 4);
  for (std::size_t number = 0; number < 63; ++number) {
    tree.add(number, segment(number));
  }
  BOOST_TEST(tree.segments().size() <= 9u);  // three of each level
}

BOOST_AUTO_TEST_CASE(a_merge_keeps_documents_of_its_sources_in_order) {
  const TemporaryFolder folder;
  write_segment(folder / "one", std::vector{passage("a"), passage("b")},
                RecordStorage::compressed);
  write_segment(folder / "two", std::vector{passage("c")},
                RecordStorage::plain);
  merge({folder / "two", folder / "one"}, folder / "all",
        RecordStorage::compressed);
  const std::vector<std::string> expected{"c", "a", "b"};
  BOOST_TEST(texts({folder / "all"}) == expected,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
