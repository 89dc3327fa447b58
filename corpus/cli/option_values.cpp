#include "corpus/cli/option_values.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <cctype>
#include <cstdlib>
#include <iterator>
#include <map>
#include <typeinfo>

namespace dateline {
namespace po = boost::program_options;
namespace {

// Guessing is off: "--lim" is not --limit, and will not become another option
// when options are added.
constexpr int style = po::command_line_style::allow_long |
                      po::command_line_style::long_allow_adjacent |
                      po::command_line_style::long_allow_next |
                      po::command_line_style::allow_short |
                      po::command_line_style::short_allow_adjacent |
                      po::command_line_style::short_allow_next |
                      po::command_line_style::allow_dash_for_short |
                      po::command_line_style::allow_sticky;

constexpr const char* positional_name = "argument";

bool takes_several_values(const po::options_description& options,
                          const std::string& name) {
  const auto semantic = options.find(name, false).semantic();
  const auto* typed = dynamic_cast<const po::typed_value_base*>(semantic.get());
  return typed && typed->value_type() == typeid(std::vector<std::string>);
}

// Makes one occurrence of each option. Of an option with one value that is
// given several times, the last counts, so that what a shell alias gives can be
// overridden. The values of an option with several are joined, because
// po::store() would copy all that came before at each occurrence.
void unite_occurrences(po::parsed_options& parsed) {
  std::map<std::string, std::size_t> places;
  std::vector<po::option> united;
  for (po::option& option : parsed.options) {
    const auto [place, is_new] =
        places.emplace(option.string_key, united.size());
    if (is_new) {
      united.push_back(std::move(option));
      continue;
    }
    std::vector<std::string>& values = united[place->second].value;
    if (!takes_several_values(*parsed.description, option.string_key)) {
      values.clear();
    }
    std::ranges::move(option.value, std::back_inserter(values));
  }
  parsed.options = std::move(united);
}

po::variables_map read(const CommandLine& line,
                       const std::vector<std::string>& arguments) {
  po::options_description options = line.options();
  options.add_options()(positional_name, po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add(positional_name, -1);
  po::variables_map values;
  po::parsed_options parsed = po::command_line_parser(arguments)
                                  .options(options)
                                  .positional(positional)
                                  .style(style)
                                  .run();
  unite_occurrences(parsed);
  po::store(parsed, values);
  return values;
}

}  // namespace

OptionValues::OptionValues(const CommandLine& line,
                           const std::vector<std::string>& arguments)
    : line_(line) {
  try {
    values_ = read(line, arguments);
  } catch (const po::unknown_option& error) {
    throw UsageError(error.what() + dash_hint());
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
}

void OptionValues::add_settings(const std::vector<Setting>& settings,
                                bool (*may_set)(std::string_view)) {
  const po::options_description options = line_.options();
  po::parsed_options parsed(&options);
  for (const Setting& setting : settings) {
    check_setting(setting, may_set);
    const auto& value = values_[setting.key];
    if (!value.empty() && !value.defaulted()) continue;
    parsed.options.emplace_back(setting.key,
                                std::vector<std::string>{setting.value});
    places_[setting.key] = setting.place;
  }
  try {
    po::store(parsed, values_);
  } catch (const po::error_with_option_name& error) {
    std::string name = error.get_option_name();
    name.erase(0, name.find_first_not_of('-'));
    throw UsageError(place(name).value_or("config file") + ": " + error.what());
  }
}

void OptionValues::check_setting(const Setting& setting,
                                 bool (*may_set)(std::string_view)) const {
  if (may_set(setting.key)) return;
  const bool known =
      line_.options().find_nothrow(setting.key, false) != nullptr;
  throw UsageError(setting.place + ": '" + setting.key +
                   (known ? "' cannot be set here, only on the command line"
                          : "' is not an option"));
}

bool OptionValues::on_command_line(const char* name) const {
  return given(name) && !values_[name].defaulted() && !place(name);
}

std::optional<std::string> OptionValues::place(const std::string& name) const {
  const auto place = places_.find(name);
  if (place == places_.end()) return std::nullopt;
  return place->second;
}

std::string OptionValues::dash_hint() const {
  return std::string("; ") + line_.arguments + " that begin with - go after --";
}

// "-not" is read as "-n ot".
bool OptionValues::may_be_a_word(const char* name,
                                 const std::string& value) const {
  const std::string shown = line_.options().find(name, false).format_name();
  return shown.starts_with('-') && !shown.starts_with("--") && !place(name) &&
         !value.empty() && std::isalpha(static_cast<unsigned char>(value[0]));
}

std::string OptionValues::number_hint(const char* name,
                                      const std::string& value) const {
  return may_be_a_word(name, value) ? dash_hint() : "";
}

std::string OptionValues::shown_name(const char* name) const {
  return "--" + std::string(name);
}

void OptionValues::throw_refusal(const char* name, const std::string& value,
                                 const std::string& reason) const {
  const std::optional<std::string> line = place(name);
  const std::string option =
      line ? *line + ": " + name : "option --" + std::string(name);
  throw UsageError(option + ": '" + value + "' " + reason);
}

std::vector<std::string> OptionValues::arguments() const {
  if (!given(positional_name)) return {};
  return values_[positional_name].as<std::vector<std::string>>();
}

std::optional<std::string> OptionValues::text(const char* name) const {
  if (!given(name)) return std::nullopt;
  return values_[name].as<std::string>();
}

std::vector<std::string> OptionValues::texts(const char* name) const {
  if (!given(name)) return {};
  auto texts = values_[name].as<std::vector<std::string>>();
  for (const std::string& text : texts) {
    if (text.empty()) refuse(name, text, "is empty");
  }
  return texts;
}

std::string index_path(const OptionValues& values,
                       const ReadSettings& read_settings) {
  if (values.on_command_line("db")) {
    const std::string folder = *values.text("db");
    if (folder.empty()) values.refuse("db", folder, "is empty");
    return folder;
  }
  const char* environment = std::getenv("DATELINE_DB");
  if (environment && *environment) return environment;
  for (const Setting& setting : read_settings()) {
    if (setting.key == "db" && !setting.value.empty()) return setting.value;
  }
  throw UsageError(
      "no index named; give its folder with -d INDEX or in DATELINE_DB, or as "
      "'db = INDEX' in the config file");
}

}  // namespace dateline
