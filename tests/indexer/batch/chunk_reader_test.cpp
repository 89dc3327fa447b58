#include "indexer/batch/chunk_reader.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/indexer/test_index.hpp"

namespace {

using namespace dateline;

std::vector<std::size_t> records_of_chunks(const std::filesystem::path& file,
                                           std::size_t chunk_bytes) {
  ChunkReader reader({file}, {}, chunk_bytes);
  std::vector<std::size_t> records;
  while (const auto chunk = reader.next()) {
    records.push_back(chunk->records.size());
  }
  return records;
}

BOOST_AUTO_TEST_SUITE(chunks)

// Whatever gives the articles: memory is bounded by this.
BOOST_AUTO_TEST_CASE(end_with_the_record_that_fills_them) {
  const TemporaryFolder folder;
  const std::string text(1'000, 'a');
  std::string lines, rows = "id,text\n", items;
  for (int i = 0; i < 20; ++i) {
    const std::string id = std::to_string(i);
    lines += json_line(article(id, text)) + '\n';
    rows += id + ',' + text + '\n';
    items += "<item><title>" + id + "</title><description>" + text +
             "</description></item>";
  }
  write_file(folder / "a.jsonl", lines);
  write_file(folder / "a.csv", rows);
  write_file(folder / "a.xml", "<rss><channel>" + items + "</channel></rss>");
  for (const char* name : {"a.jsonl", "a.csv", "a.xml"}) {
    const auto records = records_of_chunks(folder / name, 2'500);
    BOOST_TEST_REQUIRE(records.size() > 5u, name);
    BOOST_TEST(*std::ranges::max_element(records) == 3u, name);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
