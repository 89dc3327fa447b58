#include "indexer/storage/write_lock.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <optional>
#include <thread>

#include "dateline/error.hpp"
#include "tests/indexer/test_index.hpp"

namespace dateline {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

struct WriteLockFixture {
  TemporaryFolder folder;
  std::filesystem::path file = folder / "lock";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(write_lock, WriteLockFixture)

BOOST_AUTO_TEST_CASE(a_free_lock_is_taken_and_given_back) {
  { const WriteLock lock(file, seconds(0)); }
  BOOST_CHECK_NO_THROW(WriteLock(file, seconds(0)));
}

BOOST_AUTO_TEST_CASE(a_held_lock_is_refused_at_once_with_its_holder) {
  const WriteLock lock(file, seconds(0));
  const std::string holder = "process " + std::to_string(::getpid()) + " on ";
  BOOST_CHECK_EXCEPTION(
      WriteLock(file, seconds(0)), IndexError, [&](const IndexError& error) {
        return std::string(error.what()).find(holder) != std::string::npos;
      });
}

BOOST_AUTO_TEST_CASE(a_patient_writer_gets_the_lock_when_it_is_free) {
  std::optional<WriteLock> lock(std::in_place, file, seconds(0));
  const std::jthread holder([&] {
    std::this_thread::sleep_for(milliseconds(300));
    lock.reset();
  });
  const auto start = Clock::now();
  BOOST_CHECK_NO_THROW(WriteLock(file, seconds(20)));
  BOOST_TEST((Clock::now() - start >= milliseconds(250)));
}

BOOST_AUTO_TEST_CASE(a_lock_whose_file_is_deleted_is_no_longer_current) {
  const WriteLock lock(file, seconds(0));
  BOOST_TEST(lock.is_current());
  std::filesystem::remove(file);
  BOOST_TEST(!lock.is_current());
  const WriteLock next(file, seconds(0));
  BOOST_TEST(!lock.is_current());
  BOOST_TEST(next.is_current());
}

BOOST_AUTO_TEST_CASE(a_lock_is_free_though_a_child_has_its_file_open) {
  std::optional<WriteLock> lock(std::in_place, file, seconds(0));
  const pid_t child = ::fork();
  if (child == 0) {
    ::pause();
    ::_exit(0);
  }
  lock.reset();
  BOOST_CHECK_NO_THROW(WriteLock(file, seconds(0)));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

BOOST_AUTO_TEST_CASE(patience_ends) {
  const WriteLock lock(file, seconds(0));
  const auto start = Clock::now();
  BOOST_CHECK_THROW(WriteLock(file, seconds(1)), IndexError);
  BOOST_TEST((Clock::now() - start >= seconds(1)));
}

BOOST_AUTO_TEST_CASE(a_lock_file_that_cannot_be_made_is_an_error) {
  BOOST_CHECK_THROW(WriteLock(folder / "none/lock", seconds(0)), IndexError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
