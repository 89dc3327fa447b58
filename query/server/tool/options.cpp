#include "query/server/tool/options.hpp"

#include <algorithm>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <set>
#include <thread>

#include "corpus/cli/config_file.hpp"
#include "corpus/text/lines.hpp"
#include "query/server/service/access.hpp"

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

auto texts(const char* name) {
  return po::value<std::vector<std::string>>()->value_name(name);
}

po::options_description serving_group() {
  po::options_description group("Serving");
  auto add = group.add_options();
  add("db,d", text("INDEX"), "folder of the index (default: $DATELINE_DB)");
  add("index", texts("NAME=INDEX"),
      "serve INDEX by this name; may be repeated, the first is the default");
  add("listen", text("HOST:PORT"),
      "address to listen at (default: 127.0.0.1:8642); port 0 is any free one");
  add("prefix", text("PATH"),
      "beginning of all paths, if a proxy has one, such as /news");
  add("log", text("FORMAT"),
      "line for each request: text (default), json or none");
  add_general_options(group);
  return group;
}

po::options_description access_group() {
  po::options_description group("Access");
  auto add = group.add_options();
  add("token-file", text("FILE"),
      "answer only requests with one of the tokens in FILE, one a line");
  add("allow-host", texts("NAME"),
      "be asked by this name too; may be repeated (a loopback address is asked "
      "by its own names alone)");
  add("allow-origin", texts("ORIGIN"),
      "let scripts of this site read answers, such as https://news.example; * "
      "for all; may be repeated");
  add("trust-proxy", po::bool_switch(),
      "take the address of a client from the X-Forwarded-For of a proxy");
  return group;
}

po::options_description limit_group() {
  po::options_description group("Limits");
  auto add = group.add_options();
  add("threads,j", text("N"),
      "run N searches at a time (default: one for each processor)");
  add("queue", text("N"),
      "let N further searches wait for their turn (default: 64)");
  add("timeout", text("MS"),
      "end each search after MS milliseconds (default: 5000)");
  add("max-hits", text("N"), "answer N hits at a time (default: 1000)");
  add("connections", text("N"), "keep N connections open (default: 2000)");
  add("client-timeout", text("MS"),
      "let a client send its request, or take its answer, for MS milliseconds "
      "(default: 10000)");
  add("rate", text("N"),
      "answer N requests a second of each client (default: any number)");
  return group;
}

po::options_description option_groups() {
  po::options_description groups;
  groups.add(serving_group()).add(access_group()).add(limit_group());
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

std::string prefix(const OptionValues& values) {
  std::string prefix = values.text("prefix").value_or("");
  while (prefix.ends_with('/')) prefix.pop_back();
  constexpr const char* allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
  const bool is_path =
      prefix.empty() || (prefix.starts_with('/') && !prefix.starts_with("//") &&
                         prefix.find_first_not_of(allowed) == prefix.npos);
  if (!is_path) values.refuse("prefix", prefix, "is not a path such as /news");
  return prefix;
}

LogFormat log_format(const OptionValues& values) {
  using Row = std::pair<const char*, LogFormat>;
  return values.choice("log", std::array{Row("text", LogFormat::text),
                                         Row("json", LogFormat::json),
                                         Row("none", LogFormat::none)});
}

bool has_only(std::string_view text, const char* allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == text.npos;
}

constexpr const char* name_characters =
    "abcdefghijklmnopqrstuvwxyz0123456789-_.";

// A name as Access has it: in lower case, and without the brackets of "[::1]".
// A name in another form would let nobody in.
std::string allowed_host(const OptionValues& values, const std::string& text) {
  std::string name = ascii_lower(text);
  if (name.starts_with('[') && name.ends_with(']')) {
    name = name.substr(1, name.size() - 2);
  }
  const bool is_ipv6 =
      std::ranges::count(name, ':') > 1 && has_only(name, "0123456789abcdef:.");
  if (!is_ipv6 && !has_only(name, name_characters)) {
    values.refuse("allow-host", text,
                  "is not the name of a host, such as news.example.org; leave "
                  "out https:// and the port");
  }
  return name;
}

// An origin as browsers send it.
std::string allowed_origin(const OptionValues& values,
                           const std::string& text) {
  std::string origin = ascii_lower(text);
  if (origin == "*" || origin == "null") return origin;
  const std::size_t scheme = origin.find("://");
  const bool is_origin = scheme != origin.npos && scheme > 0 &&
                         has_only(std::string_view(origin).substr(scheme + 3),
                                  "abcdefghijklmnopqrstuvwxyz0123456789-_.:[]");
  if (!is_origin) {
    values.refuse("allow-origin", text,
                  "is not an origin, such as https://news.example or "
                  "https://news.example:8443; write neither a path nor a "
                  "slash at its end");
  }
  return origin;
}

Access access(const OptionValues& values, const Endpoint& endpoint) {
  Access access;
  access.hosts = loopback_names(endpoint.host);
  for (const std::string& name : values.texts("allow-host")) {
    access.hosts.push_back(allowed_host(values, name));
  }
  for (const std::string& origin : values.texts("allow-origin")) {
    access.origins.push_back(allowed_origin(values, origin));
  }
  return access;
}

std::chrono::milliseconds milliseconds(const OptionValues& values,
                                       const char* name,
                                       std::chrono::milliseconds otherwise) {
  constexpr std::size_t max_milliseconds = 3'600'000;
  return std::chrono::milliseconds(values.number(
      name, 1, max_milliseconds, static_cast<std::size_t>(otherwise.count())));
}

void read_limits(Options& options, const OptionValues& values) {
  constexpr std::size_t max_threads = 1'024;
  constexpr std::size_t max_count = 1'000'000;
  options.searches =
      values.number("threads", 1, max_threads,
                    std::max(1u, std::thread::hardware_concurrency()));
  options.waiting = values.number("queue", 0, max_count, options.waiting);
  options.search.time = milliseconds(values, "timeout", options.search.time);
  options.search.hits =
      values.number("max-hits", 1, max_count, options.search.hits);
  options.http.connections =
      values.number("connections", 1, max_count, options.http.connections);
  options.http.client_time =
      milliseconds(values, "client-timeout", options.http.client_time);
  options.application.rate = values.number("rate", 1, max_count, 0);
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
  options.prefix = prefix(values);
  options.token_file = values.text("token-file").value_or("");
  if (values.given("token-file") && options.token_file.empty()) {
    values.refuse("token-file", "", "is empty; name a file");
  }
  options.application.access = access(values, options.listen);
  options.application.log = log_format(values);
  options.application.trusts_proxy = values.on("trust-proxy");
  read_limits(options, values);
  return options;
}

std::size_t connections_within(std::size_t files, const Options& options) {
  constexpr std::size_t of_process = 16, of_search = 8;
  const std::size_t others = of_process + of_search * options.searches;
  const std::size_t room = files > others ? files - others : 1;
  return std::min(options.http.connections, room);
}

}  // namespace dateline::server
