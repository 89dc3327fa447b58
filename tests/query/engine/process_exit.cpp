// A program that ends while its threads search and write: process_exit FOLDER
// FILES, where FILES are what the writers read. Its status is 1 if one of them
// fails meanwhile. It is a process of its own, because it looks at what happens
// between the destruction of static variables and the end of the process.

#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>

#include "dateline/index_writer.hpp"
#include "dateline/searcher.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::array words = {"Aurus limousine", "the -treaty", "Königin*",
                              "\"tea service\"", "limosine~"};

std::array<std::atomic<int>, 4> rounds;  // that a thread has done

void fail(const std::string& why) {
  std::cerr << "process_exit: " << why << std::endl;
  ::_exit(1);
}

void search(const fs::path& index) {
  Searcher searcher(index);
  for (const char* const each : words) searcher.search(each);
  if (searcher.search("Aurus").empty()) fail("finds nothing");
  if (searcher.diagnose(Query::parse("limosine")).words.empty()) {
    fail("finds no cause");
  }
}

void write(const fs::path& index, const fs::path& files) {
  fs::remove_all(index);
  {
    IndexWriter writer(index);
    writer.add_files(files);
    writer.add({.id = "end", .text = "The ferry lay still.", .language = ""});
    if (writer.commit().counts.added < 2) fail("adds nothing");
  }
  if (Searcher(index).search("ferry").empty()) fail("finds nothing new");
}

template <typename Round>
void start(std::atomic<int>& rounds, Round round) {
  std::thread([&rounds, round] {
    try {
      for (;; ++rounds) round();
    } catch (const std::exception& error) {
      fail(error.what());
    }
  }).detach();
}

void wait_for_rounds(int more) {
  for (std::atomic<int>& each : rounds) {
    for (const int before = each; each < before + more;) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
}

// Handlers run in the reverse order of their registration, and those of static
// variables are registered when these are made.
void after_static_variables() { wait_for_rounds(2); }

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  namespace d = dateline;
  if (argc != 3) return 2;
  std::atexit(d::after_static_variables);
  const d::fs::path folder = argv[1], files = argv[2];
  d::fs::remove_all(folder);
  d::fs::create_directories(folder);
  {
    d::IndexWriter writer(folder / "read.idx");
    writer.add_files(files);
    writer.commit();
  }
  for (const int i : {0, 1}) {
    d::start(d::rounds[i], [=] { d::search(folder / "read.idx"); });
    const d::fs::path own = folder / ("written" + std::to_string(i) + ".idx");
    d::start(d::rounds[i + 2], [=] { d::write(own, files); });
  }
  d::wait_for_rounds(1);
}
