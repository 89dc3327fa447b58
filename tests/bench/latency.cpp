// Latency of searches in one process: each line of a file is searched, ten hits
// with their text, after one untimed pass. Prints what the peers' harness
// reads:
//   MODE n=200 mean=1.10 p50=0.90 p99=4.00 hits=1873
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/searcher.hpp"

namespace {

using Clock = std::chrono::steady_clock;

// The query that a mode makes of a line of words.
std::string query_of(const std::string& line, std::string_view mode) {
  if (mode == "phrase") {
    return '"' + line + '"';
  }
  if (mode != "and") {
    return line;
  }
  std::string query = "+";
  for (const char c : line) {
    query += c;
    query += c == ' ' ? "+" : "";
  }
  return query;
}

double quantile(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(
      share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: latency INDEX QUERIES or|and|phrase [REPS]\n");
    return EXIT_FAILURE;
  }
  const std::string mode = argv[3];
  const int repetitions = argc > 4 ? std::atoi(argv[4]) : 3;
  const auto syntax =
      mode == "or" ? dateline::Syntax::plain : dateline::Syntax::lenient;
  std::vector<dateline::Query> queries;
  std::ifstream lines(argv[2]);
  for (std::string line; std::getline(lines, line);) {
    queries.push_back(dateline::Query::parse(query_of(line, mode), syntax));
  }
  dateline::Searcher searcher(argv[1]);
  std::vector<double> milliseconds;
  std::size_t hits = 0;
  for (int pass = 0; pass <= repetitions; ++pass) {
    for (const dateline::Query& query : queries) {
      const auto start = Clock::now();
      const dateline::Results results = searcher.search(query);
      const std::chrono::duration<double, std::milli> spent =
          Clock::now() - start;
      if (pass > 0) {
        milliseconds.push_back(spent.count());
        hits += results.hits.size();
      }
    }
  }
  if (milliseconds.empty()) {
    std::fprintf(stderr, "no queries in %s\n", argv[2]);
    return EXIT_FAILURE;
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("%s n=%zu mean=%.3f p50=%.3f p99=%.3f hits=%zu\n", argv[3],
              queries.size(),
              std::accumulate(milliseconds.begin(), milliseconds.end(), 0.0) /
                  static_cast<double>(milliseconds.size()),
              quantile(milliseconds, 0.5), quantile(milliseconds, 0.99),
              hits / static_cast<std::size_t>(std::max(1, repetitions)));
}
