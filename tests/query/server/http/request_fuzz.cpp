// Any bytes are a request: a part of it that the server reads is taken or is
// refused with a status, and nothing else is thrown. With DATELINE_FUZZ this is
// a libFuzzer target:
//   request_fuzz -dict=tests/data/requests.dict CORPUS...
// else a program that tries the lines of files, and mutations of them:
//   request_fuzz COUNT FILE...   COUNT mutations

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "query/print/web_link.hpp"
#include "query/server/api/answer_format.hpp"
#include "query/server/http/http_error.hpp"
#include "query/server/http/request_head.hpp"
#include "query/server/http/target.hpp"
#include "query/server/service/search_request.hpp"
#include "query/server/service/tokens.hpp"

namespace {

namespace server = dateline::server;

// Calls `read`, which may refuse what it reads.
template <typename Read>
void may_refuse(Read read) {
  try {
    read();
  } catch (const server::HttpError& error) {
    if (error.status() < 400 || error.status() > 599) std::abort();
  } catch (const dateline::QueryError&) {
  }
}

// What is encoded again is decoded to the same.
void require_round_trip(const server::Target& target) {
  std::string text = dateline::percent_encoded(target.path, "/") + '?';
  for (const auto& [name, value] : target.parameters) {
    text += dateline::percent_encoded(name, "") + '=' +
            dateline::percent_encoded(value, "") + '&';
  }
  const server::Target again = server::parse_target(text);
  if (again.path == target.path && again.parameters == target.parameters) {
    return;
  }
  std::fprintf(stderr, "not the same when decoded again: %s\n", text.c_str());
  std::abort();
}

void read_target(std::string_view text) {
  const server::Target target = server::parse_target(text);
  require_round_trip(target);
  const server::ParameterValues values(target.parameters);
  may_refuse([&] { server::answer_format(values, target.path); });
  may_refuse([&] { server::answer_format(values, ""); });
  may_refuse([&] { values.check_names({"q", "limit"}); });
  server::read_search(values, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  may_refuse([&] { read_target(text); });
  may_refuse([&] { server::parse_parameters(text); });
  may_refuse([&] { server::checked_head(text, {}); });
  server::Tokens().allow(text);
  return 0;
}

#ifndef DATELINE_FUZZ
namespace {

void try_text(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()),
                         text.size());
}

// `text` with some bytes changed, or with a part of another.
std::string mutated(std::string text, const std::string& other,
                    std::mt19937& random) {
  constexpr std::string_view bytes = "%&=+?#/ \r\n:;,\"()*~-0aF\xC3\xA9\xFF";
  const std::size_t cut = random() % (other.size() + 1);
  if (random() % 4 == 0) text += other.substr(cut);
  for (unsigned changes = random() % 6; changes > 0; --changes) {
    const std::size_t at = random() % (text.size() + 1);
    text.insert(at, 1, bytes[random() % bytes.size()]);
    if (random() % 2 == 0) text.erase(random() % text.size(), 1);
  }
  return text;
}

std::vector<std::string> lines_of(const char* name) {
  std::ifstream file(name, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> seeds;
  for (int i = 2; i < argc; ++i) {
    for (std::string& line : lines_of(argv[i])) {
      try_text(line);
      seeds.push_back(std::move(line));
    }
  }
  if (seeds.empty()) {
    std::fprintf(stderr, "usage: request_fuzz COUNT FILE...\n");
    return 2;
  }
  std::mt19937 random(1);
  for (long left = std::atol(argv[1]); left > 0; --left) {
    try_text(mutated(seeds[random() % seeds.size()],
                     seeds[random() % seeds.size()], random));
  }
  return 0;
}
#endif
