#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <fstream>
#include <functional>
#include <thread>

#include "tests/indexer/test_index.hpp"
#include "tests/support/tool_process.hpp"

// What happens to an index when its writer is ended from outside.
namespace dateline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Starts a process and kills it after `time`. Whether it was still running.
bool killed_after(Clock::duration time, const std::function<pid_t()>& start) {
  const pid_t child = start();
  std::this_thread::sleep_for(time);
  ::kill(child, SIGKILL);
  return WIFSIGNALED(wait_for(child));
}

// The second batch also removes.
struct InterruptionFixture : TwoBatches {
  InterruptionFixture() : TwoBatches(11, 450) {}

  void apply_second(const WriterSettings& settings) const {
    BatchWriter writer(index, settings);
    Batch batch;
    batch.paths = {second};
    batch.remove = {"a1", "a2"};
    writer.apply(batch);
  }

  // Kills `start_batch` at ten moments spread over its whole run. How long that
  // takes is measured again and again, because a busy machine may be slow once.
  void check_kills(const std::function<pid_t()>& start_batch) {
    const auto run = [&] {
      const auto begin = Clock::now();
      BOOST_TEST_REQUIRE(wait_for(start_batch()) == 0);
      return Clock::now() - begin;
    };
    auto whole_run = run();
    const auto after = dump(index);
    BOOST_TEST_REQUIRE((after != before));

    constexpr int moments = 10;
    int killed_early = 0;
    for (int moment = 0; moment < moments; ++moment) {
      restore();
      killed_early += killed_after(whole_run * (2 * moment + 1) / (2 * moments),
                                   start_batch);
      const auto left = dump(index);
      BOOST_TEST((left == before || left == after), "moment " << moment);
      const auto time = run();
      if (left == before) whole_run = std::min(whole_run, time);
      BOOST_TEST((dump(index) == after), "moment " << moment);
      BOOST_TEST(!fs::exists(index / "building-batch"));
    }
    BOOST_TEST(killed_early > moments / 2);
  }

