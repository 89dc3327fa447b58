// Any bytes are a query: lenient parsing throws nothing, and what to_string()
// writes is good in strict mode and means the same. With DATELINE_FUZZ this is
// a libFuzzer target:
//   parser_fuzz -dict=tests/data/queries.dict CORPUS...
// else a program that tries files, whole and line by line, or invented queries:
//   parser_fuzz FILE...
//   parser_fuzz random COUNT   COUNT random ones and as many mutated ones

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>

#include "dateline/query.hpp"
#include "tests/query/engine/parse/query_generator.hpp"

namespace {

void require_round_trip(const dateline::Query& query) {
  const dateline::Query again =
      dateline::Query::parse(query.to_string(), dateline::Syntax::strict);
  if (same_meaning(query.root(), again.root())) return;
  std::fprintf(stderr, "not the same when parsed again: %s\n",
               query.to_string().c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  require_round_trip(dateline::Query::parse(text));
  require_round_trip(dateline::Query::parse(text, dateline::Syntax::plain));
  return 0;
}

#ifndef DATELINE_FUZZ
namespace {

void try_text(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()),
                         text.size());
}

bool try_file(const char* name) {
  std::ifstream file(name, std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  try_text(all);
  std::istringstream lines(all);
  for (std::string line; std::getline(lines, line);) {
    try_text(line);
  }
  if (all.empty()) {
    std::fprintf(stderr, "nothing read from %s\n", name);
  }
  return !all.empty();
}

void try_random(unsigned long count) {
  dateline::QueryGenerator generator(20240619);
  for (; count > 0; --count) {
    try_text(generator.random_text());
    try_text(generator.mutated_query());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "random") {
    try_random(std::strtoul(argv[2], nullptr, 10));
    return EXIT_SUCCESS;
  }
  bool all = argc > 1;
  for (int i = 1; i < argc; ++i) {
    all = try_file(argv[i]) && all;
  }
  return all ? EXIT_SUCCESS : EXIT_FAILURE;
}
#endif
