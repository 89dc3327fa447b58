#include "query/server/tool/options.hpp"

#include <algorithm>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <set>
#include <thread>

#include "corpus/cli/config_file.hpp"

namespace dateline::server {
namespace po = boost::program_options;
namespace {

constexpr const char* usage =
    "Usage: dateline-serve [-d INDEX] [options]\n"
    "Serves indexes for browsers and programs, over HTTP, until it is "
    "stopped.\n";

constexpr const char* closing =
    "\n"
    "Exit status: 0 stopped by a signal, 2 error.\n"
    "\n"
    "Example:\n"
    "  dateline-serve -d news.idx      then open http://127.0.0.1:8642/\n";

constexpr std::size_t max_port = 65'535;
constexpr const char* default_listen = "127.0.0.1:8642";

auto text(const char* name) {
  return po::value<std::string>()->value_name(name);
}

po::options_description option_groups() {
  po::options_description group("Options");
  auto add = group.add_options();
  add("db,d", text("INDEX"), "folder of the index (default: $DATELINE_DB)");
  add("index", po::value<std::vector<std::string>>()->value_name("NAME=INDEX"),
      "serve INDEX by this name; may be repeated, the first is the default");
  add("listen", text("HOST:PORT"),
      "address to listen at (default: 127.0.0.1:8642); port 0 is any free one");
  add_general_options(group);
  po::options_description groups;
  groups.add(group);
  return groups;
}

Endpoint endpoint(const OptionValues& values) {
  const std::string text = values.text("listen").value_or(default_listen);
  const std::size_t colon = text.rfind(':');
  std::string host = text.substr(0, std::min(colon, text.size()));
  const std::string port = colon == text.npos ? "" : text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  }
  const bool is_port = !port.empty() && port.size() <= 5 &&
                       port.find_first_not_of("0123456789") == port.npos &&
                       std::stoul(port) <= max_port;
  if (host.empty() || !is_port) {
    values.refuse("listen", text,
                  "is not HOST:PORT, such as 127.0.0.1:8642 or [::1]:8642");
  }
  return {host, std::stoi(port)};
}

// The name of an index is part of addresses and of logs.
bool is_name(const std::string& name) {
  constexpr const char* allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  return !name.empty() && name.find_first_not_of(allowed) == name.npos;
}

std::vector<NamedIndex> indexes(const OptionValues& values) {
  std::vector<NamedIndex> indexes;
  std::set<std::string> names;
  for (const std::string& text : values.texts("index")) {
    const std::size_t sign = std::min(text.find('='), text.size());
    const std::string name = text.substr(0, sign);
    if (!is_name(name) || sign + 1 >= text.size()) {
      values.refuse("index", text,
                    "is not NAME=INDEX, with a name of letters, digits, '-', "
                    "'_' and '.'");
    }
    if (!names.insert(name).second) {
      values.refuse("index", text, "has the name of another index");
    }
    indexes.push_back({name, text.substr(sign + 1)});
  }
  if (indexes.empty() || values.on_command_line("db")) {
    const std::filesystem::path folder = index_path(values, read_config_file);
    std::string name = folder.filename().empty()
                           ? folder.parent_path().filename().stem().string()
                           : folder.stem().string();
    if (!is_name(name)) name = "news";
    if (!names.insert(name).second) {
      values.refuse("db", folder.string(), "has the name of another index");
    }
    indexes.insert(indexes.begin(), {name, folder});
  }
  return indexes;
}

}  // namespace

const CommandLine command_line{"dateline-serve", usage, option_groups, closing,
                               "arguments"};

Options parse(const OptionValues& values) {
  if (!values.arguments().empty()) {
    throw UsageError("'" + values.arguments().front() +
                     "' is no option; name the index with -d");
  }
  Options options;
  options.listen = endpoint(values);
  options.indexes = indexes(values);
  options.searches = std::max(1u, std::thread::hardware_concurrency());
  options.waiting = 64;
  return options;
}

}  // namespace dateline::server
