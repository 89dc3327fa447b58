#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "dateline/searcher.hpp"
#include "tests/indexer/test_index.hpp"
#include "tests/support/tool_process.hpp"
#include "tests/support/tries.hpp"

// Whatever happens to the files of an index: nobody crashes, hangs, lists what
// the text of a passage does not bear out, or adds to it.
namespace dateline {
BOOST_AUTO_TEST_SUITE(damage)

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The files below a folder with all that they hold.
std::map<std::string, std::string> contents_of(const fs::path& folder) {
  std::map<std::string, std::string> contents;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().filename() != "lock") {
      contents[entry.path().string()] = content_of(entry.path());
    }
  }
  return contents;
}

const char* const queries[] = {"\"minister\"",
                               "\"council\" \"energy\"",
                               "+\"price\" +\"energy\"",
                               "\"Energie\"",
                               "min* energ*",
                               "\"markte\"~ \"prices\"",
                               "\"the price of energy\"",
                               "article:(+price +energy)",
                               "minstier~2",
                               "\"price\" -source:\"Agency 1\"",
                               "+\"council\" -\"energy\" date:2024-06",
                               "+\"minister\" -\"price\" source:\"Agency 2\""};

// Of their hits nothing is marked.
const char* const queries_without_words[] = {"-\"price\"",
                                             "-\"price\" source:\"Agency 2\"",
                                             "-\"council\" date:2024-06"};

// An index of several segments with dead passages.
class DamagedIndex {
 public:
  DamagedIndex() {
    RandomArticles random(21);
    const fs::path file = folder / "articles.jsonl";
    for (const std::size_t count : {60, 20, 5}) {
      write_articles(file, random.next(count));
      index_paths(whole, {file}, in_memory());
    }
    write_articles(more, random.next(7));
    for (const auto& [path, bytes] : contents_of(whole)) {
      const std::string name = fs::relative(path, whole).string();
      if (!bytes.empty() && name != "XAPIANDB") files_.push_back(name);
    }
  }

  // Damages a file of a new copy. Returns what was done, in words; "" if that
  // changed nothing.
  std::string damage(RandomArticles& random) {
    fs::remove_all(index);
    fs::copy(whole, index, fs::copy_options::recursive);
    const std::string name = files_[random.below(files_.size())];
    const fs::path file = index / name;
    const std::string before = content_of(file);
    std::string bytes = before;
    const std::size_t at = random.below(bytes.size());
    std::string act;
    switch (random.below(5)) {
      case 0:
        act = "flipped";
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
        break;
      case 1:
        act = "cut off";
        bytes.resize(at);
        break;
      case 2:
        act = "zeroed";
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                    std::min<std::size_t>(4096, bytes.size() - at), '\0');
        break;
      case 3:
        act = "missing";
        break;
      default:
        act = "swapped";
        bytes = content_of(index / files_[random.below(files_.size())]);
    }
    if (act == "missing") {
      fs::remove(file);
    } else if (bytes == before) {
      return "";
    } else {
      std::ofstream(file, std::ios::binary) << bytes;
    }
    return name + ' ' + act + " at " + std::to_string(at);
  }

  TemporaryFolder folder;
  fs::path whole = folder / "whole.idx";
  fs::path index = folder / "news.idx";
  fs::path more = folder / "more.jsonl";

 private:
  std::vector<std::string> files_;
};

// Whether what is marked stands in the text of the hit, as it must.
bool is_borne_out(const Hit& hit) {
  const auto fits = [](const std::vector<Span>& spans,
                       const std::string& text) {
    return std::ranges::all_of(spans, [&](const Span& span) {
      return span.begin < span.end && span.end <= text.size();
    });
  };
  return fits(hit.spans, hit.text) && fits(hit.title_spans, hit.title) &&
         !(hit.spans.empty() && hit.title_spans.empty());
}

// Searches in a process of its own, which a crash or a hang ends. Returns its
// status: 0 if every hit is borne out, or an error was thrown.
int search(const fs::path& index) {
  return wait_for(start([&] {
    ::alarm(60);
    int status = 0;
    try {
      Searcher searcher(index);
      const auto search = [&](const char* query, auto each) {
        try {
          std::ranges::for_each(searcher.search(query), each);
        } catch (const Error&) {
          return;  // the next query may read other blocks
        }
      };
      for (const char* const query : queries) {
        search(query, [&](const Hit& hit) {
          if (!is_borne_out(hit)) status = 3;
        });
      }
      for (const char* const query : queries_without_words) {
        search(query, [](const Hit&) {});
      }
    } catch (const Error&) {
      ::_exit(0);
    }
    ::_exit(status);
  }));
}

BOOST_AUTO_TEST_CASE(damage_is_noticed_and_never_made_worse) {
  DamagedIndex damaged;
  const fs::path& index = damaged.index;
  const Tool indexer(damaged.folder, DATELINE_INDEX_TOOL, index);
  const Tool query(damaged.folder, DATELINE_QUERY_TOOL, index);
  const char* const asked = std::getenv("DATELINE_DAMAGES");
  int left = asked == nullptr ? static_cast<int>(tries(100)) : std::atoi(asked);
  RandomArticles random(22);
  while (left > 0) {
    const std::string done = damaged.damage(random);
    if (done.empty()) continue;
    --left;
    BOOST_TEST_CONTEXT(done) {
      BOOST_TEST(search(index) == 0);
      BOOST_TEST(query.run({"minister", "energy"}) <= 2);
      const auto before = contents_of(index);
      BOOST_TEST(indexer.run({"--check"}) == 2);
      BOOST_TEST(indexer.run({damaged.more.string()}) == 2, indexer.out());
      BOOST_TEST(indexer.run({"--merge"}) == 2);
      BOOST_TEST(indexer.run({"--purge"}) == 2);
      BOOST_TEST((contents_of(index) == before));
    }
  }
}

// From every half of a kilobyte to the next and to the end of its block, so
// that each kind of list is met.
BOOST_AUTO_TEST_CASE(zeros_in_the_postings_neither_crash_nor_hang) {
  constexpr std::size_t step = 512;
  constexpr std::size_t block = 8192;
  const DamagedIndex damaged;
  for (const auto& [path, whole] : contents_of(damaged.whole)) {
    if (!path.ends_with("postlist.glass")) continue;
    for (std::size_t at = 0; at < whole.size(); at += step) {
      for (const std::size_t size : {step, block - at % block}) {
        std::string bytes = whole;
        bytes.replace(at, size, size, '\0');
        std::ofstream(path, std::ios::binary) << bytes;
        BOOST_TEST(search(damaged.whole) == 0,
                   path + " at " + std::to_string(at));
      }
    }
    std::ofstream(path, std::ios::binary) << whole;
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
