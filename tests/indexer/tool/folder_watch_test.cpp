#include "indexer/tool/folder_watch.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include "tests/indexer/test_index.hpp"

namespace dateline::index_tool {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

struct WatchFixture {
  WatchFixture() {
    fs::create_directories(archive / "old");
    fs::create_directories(archive / "left out");
  }

  FolderWatch watch() const {
    return FolderWatch({archive}, [](const fs::path& path) {
      return path.filename() == "left out";
    });
  }

  static bool sees_change(FolderWatch& watch) {
    return watch.wait(10ms, 500ms, {});
  }

  TemporaryFolder folder;
  fs::path archive = folder / "archive";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(folder_watch, WatchFixture)

BOOST_AUTO_TEST_CASE(changes_in_folders_are_seen) {
  FolderWatch watch = this->watch();
  BOOST_TEST(watch.renew());
  write_file(archive / "a.txt", "A");
  BOOST_TEST(sees_change(watch));
  write_file(archive / "old" / "b.txt", "B");
  BOOST_TEST(sees_change(watch));
  fs::rename(archive / "a.txt", archive / "c.txt");
  BOOST_TEST(sees_change(watch));
  fs::remove(archive / "c.txt");
  BOOST_TEST(sees_change(watch));
  fs::create_directory(archive / "new");
  BOOST_TEST(sees_change(watch));
  watch.renew();
  write_file(archive / "new" / "d.txt", "D");
  BOOST_TEST(sees_change(watch));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_being_written_is_no_change) {
  FolderWatch watch = this->watch();
  watch.renew();
  std::ofstream file(archive / "a.txt");
  file << "A" << std::flush;
  BOOST_TEST(!sees_change(watch));
  file.close();
  BOOST_TEST(sees_change(watch));
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_left_out_is_not_watched) {
  FolderWatch watch = this->watch();
  watch.renew();
  write_file(archive / "left out" / "a.txt", "A");
  BOOST_TEST(!sees_change(watch));
}

BOOST_AUTO_TEST_CASE(a_folder_that_takes_the_place_of_another_is_watched) {
  FolderWatch watch = this->watch();
  watch.renew();
  fs::rename(archive, folder / "last year");
  BOOST_TEST(sees_change(watch));
  watch.renew();
  fs::create_directory(archive);
  BOOST_TEST(sees_change(watch));
  watch.renew();
  write_file(archive / "a.txt", "A");
  BOOST_TEST(sees_change(watch));
  fs::remove_all(archive);
  BOOST_TEST(sees_change(watch));
}

BOOST_AUTO_TEST_CASE(the_folder_of_a_file_is_watched) {
  write_file(archive / "a.txt", "A");
  FolderWatch watch({archive / "a.txt"}, [](const auto&) { return false; });
  watch.renew();
  write_file(archive / "a.txt", "B");
  BOOST_TEST(sees_change(watch));
}

BOOST_AUTO_TEST_CASE(waiting_ends_when_it_is_asked_to) {
  FolderWatch watch = this->watch();
  watch.renew();
  std::stop_source stop;
  const std::jthread stopper([&] {
    std::this_thread::sleep_for(50ms);
    stop.request_stop();
  });
  const auto start = Clock::now();
  BOOST_TEST(!watch.wait(10ms, 60s, stop.get_token()));
  BOOST_TEST((Clock::now() - start < 30s));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline::index_tool
