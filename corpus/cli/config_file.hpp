#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

// One line `key = value` of the config file.
struct Setting {
  std::string key;
  std::string value;  // as written, without the space around it
  std::string place;  // "file:line", for messages
};

// Returns $XDG_CONFIG_HOME/dateline/config, or ~/.config/dateline/config if
// that variable is not set. Returns nothing if neither names a folder, or the
// file does not exist.
std::optional<std::filesystem::path> config_file();

// Reads settings in their order. Empty lines, and lines that begin with #, are
// skipped. `name` is the file's, for messages. Throws Error, which names file
// and line, if a line has another form, or if the stream cannot be read.
std::vector<Setting> read_settings(std::istream& in, const std::string& name);

// Reads the settings of config_file(), in the same way. Returns none if there
// is no file.
std::vector<Setting> read_config_file();

using ReadSettings = std::function<std::vector<Setting>()>;

}  // namespace dateline
