#pragma once

#include <boost/program_options/variables_map.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/config_file.hpp"
#include "corpus/cli/named_values.hpp"

namespace dateline {

// The values of the options, of the command line and of the config file. Each
// function throws UsageError if a value has another form than it reads; the
// message names the option, or the line of the config file.
class OptionValues : public NamedValues {
 public:
  // `line` must outlive the values. If an option that takes one value is given
  // several times, the last one counts. Throws UsageError if the arguments hold
  // an option that `line` does not.
  OptionValues(const CommandLine& line,
               const std::vector<std::string>& arguments);

  // Adds settings of the config file. Those of options that the command line
  // gives change nothing. Throws UsageError if a setting is no option, or one
  // that `may_set` does not allow in a config file.
  void add_settings(const std::vector<Setting>& settings,
                    bool (*may_set)(std::string_view option));

  // Whether the command line or the config file gives the option.
  bool given(const char* name) const { return values_.count(name) > 0; }

  // Whether the command line gives it.
  bool on_command_line(const char* name) const;

  bool on(const char* name) const override { return values_[name].as<bool>(); }
  std::optional<std::string> text(const char* name) const override;
  std::vector<std::string> texts(const char* name) const override;
  std::string shown_name(const char* name) const override;

  // The arguments that are not options.
  std::vector<std::string> arguments() const;

 private:
  void throw_refusal(const char* name, const std::string& value,
                     const std::string& reason) const override;
  void check_setting(const Setting& setting,
                     bool (*may_set)(std::string_view option)) const;
  std::optional<std::string> place(const std::string& name) const;
  std::string dash_hint() const;
  std::string number_hint(const char* name,
                          const std::string& value) const override;
  bool may_be_a_word(const char* name, const std::string& value) const;

  const CommandLine& line_;
  boost::program_options::variables_map values_;
  std::map<std::string, std::string> places_;  // of settings, by option
};

// The folder of the index: --db of the command line, else the environment
// variable DATELINE_DB, else `db` of the settings, which are read only then.
// Throws UsageError if nothing names one.
std::string index_path(const OptionValues& values,
                       const ReadSettings& read_settings);

}  // namespace dateline
