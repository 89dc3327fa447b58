#pragma once

#include <array>
#include <boost/program_options/variables_map.hpp>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/tool/options/options.hpp"

namespace dateline {

// The options that were given, wherever. Each function throws UsageError if
// the value is none; the message says whether the command line or which line
// of the config file it comes from.
class OptionValues {
 public:
  // `argv` goes before `settings`.
  OptionValues(int argc, const char* const* argv, const ReadDefaults& defaults);

  bool given(const char* name) const { return values_.count(name) > 0; }
  bool on(const char* name) const { return values_[name].as<bool>(); }
  std::vector<std::string> words() const;  // that are no options
  std::optional<std::string> text(const char* name) const;  // not empty
  std::vector<std::string> texts(const char* name) const;
  std::size_t number(const char* name, std::size_t least, std::size_t most,
                     std::size_t otherwise) const;
  std::string date(const char* name) const;  // "" if not given

  // The value's meaning out of (name, meaning) rows; the first row's if the
  // option is not given.
  template <typename Value, std::size_t count>
  Value choice(
      const char* name,
      const std::array<std::pair<const char*, Value>, count>& rows) const {
    const std::optional<std::string> given = text(name);
    if (!given) return rows.front().second;
    std::string allowed;
    for (std::size_t i = 0; i < count; ++i) {
      if (*given == rows[i].first) return rows[i].second;
      allowed += (i == 0 ? "" : i + 1 == count ? " or " : ", ");
      allowed += rows[i].first;
    }
    refuse(name, *given, "is not " + allowed);
  }

  // Whether the option was on the command line.
  bool said(const char* name) const;

  [[noreturn]] void refuse(const char* name, const std::string& value,
                           const std::string& reason) const;

 private:
  void store_command_line(int argc, const char* const* argv);
  void store_defaults(const std::vector<Setting>& settings);
  std::optional<std::string> place(const std::string& name) const;

  boost::program_options::variables_map values_;
  std::map<std::string, std::string> places_;  // of defaults, by option
};

}  // namespace dateline
