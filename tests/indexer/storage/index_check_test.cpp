#include "indexer/storage/index_check.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>

#include "corpus/index/passage_record.hpp"
#include "corpus/index/segment_files.hpp"
#include "indexer/storage/segment.hpp"
#include "tests/indexer/test_index.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// An index of two segments, of which the first has dead passages.
struct IndexCheckFixture {
  IndexCheckFixture() {
    RandomArticles random(31);
    for (const std::size_t count : {40, 5}) {
      const fs::path file = folder / "articles.jsonl";
      write_articles(file, random.next(count));
      index_paths(index, {file}, in_memory());
    }
  }

  std::vector<std::string> problems() const { return problems(manifest()); }
  std::vector<std::string> problems(const Manifest& manifest) const {
    return check_index(IndexFolder(index), manifest, 2);
  }
  Manifest manifest() const { return StoredIndex(index).manifest; }

  // The names of all files that the manifest lists.
  std::vector<fs::path> files() const {
    std::vector<fs::path> paths;
    for (const SegmentEntry& segment : manifest().segments) {
      for (const FileEntry& file : segment.files) {
        paths.push_back(index / segment.name / file.name);
      }
      if (segment.tombstone) paths.push_back(index / segment.tombstone->name);
    }
    return paths;
  }

  TemporaryFolder folder;
  fs::path index = folder / "news.idx";
};

// Changes a byte while it lives.
class FlippedByte {
 public:
  FlippedByte(fs::path file, std::size_t at) : file_(std::move(file)), at_(at) {
    flip();
  }
  ~FlippedByte() { flip(); }
  FlippedByte(const FlippedByte&) = delete;
  FlippedByte& operator=(const FlippedByte&) = delete;

 private:
  void flip() const {
    std::fstream bytes(file_, std::ios::in | std::ios::out | std::ios::binary);
    const auto place = static_cast<std::streamoff>(at_);
    bytes.seekg(place);
    const int old = bytes.get();
    bytes.seekp(place);
    bytes.put(static_cast<char>(old ^ 0x40));
  }

  fs::path file_;
  std::size_t at_;
};

bool has(const std::vector<std::string>& problems, const std::string& part) {
  return std::ranges::any_of(problems, [&](const std::string& problem) {
    return problem.find(part) != std::string::npos;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(index_check, IndexCheckFixture)

BOOST_AUTO_TEST_CASE(a_sound_index_has_no_problems) {
  BOOST_TEST(StoredIndex(index).dead() > 0u);
  BOOST_TEST(problems() == std::vector<std::string>(),
             boost::test_tools::per_element());
  BOOST_TEST(check_index(IndexFolder(index), Manifest(), 1).empty());
}

BOOST_AUTO_TEST_CASE(a_flipped_byte_anywhere_is_found) {
  const Manifest whole = manifest();
  RandomArticles random(32);
  for (const fs::path& file : files()) {
    for (int i = 0; i < 10; ++i) {
      const FlippedByte flipped(file, random.below(fs::file_size(file)));
      BOOST_TEST(has(problems(whole), file.filename().string()));
    }
  }
}

BOOST_AUTO_TEST_CASE(folders_and_pipes_in_place_of_files_are_found) {
  const Manifest whole = manifest();
  for (const fs::path& file : files()) {
    const std::string name = file.filename().string();
    fs::rename(file, folder / "file");
    fs::create_directory(file);
    BOOST_TEST(has(problems(whole), name + " is no regular file"));
    fs::remove(file);
    BOOST_REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
    BOOST_TEST(has(problems(whole), name + " is no regular file"));
    fs::rename(folder / "file", file);
  }
}

BOOST_AUTO_TEST_CASE(a_pipe_in_place_of_the_manifest_is_not_waited_for) {
  const fs::path file = IndexFolder(index).manifest();
  fs::remove(file);
  BOOST_REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
  BOOST_TEST(IndexFolder(index).read_manifest().value_or("none") == "");
}

BOOST_AUTO_TEST_CASE(counts_that_do_not_fit_are_found) {
  Manifest changed = manifest();
  ++changed.segments[1].living.languages.begin()->second.tokens;
  BOOST_TEST(has(problems(changed), "does not hold what the manifest counts"));
}

// As if another analyser had made it: the checksums fit.
BOOST_AUTO_TEST_CASE(terms_that_the_text_does_not_give_are_found) {
  Manifest changed = manifest();
  SegmentEntry& entry = changed.segments[1];
  PassageDocument document;
  document.terms = {{"en:zzz", 1}};
  const PassageRecord record = StoredIndex(index).segments[1].record(1);
  document.data = encode(record);
  const fs::path segment = index / entry.name;
  fs::remove_all(segment);
  write_segment(segment, std::vector{document}, RecordStorage::compressed);
  entry.passages = 1;
  entry.living = {0, {{record.language, {1, 1}}}, ""};
  for (FileEntry& file : entry.files) file = describe_file(segment / file.name);
  BOOST_TEST(has(problems(changed), "what is indexed of them: 1"));
}

BOOST_AUTO_TEST_CASE(a_tombstone_that_does_not_fit_is_found) {
  Manifest changed = manifest();
  SegmentEntry& entry = changed.segments[0];
  const std::vector<std::uint32_t> dead = read_tombstone(index, entry).dead();
  const fs::path file = index / entry.tombstone->name;
  write_file(file, Tombstone(dead, {{"en:other", {1, 1}}}).encode());
  entry.tombstone = describe_file(file);
  BOOST_TEST(has(problems(changed), "tombstone that does not fit"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
