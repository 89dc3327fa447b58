#pragma once

#include <filesystem>
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

// $XDG_CONFIG_HOME/dateline/config, or ~/.config/dateline/config where that
// variable is not set; none where neither names a folder, or there is no file.
std::optional<std::filesystem::path> config_file();

// The settings in their order. Empty lines, and those whose first character is
// #, say nothing. Throws Error, which names file and line, if a line is of
// another form, or the file cannot be read.
std::vector<Setting> read_settings(std::istream& in, const std::string& name);

// The same of config_file(); none without one.
std::vector<Setting> read_config_file();

}  // namespace dateline
