#include "indexer/storage/blob_file_writer.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/index/blob_file.hpp"
#include "dateline/error.hpp"
#include "tests/indexer/test_index.hpp"

namespace dateline {

BOOST_AUTO_TEST_SUITE(blob_file_writer)

namespace {

using Blobs = std::vector<std::string>;

const Blobs blobs{"one", "", std::string(70'000, 'x'), std::string("\0b", 2)};

std::filesystem::path written(const TemporaryFolder& folder,
                              const Blobs& blobs) {
  BlobFileWriter writer(folder / "blobs");
  for (const std::string& blob : blobs) writer.add(blob);
  writer.finish();
  return folder / "blobs";
}

}  // namespace

BOOST_AUTO_TEST_CASE(blobs_are_read_as_they_were_written) {
  const TemporaryFolder folder;
  // Places take from one byte to four, and groups are full or not.
  for (const std::size_t size : {0, 10, 1'000, 100'000, 1'100'000}) {
    for (const std::size_t count : {0, 1, 15, 16, 17, 40}) {
      Blobs written_blobs(count, std::string(size, 'x'));
      if (count > 1) written_blobs[1] = "";
      const BlobFile file(written(folder, written_blobs));
      BOOST_TEST_REQUIRE(file.size() == count);
      for (std::uint32_t number = 1; number <= count; ++number) {
        BOOST_TEST((file.at(number) == written_blobs[number - 1]));
      }
      const auto behind = static_cast<std::uint32_t>(count) + 1;
      BOOST_CHECK_THROW(file.at(0), IndexError);
      BOOST_CHECK_THROW(file.at(behind), IndexError);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_cut_is_refused) {
  const TemporaryFolder folder;
  const std::string whole = bytes_of(written(folder, blobs));
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    write_file(folder / "cut", whole.substr(0, size));
    BOOST_CHECK_THROW(BlobFile(folder / "cut"), IndexError);
  }
}

// Nothing outside of the file is read, whatever its places say.
BOOST_AUTO_TEST_CASE(wrong_places_give_an_error_or_other_bytes) {
  const TemporaryFolder folder;
  const std::string whole = bytes_of(written(folder, blobs));
  for (std::size_t at = whole.size() - 28; at < whole.size() - 4; ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    write_file(folder / "changed", changed);
    try {
      const BlobFile file(folder / "changed");
      for (std::uint32_t number = 1; number <= blobs.size(); ++number) {
        BOOST_TEST(file.at(number).size() <= whole.size());
      }
    } catch (const IndexError&) {
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
