#include "corpus/cli/config_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr const char* space = " \t\r";

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(space);
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

// The XDG specification says that relative paths are to be ignored.
std::optional<fs::path> folder_in(const char* variable) {
  const char* value = std::getenv(variable);
  if (!value || *value != '/') return std::nullopt;
  return fs::path(value);
}

Setting parse_setting(const std::string& line, std::string place) {
  const std::size_t equals = line.find('=');
  Setting setting{trimmed(line.substr(0, equals)), "", std::move(place)};
  if (equals == std::string::npos || setting.key.empty()) {
    throw Error("cannot read the config file: " + setting.place +
                ": the line is not of the form 'key = value'");
  }
  setting.value = trimmed(line.substr(equals + 1));
  return setting;
}

[[noreturn]] void fail_to_read(const fs::path& file, const std::string& why) {
  throw Error("cannot read the config file: " + file.string() + ": " + why);
}

// A pipe would be waited for until somebody writes into it.
void check_kind(const fs::path& file) {
  std::error_code none;
  const bool is_empty = fs::canonical(file, none) == "/dev/null";
  if (!is_empty && !fs::is_regular_file(file, none)) {
    fail_to_read(file, "it is not a file; move it away");
  }
}

}  // namespace

std::optional<fs::path> config_file() {
  std::optional<fs::path> folder = folder_in("XDG_CONFIG_HOME");
  if (!folder) {
    const std::optional<fs::path> home = folder_in("HOME");
    if (!home) return std::nullopt;
    folder = *home / ".config";
  }
  const fs::path file = *folder / "dateline" / "config";
  std::error_code none;
  if (!fs::exists(file, none)) return std::nullopt;
  return file;
}

std::vector<Setting> read_settings(std::istream& in, const std::string& name) {
  std::vector<Setting> settings;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1) line = std::string(without_byte_order_mark(line));
    line = trimmed(line);
    if (line.empty() || line[0] == '#') continue;
    settings.push_back(
        parse_setting(line, name + ':' + std::to_string(number)));
  }
  if (in.bad()) {
    throw Error("cannot read the config file: " + name + ": " +
                std::strerror(errno));
  }
  return settings;
}

std::vector<Setting> read_config_file() {
  const std::optional<fs::path> file = config_file();
  if (!file) return {};
  check_kind(*file);
  std::ifstream in(*file);
  if (!in) fail_to_read(*file, std::strerror(errno));
  return read_settings(in, file->string());
}

}  // namespace dateline
