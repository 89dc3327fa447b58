#include "indexer/storage/segment_merger.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "dateline/error.hpp"
#include "tests/indexer/test_index.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// An index of three segments, of which all have dead passages but the last.
struct SegmentMergerFixture {
  SegmentMergerFixture() {
    RandomArticles random(21);
    for (const std::size_t count : {60, 40, 20}) {
      const fs::path file = folder / (std::to_string(count) + ".jsonl");
      write_articles(file, random.next(count));
      WriterSettings settings = in_memory();
      settings.merges = false;
      index_paths(index, {file}, settings);
    }
    before = dump(index);
  }

  void take(const MergeStep& step, unsigned threads = 1) const {
    Manifest manifest = StoredIndex(index).manifest;
    take_step(step, {threads, 4}, IndexFolder(index), manifest);
    BOOST_TEST((StoredIndex(index).manifest == manifest));
  }

  TemporaryFolder folder;
  fs::path index = folder / "news.idx";
  std::vector<std::string> before;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(segment_merger, SegmentMergerFixture)

BOOST_AUTO_TEST_CASE(merged_segments_hold_what_they_held) {
  const std::size_t dead = StoredIndex(index).dead();
  BOOST_TEST(dead > 20u);
  take({{0, 1}, false});
  BOOST_TEST(StoredIndex(index).segments.size() == 2u);
  BOOST_TEST(StoredIndex(index).dead() == dead);
  BOOST_TEST((dump(index) == before));
  take({{0, 1}, false});
  BOOST_TEST((dump(index) == before));
}

BOOST_AUTO_TEST_CASE(a_segment_that_is_written_anew_lacks_only_the_dead) {
  take({{0}, true});
  BOOST_TEST((dump(index) == before));
  take({{0}, true}, 4);
  BOOST_TEST((dump(index) == before));
  BOOST_TEST(StoredIndex(index).dead() == 0u);
}

BOOST_AUTO_TEST_CASE(a_damaged_segment_is_not_merged) {
  const std::string name = StoredIndex(index).manifest.segments[1].name;
  const fs::path file = index / name / "records";
  {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(5000);
    bytes.put('\x5A');
  }
  BOOST_CHECK_EXCEPTION(
      take({{0, 1}, false}), IndexError, [](const auto& error) {
        return std::string(error.what())
                   .find("records does not fit its checksum") !=
               std::string::npos;
      });
  BOOST_TEST(StoredIndex(index).segments.size() == 3u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
