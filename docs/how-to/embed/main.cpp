// Answers the queries of standard input, one a line, with the best passage of
// each: answer INDEX [THREADS]

#include <dateline/searcher.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <future>
#include <iostream>
#include <string>
#include <vector>

namespace {

using Lines = std::vector<std::string>;

Lines read_lines(std::istream& in) {
  Lines lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The passage with what matched in brackets. Spans are sorted byte ranges.
std::string marked_text(const dateline::Hit& hit) {
  std::string marked;
  std::size_t at = 0;
  for (const auto& [begin, end] : hit.spans) {
    marked += hit.text.substr(at, begin - at);
    marked += '[' + hit.text.substr(begin, end - begin) + ']';
    at = end;
  }
  return marked + hit.text.substr(at);
}

std::string answer(dateline::Searcher& searcher, const std::string& query) {
  const dateline::Results results = searcher.search(
      query, {.page = {.limit = 1},
              .time_limit = {.timeout = std::chrono::seconds(2)}});
  std::string answer = query + "\n";
  for (const auto& note : results.notes) answer += "  (" + note.text + ")\n";
  for (const auto& hit : results) {
    answer += "  " + hit.passage + ": " + marked_text(hit) + "\n";
  }
  return answer;
}

// A Searcher serves one thread, so each thread opens its own.
Lines answer_all(const std::string& index, const Lines& queries, int threads) {
  Lines answers(queries.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    dateline::Searcher searcher(index);
    for (auto i = next++; i < queries.size(); i = next++) {
      answers[i] = answer(searcher, queries[i]);
    }
  };
  std::vector<std::future<void>> workers;
  for (int i = 0; i < threads; ++i) {
    workers.push_back(std::async(std::launch::async, work));
  }
  for (auto& worker : workers) worker.get();  // throws what the thread threw
  return answers;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: answer INDEX [THREADS] <QUERIES\n";
    return 2;
  }
  try {
    const int threads = argc > 2 ? std::max(1, std::atoi(argv[2])) : 1;
    const Lines queries = read_lines(std::cin);
    for (const auto& line : answer_all(argv[1], queries, threads)) {
      std::cout << line;
    }
  } catch (const dateline::Error& error) {
    std::cerr << "answer: " << error.what() << "\n";
    return 2;
  }
}
