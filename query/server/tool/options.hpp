#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/option_values.hpp"
#include "query/server/http/http_limits.hpp"
#include "query/server/http/listener.hpp"
#include "query/server/service/service.hpp"
#include "query/server/tool/application.hpp"

namespace dateline::server {

extern const CommandLine command_line;

// What the command line of dateline-serve asks for.
struct Options {
  Endpoint listen;
  std::vector<NamedIndex> indexes;  // one at least
  std::size_t searches = 1;         // at a time
  std::size_t waiting = 64;         // further ones, for their turn
  HttpLimits http;
  SearchLimits search;
  std::string prefix;
  std::filesystem::path token_file;  // empty: no tokens are needed
  ApplicationSettings application;   // its tokens are not read
};

// Throws UsageError if the options cannot be followed.
Options parse(const OptionValues& values);

// How many connections may be open if the process may have `files` open: not so
// many that searches cannot open what they need.
std::size_t connections_within(std::size_t files, const Options& options);

}  // namespace dateline::server
