#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "tests/indexer/test_index.hpp"
#include "tests/support/tool_process.hpp"

// After a power failure a disk may have lost what was not synced. So all that a
// manifest names must be synced before the manifest gets its name.
namespace dateline {
namespace {

namespace fs = std::filesystem;

// Files with bytes, and folders with names, that a power failure would lose.
class Unsynced {
 public:
  void apply(const FileAct& act) {
    if (act.act == "sync") {
      paths_.erase(act.path);
    } else if (act.act == "rename") {
      rename(act.path, act.to);
    } else {
      if (act.act == "write") paths_.insert(act.path);
      // The next manifest needs no name before it gets its own.
      if (known_.insert(act.path).second &&
          !act.path.ends_with("manifest.json.new")) {
        paths_.insert(folder_of(act.path));
      }
    }
  }

  bool has(const std::string& path) const { return paths_.contains(path); }

  // All but what no manifest names.
  std::vector<std::string> listed() const {
    std::vector<std::string> listed;
    std::ranges::copy_if(paths_, std::back_inserter(listed),
                         [](const std::string& path) {
                           return path.find("/building-") == path.npos &&
                                  path.find("/XAPIANDB") == path.npos &&
                                  !path.ends_with("/lock");
                         });
    return listed;
  }

 private:
  static std::string folder_of(const fs::path& path) {
    return path.parent_path().string();
  }

  void rename(const std::string& from, const std::string& to) {
    for (std::set<std::string>* paths : {&paths_, &known_}) {
      std::set<std::string> moved;
      for (const std::string& path : *paths) {
        const bool is_in = path == from || path.starts_with(from + '/');
        moved.insert(is_in ? to + path.substr(from.size()) : path);
      }
      *paths = std::move(moved);
    }
    paths_.insert(folder_of(from));
    paths_.insert(folder_of(to));
  }

  std::set<std::string> paths_;
  std::set<std::string> known_;  // whose name the folder has
};

struct DurabilityFixture {
  // Runs the tool and checks the order of what it did. Returns how many
  // manifests it published.
  std::size_t check_run(const std::vector<std::string>& words) const {
    fs::remove(log);
    const Tool tool(folder, DATELINE_INDEX_TOOL, index, watched(parent, log));
    BOOST_TEST_REQUIRE(tool.run(words) == 0);
    const std::string manifest = (index / "manifest.json").string();
    Unsynced unsynced;
    std::size_t published = 0;
    bool must_sync = false;  // the folder of a manifest, before all else
    for (const FileAct& act : read_acts(log)) {
      BOOST_TEST((!must_sync || act.act == "sync"));
      must_sync = false;
      if (act.to == manifest) {
        for (const std::string& path : unsynced.listed()) {
          BOOST_ERROR("not synced: " + path);
        }
        must_sync = true;
        ++published;
      }
      unsynced.apply(act);
    }
    BOOST_TEST(!unsynced.has(index.string()));
    return published;
  }

  TemporaryFolder folder;
  fs::path parent = folder / "watched";
  fs::path index = parent / "deep/news.idx";
  fs::path log = folder / "acts";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(durability, DurabilityFixture)

BOOST_AUTO_TEST_CASE(all_that_a_manifest_names_is_synced_before_it) {
  RandomArticles random(13);
  const fs::path file = folder / "articles.jsonl";
  write_articles(file, random.next(60));
  fs::create_directory(parent);
  BOOST_TEST(check_run({file.string()}) == 1u);
  write_articles(file, random.next(80));
  BOOST_TEST(check_run({file.string(), "--remove", "a79"}) >= 1u);
  write_articles(file, {random.next("b1")});
  BOOST_TEST(check_run({file.string(), "--merge"}) >= 2u);
  // A new segment, the dead of the old one, and that written anew.
  write_articles(file, {random.next("b1")});
  BOOST_TEST(check_run({file.string(), "--purge"}) >= 2u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
