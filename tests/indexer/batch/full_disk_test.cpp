#include <sys/mount.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <optional>

#include "tests/indexer/test_index.hpp"
#include "tests/support/tool_process.hpp"

// A batch on a full disk is whole or not at all, is told as such, and can be
// repeated when there is space.
namespace dateline {
namespace {

namespace fs = std::filesystem;

// The second batch also removes, and segments are merged and written anew after
// it.
struct FullDiskFixture : TwoBatches {
  FullDiskFixture() : TwoBatches(12, 300) {
    BOOST_TEST_REQUIRE(tool().run(batch) == 0);
    after = dump(index);
  }

  Tool tool(std::uint64_t writes = 1'000'000'000) const {
    return {folder, DATELINE_INDEX_TOOL, index, watched(index, log, writes)};
  }

  std::size_t writes_of_a_batch() const {
    restore();
    fs::remove(log);
    BOOST_TEST_REQUIRE(tool().run(batch) == 0);
    return static_cast<std::size_t>(std::ranges::count(
        read_acts(log), std::string("write"), &FileAct::act));
  }

  void check_full_after(std::size_t writes) const {
    restore();
    const Tool on_full_disk = tool(writes);
    const int status = on_full_disk.run(batch);
    const std::string told = on_full_disk.err();
    BOOST_TEST_CONTEXT("after " << writes << " writes: " << told) {
      BOOST_TEST(status == 2);
      BOOST_TEST((told.find("No space left on device") != told.npos));
      BOOST_TEST((told.find("'" + index.string() + "'") != told.npos));
      const auto left = dump(index);
      BOOST_TEST((left == before || left == after));
      if (told.find("nothing of this batch was kept") != told.npos) {
        BOOST_TEST((left == before));
      }
      BOOST_TEST(tool().run(batch) == 0);
      BOOST_TEST((dump(index) == after));
    }
  }

  fs::path log = folder / "acts";
  std::vector<std::string> batch{second.string(), "--remove", "a1", "--remove",
                                 "a3"};
  std::vector<std::string> after;
};

// A file system of some megabytes, as long as the object lives.
class SmallDisk {
 public:
  explicit SmallDisk(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directory(folder_);
    is_mounted_ =
        ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=32m") == 0;
  }
  ~SmallDisk() {
    if (is_mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool is_mounted() const { return is_mounted_; }

  // Fills the disk but for so many bytes.
  void leave(std::uintmax_t bytes) const {
    const std::uintmax_t free = fs::space(folder_).available;
    BOOST_TEST_REQUIRE(free > bytes);
    write_file(ballast(), std::string(free - bytes, 'x'));
  }
  void make_room() const { fs::remove(ballast()); }

 private:
  fs::path ballast() const { return folder_ / "ballast"; }

  fs::path folder_;
  bool is_mounted_ = false;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(full_disk, FullDiskFixture)

// Some of the writes; DATELINE_EVERY_WRITE in the environment takes all.
BOOST_AUTO_TEST_CASE(a_disk_that_is_full_at_any_write_leaves_a_whole_batch) {
  const std::size_t all = writes_of_a_batch();
  BOOST_TEST_REQUIRE(all > 10u);
  const bool takes_all = std::getenv("DATELINE_EVERY_WRITE") != nullptr;
  const std::size_t step = takes_all ? 1 : all / 12 + 1;
  for (std::size_t writes = 0; writes < all; writes += step) {
    check_full_after(writes);
  }
  if (!takes_all) check_full_after(all - 1);
}

boost::test_tools::assertion_result can_mount(boost::unit_test::test_unit_id) {
  const TemporaryFolder folder;
  return SmallDisk(folder / "disk").is_mounted();
}

// Xapian cannot throw from everywhere, so space is set aside before it writes.
BOOST_AUTO_TEST_CASE(the_writer_reports_a_full_disk_as_an_error,
                     *boost::unit_test::precondition(can_mount)) {
  const SmallDisk disk(folder / "disk");
  BOOST_TEST_REQUIRE(disk.is_mounted());
  const fs::path small = folder / "disk/news.idx";
  std::size_t failures = 0;
  for (std::uintmax_t kilobytes = 16; kilobytes < 6000; kilobytes += 500) {
    fs::remove_all(small);
    fs::copy(base, small, fs::copy_options::recursive);
    disk.leave(kilobytes * 1024);
    try {
      index_paths(small, {second}, in_segments());
    } catch (const IndexError& error) {
      ++failures;
      BOOST_TEST((std::string(error.what()).find("No space left on device") !=
                  std::string::npos),
                 error.what());
    }
    disk.make_room();
    index_paths(small, {second}, in_segments());
    BOOST_TEST(counted_statistics(small) == stored_statistics(small),
               boost::test_tools::per_element());
  }
  BOOST_TEST(failures > 2u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
