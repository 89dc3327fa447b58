#include "indexer/storage/record_file_writer.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "corpus/index/record_file.hpp"
#include "dateline/error.hpp"
#include "tests/indexer/test_index.hpp"

namespace dateline {

BOOST_AUTO_TEST_SUITE(record_file_writer)

namespace {

// Records of invented words, `count` of them.
std::vector<std::string> random_records(std::size_t count) {
  std::mt19937 random(7);
  std::vector<std::string> words(500);
  for (std::string& word : words) {
    for (auto left = 3 + random() % 6; left > 0; --left) {
      word += static_cast<char>('a' + random() % 26);
    }
  }
  std::vector<std::string> records(count);
  for (std::string& record : records) {
    for (auto left = random() % 200; left > 0; --left) {
      record += words[random() % words.size()] + ' ';
    }
  }
  return records;
}

std::filesystem::path written(const TemporaryFolder& folder,
                              const std::vector<std::string>& records,
                              RecordStorage storage,
                              const std::string& dictionary) {
  const auto path = folder / "records";
  RecordFileWriter writer(path, storage, dictionary);
  for (const std::string& record : records) writer.add(record);
  writer.finish();
  return path;
}

void check(const std::filesystem::path& path,
           const std::vector<std::string>& records) {
  const RecordFile file(path);
  BOOST_TEST_REQUIRE(file.size() == records.size());
  for (std::uint32_t number = 1; number <= file.size(); ++number) {
    BOOST_TEST_REQUIRE(file.at(number) == records[number - 1]);
  }
  BOOST_CHECK_THROW(file.at(0), IndexError);
  BOOST_CHECK_THROW(file.at(file.size() + 1), IndexError);
}

}  // namespace

BOOST_AUTO_TEST_CASE(records_are_read_as_they_were_written) {
  const TemporaryFolder folder;
  const auto records = random_records(2'000);
  const std::string dictionary = train_dictionary(records, records.size());
  BOOST_TEST(!dictionary.empty());
  const auto bytes = [&](RecordStorage storage, const std::string& with) {
    const auto path = written(folder, records, storage, with);
    check(path, records);
    return std::filesystem::file_size(path);
  };
  const auto plain = bytes(RecordStorage::plain, "");
  const auto alone = bytes(RecordStorage::compressed, "");
  const auto together = bytes(RecordStorage::compressed, dictionary);
  BOOST_TEST(alone < plain);
  BOOST_TEST(together < alone);
}

BOOST_AUTO_TEST_CASE(few_records_have_no_dictionary) {
  BOOST_TEST(train_dictionary(random_records(100), 100).empty());
  BOOST_TEST(train_dictionary({}, 0).empty());
}

// A hit never shows a text that is not the passage's.
BOOST_AUTO_TEST_CASE(no_flipped_byte_gives_another_record) {
  const TemporaryFolder folder;
  const auto records = random_records(20);
  const std::string whole =
      bytes_of(written(folder, records, RecordStorage::compressed, ""));
  for (std::size_t at = 0; at < whole.size(); at += 5) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    write_file(folder / "changed", changed);
    try {
      const RecordFile file(folder / "changed");
      for (std::uint32_t number = 1; number <= file.size(); ++number) {
        BOOST_TEST(file.at(number) == records[number - 1]);
      }
    } catch (const IndexError&) {
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
