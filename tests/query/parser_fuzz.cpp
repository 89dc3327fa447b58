// Any bytes are a query: lenient parsing throws nothing, and what to_string()
// writes is good in strict mode and means the same. With DATELINE_FUZZ this is
// a libFuzzer target; else a program that replays the files it is given, or
// standard input.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "dateline/query.hpp"

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

void replay(std::istream& input) {
  const std::string text{std::istreambuf_iterator<char>(input), {}};
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()),
                         text.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 1) replay(std::cin);
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    replay(file);
  }
}
#endif
