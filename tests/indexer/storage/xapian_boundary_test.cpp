#include "indexer/storage/xapian_boundary.hpp"

#include <boost/test/unit_test.hpp>
#include <cerrno>

#include "indexer/storage/open_files.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(xapian_boundary)

namespace {

template <typename Thrown>
std::string message(const Thrown& thrown) {
  try {
    at_xapian_boundary("cannot write index 'x'", [&] { throw thrown; });
  } catch (const IndexError& error) {
    return error.what();
  }
  return "";
}

bool has(const std::string& message, std::string_view part) {
  BOOST_TEST_INFO(message);
  return message.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_reason_has_its_own_remedy) {
  using Opening = Xapian::DatabaseOpeningError;
  using Database = Xapian::DatabaseError;
  BOOST_TEST(
      has(message(Database("Error writing block", ENOSPC)), "has space"));
  BOOST_TEST(has(message(Database("Error writing block", EFBIG)), "ulimit -f"));
  BOOST_TEST(has(message(Opening("Couldn't open", EMFILE)), "ulimit -n"));
  BOOST_TEST(has(message(Opening("Couldn't open", ENOENT)), "is missing"));
  BOOST_TEST(
      has(message(Xapian::DatabaseLockError("Permission denied", EACCES)),
          "may be written"));
  BOOST_TEST(has(message(Xapian::DatabaseLockError("already locked")),
                 "another program"));
  BOOST_TEST(has(message(Database("Error reading block 7: got end of file")),
                 "damaged"));
  BOOST_TEST(has(message(Xapian::DatabaseCorruptError("bad tag")), "damaged"));
  BOOST_TEST(has(message(std::bad_alloc()), "out of memory"));
  BOOST_TEST(
      has(message(std::filesystem::filesystem_error(
              "sync", "f", std::error_code(EROFS, std::generic_category()))),
          "may be written"));
}

BOOST_AUTO_TEST_CASE(more_threads_never_widen_a_merge) {
  BOOST_TEST(widest_merge(1, 1) >= widest_merge(64, 1));
  BOOST_TEST(widest_merge(1, 1) >= 2u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
