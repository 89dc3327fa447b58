// Latency of searches in one process, ten hits with their text each, after one
// untimed pass; nothing is counted, and PART is left out of the score. Prints
// what the peers' harness reads, and the processor's time:
//   MODE n=200 mean=1.10 p50=0.90 p99=4.00 hits=1873 cpu_p50=0.80 cpu_p99=3.10
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "query_kinds.hpp"

namespace {

using dateline::Query;
using dateline::TimedQuery;
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

// The parts of the score that a name leaves out: one of them, or all.
std::vector<dateline::ScoreComponent> parts_named(std::string_view name) {
  std::vector<dateline::ScoreComponent> parts;
  for (const dateline::ScoreComponent part : dateline::all_score_components) {
    if (name == "all" || name == to_string(part)) {
      parts.push_back(part);
    }
  }
  return parts;
}

std::vector<TimedQuery> queries_of_file(
    const std::string& file, std::string_view mode,
    const std::vector<dateline::ScoreComponent>& without) {
  const auto syntax =
      mode == "or" ? dateline::Syntax::plain : dateline::Syntax::lenient;
  std::vector<TimedQuery> queries;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    queries.push_back({Query::parse(query_of(line, mode), syntax), {}});
    queries.back().options.disabled = without;
    queries.back().options.counting = dateline::Counting::none;
  }
  return queries;
}

double cpu_milliseconds() {
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(
      share * static_cast<double>(values.size() - 1))];
}

struct Times {
  std::vector<double> wall;  // in milliseconds
  std::vector<double> cpu;
  std::size_t hits = 0;
};

Times time(const std::vector<TimedQuery>& queries, int repetitions,
           dateline::Searcher& searcher) {
  Times times;
  for (int pass = 0; pass <= repetitions; ++pass) {
    for (const TimedQuery& timed : queries) {
      const auto start = Clock::now();
      const double cpu = cpu_milliseconds();
      const auto results = searcher.search(timed.query, timed.options);
      const std::chrono::duration<double, std::milli> wall =
          Clock::now() - start;
      if (pass > 0) {
        times.cpu.push_back(cpu_milliseconds() - cpu);
        times.wall.push_back(wall.count());
        times.hits += results.hits.size();
      }
    }
  }
  return times;
}

bool report(std::string_view mode, const std::vector<TimedQuery>& queries,
            int repetitions, dateline::Searcher& searcher) {
  const Times times = time(queries, repetitions, searcher);
  if (times.wall.empty()) {
    std::fprintf(stderr, "no queries for %s\n", std::string(mode).c_str());
    return false;
  }
  const double sum = std::accumulate(times.wall.begin(), times.wall.end(), 0.0);
  std::printf(
      "%s n=%zu mean=%.3f p50=%.3f p99=%.3f hits=%zu cpu_p50=%.3f "
      "cpu_p99=%.3f\n",
      std::string(mode).c_str(), queries.size(),
      sum / static_cast<double>(times.wall.size()), quantile(times.wall, 0.5),
      quantile(times.wall, 0.99),
      times.hits / static_cast<std::size_t>(repetitions),
      quantile(times.cpu, 0.5), quantile(times.cpu, 0.99));
  return true;
}

int usage() {
  std::fprintf(
      stderr,
      "usage: latency INDEX QUERIES or|and|phrase [REPETITIONS [PART]]\n"
      "       latency INDEX kinds [COUNT [KIND]]\n");
  return EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    return usage();
  }
  dateline::Searcher searcher(argv[1]);
  if (std::string_view(argv[2]) == "kinds") {
    const int count = argc > 3 ? std::atoi(argv[3]) : 200;
    bool all = true;
    for (const std::string_view kind : dateline::query_kinds) {
      if (argc < 5 || kind == argv[4]) {
        const auto queries = dateline::queries_of_kind(
            kind, searcher, static_cast<std::size_t>(std::max(count, 1)));
        all = report(kind, queries, 1, searcher) && all;
      }
    }
    return all ? EXIT_SUCCESS : EXIT_FAILURE;
  }
  if (argc < 4) {
    return usage();
  }
  const int repetitions = argc > 4 ? std::max(std::atoi(argv[4]), 1) : 3;
  const auto without = parts_named(argc > 5 ? argv[5] : "");
  return report(argv[3], queries_of_file(argv[2], argv[3], without),
                repetitions, searcher)
             ? EXIT_SUCCESS
             : EXIT_FAILURE;
}