  Tool tool{folder, DATELINE_INDEX_TOOL, index};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(interruption, InterruptionFixture)

BOOST_AUTO_TEST_CASE(a_killed_tool_leaves_a_whole_batch) {
  check_kills([&] {
    return tool.start({second.string(), "--remove", "a1", "--remove", "a2"});
  });
}

BOOST_AUTO_TEST_CASE(a_killed_merge_leaves_a_whole_batch) {
  check_kills([&] {
    return start([&] {
      WriterSettings settings = in_segments();
      settings.chunk_bytes = 32768;
      settings.threads = 2;
      apply_second(settings);
      ::_exit(0);
    });
  });
}

struct Upkeep {
  const char* option;   // of the tool
  std::size_t batches;  // small ones, before it
};
std::ostream& operator<<(std::ostream& out, const Upkeep& row) {
  return out << row.option;
}
// The last call adds nothing, but there are eight small segments to merge.
const Upkeep upkeep[] = {{"--merge", 3}, {"--purge", 3}, {"-j1", 7}};

BOOST_DATA_TEST_CASE(killed_upkeep_leaves_the_articles_as_they_are,
                     boost::unit_test::data::make(upkeep), row) {
  const auto index_batches = [&](std::size_t from, std::size_t count) {
    WriterSettings settings = in_memory();
    settings.merges = false;
    for (std::size_t i = from; i < from + count; ++i) {
      const fs::path file = folder / "small.jsonl";
      const std::string id = std::to_string(i);
      write_file(file, "{\"id\": \"s" + id + "\", \"text\": \"Strike " + id +
                           ".\"}\n");
      BatchWriter writer(index, settings);
      Batch batch;
      batch.paths = {file};
      batch.remove = {"a" + id};
      writer.apply(batch);
    }
  };
  index_batches(1, row.batches);
  const auto expected = dump(index);
  const fs::path prepared = folder / "prepared.idx";
  fs::copy(index, prepared, fs::copy_options::recursive);
  std::vector<std::string> words{row.option};
  if (row.batches > 3) words.push_back((folder / "small.jsonl").string());

  const auto begin = Clock::now();
  BOOST_TEST_REQUIRE(wait_for(tool.start(words)) == 0);
  const auto whole_run = Clock::now() - begin;
  constexpr int moments = 6;
  int killed_early = 0;
  for (int moment = 0; moment < moments; ++moment) {
    fs::remove_all(index);
    fs::copy(prepared, index, fs::copy_options::recursive);
    killed_early += killed_after(whole_run * (2 * moment + 1) / (2 * moments),
                                 [&] { return tool.start(words); });
    BOOST_TEST((dump(index) == expected), "moment " << moment);
    BOOST_TEST(tool.run({"--check"}) == 0, tool.err());
    BOOST_TEST_REQUIRE(tool.run(words) == 0);
    BOOST_TEST((dump(index) == expected), "moment " << moment);
  }
  BOOST_TEST(killed_early > 0);
}

BOOST_AUTO_TEST_CASE(a_first_batch_that_is_killed_leaves_no_index_or_all) {
  fs::remove_all(index);
  const auto begin = Clock::now();
  BOOST_TEST_REQUIRE(tool.run({second.string()}) == 0);
  const auto whole_run = Clock::now() - begin;
  const auto all = dump(index);
  int killed_early = 0;
  for (int part = 1; part < 4; ++part) {
    fs::remove_all(index);
    killed_early += killed_after(whole_run * part / 4,
                                 [&] { return tool.start({second.string()}); });
    const bool has_index = fs::exists(IndexFolder(index).manifest());
    BOOST_TEST((!has_index || dump(index) == all));
  }
  BOOST_TEST(killed_early > 0);
  BOOST_TEST(tool.run({second.string()}) == 0);
  BOOST_TEST(counted_statistics(index) == stored_statistics(index));
  BOOST_TEST(tool.run({second.string()}) == 0);
  BOOST_TEST(tool.out().starts_with("added 0, replaced 0, unchanged 450,"));
}

BOOST_AUTO_TEST_CASE(a_terminated_tool_says_so) {
  int ends[2];
  BOOST_TEST_REQUIRE(::pipe(ends) == 0);
  const fs::path input = "/proc/self/fd/" + std::to_string(ends[0]);
  const pid_t child = tool.start({"-"}, input);
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  ::kill(child, SIGTERM);
  const int status = wait_for(child);
  BOOST_TEST(WIFEXITED(status));
  BOOST_TEST(WEXITSTATUS(status) == 143);
  BOOST_TEST(tool.err().find("stopped") != std::string::npos);
  BOOST_TEST((dump(index) == before));
  ::close(ends[0]);
  ::close(ends[1]);
}

BOOST_AUTO_TEST_CASE(a_write_error_publishes_nothing_and_names_a_remedy) {
  constexpr std::uint64_t limit = 40'000;  // bytes of a file
  const Tool limited(folder, DATELINE_INDEX_TOOL, index, {{}, limit});
  BOOST_TEST(limited.run({second.string()}) == 2);
  BOOST_TEST_INFO(limited.err());
  BOOST_TEST(limited.err().find("ulimit -f") != std::string::npos);
  BOOST_TEST((dump(index) == before));
  BOOST_TEST(tool.run({second.string()}) == 0);
}

struct Scarcity {
  const char* command;  // of a shell, before the tool's
  const char* message;
};
const Scarcity scarcities[] = {
#ifndef __SANITIZE_ADDRESS__  // which needs terabytes of addresses itself
    {"ulimit -v 150000; exec \"$@\" -j 16 >/dev/null", "out of memory"},
#endif
    {"ulimit -n 64; exec \"$@\" >/dev/null", "files must be open at once"},
    {"exec \"$@\" >/dev/full", "the batch is in the index"},
};

// With too little memory a thread may not start, which is told as such.
BOOST_AUTO_TEST_CASE(what_the_system_lacks_is_said) {
  const fs::path errors = folder / "errors";
  for (const Scarcity& row : scarcities) {
    restore();
    const std::string command =
        std::string("exec 2>") + errors.string() + "; " + row.command;
    const pid_t child = start([&] {
      ::execl("/bin/sh", "sh", "-c", command.c_str(), "sh", DATELINE_INDEX_TOOL,
              "-d", index.c_str(), second.c_str(), static_cast<char*>(nullptr));
    });
    const int status = wait_for(child);
    const std::string told = bytes_of(errors);
    BOOST_TEST(WIFEXITED(status), row.command);
    BOOST_TEST(WEXITSTATUS(status) == 2);
    BOOST_TEST((told.find(row.message) != std::string::npos ||
                told.find("cannot start a thread") != std::string::npos),
               told);
  }
}

BOOST_AUTO_TEST_CASE(articles_of_standard_input_are_not_pruned) {
  BOOST_TEST(tool.run({"-"}, second) == 0);
  fs::remove(first);
  fs::remove(second);
  BOOST_TEST(tool.run({"--prune"}) == 0);
  BOOST_TEST(tool.out().find("removed 0") != std::string::npos);
  BOOST_TEST((dump(index).size() > before.size()));
}

BOOST_AUTO_TEST_CASE(a_failed_article_is_told_and_makes_the_status_2) {
  const fs::path broken = folder / "broken.jsonl";
  write_file(broken, "{\"id\": \"ok\", \"text\": \"Fine.\"}\nno json\n");
  BOOST_TEST(tool.run({broken.string()}) == 2);
  BOOST_TEST(tool.out().starts_with("added 1,"));
  BOOST_TEST(
      tool.err().starts_with("dateline-index: " + broken.string() + ":2: "));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
