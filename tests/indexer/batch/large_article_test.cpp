#include <sys/resource.h>
#include <sys/wait.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/indexer/test_index.hpp"
#include "tests/support/tool_process.hpp"

// A large article takes memory for its text, and not for each of its words at
// once: 20 MB of words of one letter have ten million.
namespace dateline {
namespace {

#ifdef __SANITIZE_ADDRESS__  // which needs memory of its own
constexpr int words = 100'000;
constexpr long most_memory = 2048L << 10;
#else
constexpr int words = 10'000'000;
constexpr long most_memory = 320L << 10;  // KiB; it took 149 MiB
#endif

void write_article_of_tiny_words(const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary);
  out << R"({"id":"a","date":"2024-06-19","title":"Letters","text":")";
  for (int i = 0; i < words; ++i) out << static_cast<char>('a' + i % 3) << ' ';
  out << "\"}\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(large_article)

BOOST_AUTO_TEST_CASE(a_large_article_of_tiny_words_takes_little_memory) {
  const TemporaryFolder folder;
  write_article_of_tiny_words(folder / "a.jsonl");
  const Tool tool(folder, DATELINE_INDEX_TOOL, folder / "index");
  const pid_t child = tool.start({"-j", "2", (folder / "a.jsonl").string()});
  int status = 0;
  rusage usage{};
  BOOST_TEST_REQUIRE(::wait4(child, &status, 0, &usage) == child);
  BOOST_TEST_REQUIRE(status == 0, tool.err());
  BOOST_TEST(usage.ru_maxrss < most_memory);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
