#include "query/tool/options/option_values.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <cctype>
#include <set>

#include "dateline/error.hpp"
#include "query/tool/options/option_groups.hpp"

namespace dateline {
namespace po = boost::program_options;
namespace {

constexpr const char* words_with_dash =
    "; query words that begin with - go after --";

// "-not" is read as "-n ot".
bool is_word(const std::string& text) {
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text[0]));
}

// The query language decides what is a date, so that no date is good in one
// place and bad in the other.
bool is_date(const std::string& text) {
  try {
    const Query query = Query::parse("on:" + text, Syntax::strict);
    const auto& clauses = query.root().children;
    return clauses.size() == 1 && clauses[0].field == "on" &&
           clauses[0].text == text;
  } catch (const QueryError&) {
    return false;
  }
}

// The arguments, "--timeline" alone made "--timeline=auto": Boost would take
// any word behind it for its value.
std::vector<std::string> arguments(int argc, const char* const* argv) {
  static const std::set<std::string> units{"auto", "day", "month", "year"};
  std::vector<std::string> all(argv + std::min(argc, 1), argv + argc);
  for (auto at = all.begin(); at != all.end() && *at != "--"; ++at) {
    const bool alone = *at == "--timeline" && (std::next(at) == all.end() ||
                                               !units.contains(*std::next(at)));
    if (alone) *at += "=auto";
  }
  return all;
}

void check_key(const Setting& setting) {
  if (is_default(setting.key)) return;
  const bool known =
      option_groups().find_nothrow(setting.key, false) != nullptr;
  throw UsageError(setting.place + ": '" + setting.key +
                   (known ? "' cannot be set here, only on the command line"
                          : "' is no option"));
}

}  // namespace

OptionValues::OptionValues(int argc, const char* const* argv,
                           const ReadDefaults& defaults) {
  try {
    store_command_line(argc, argv);
  } catch (const po::unknown_option& error) {
    throw UsageError(error.what() + std::string(words_with_dash));
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  const bool wanted = !on("no-config") && !on("help") && !on("version");
  if (wanted) store_defaults(defaults());
}

// Guessing is off: "--lim" is no option, and will not become another one when
// options are added.
void OptionValues::store_command_line(int argc, const char* const* argv) {
  namespace style = po::command_line_style;
  po::options_description all = option_groups();
  all.add_options()("word", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("word", -1);
  po::store(po::command_line_parser(arguments(argc, argv))
                .options(all)
                .positional(positional)
                .style(style::allow_long | style::long_allow_adjacent |
                       style::long_allow_next | style::allow_short |
                       style::short_allow_adjacent | style::short_allow_next |
                       style::allow_dash_for_short | style::allow_sticky)
                .run(),
            values_);
}

// What the command line says is not stored again.
void OptionValues::store_defaults(const std::vector<Setting>& settings) {
  const po::options_description all = option_groups();
  po::parsed_options parsed(&all);
  for (const Setting& setting : settings) {
    check_key(setting);
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

std::optional<std::string> OptionValues::place(const std::string& name) const {
  const auto found = places_.find(name);
  if (found == places_.end()) return std::nullopt;
  return found->second;
}

void OptionValues::refuse(const char* name, const std::string& value,
                          const std::string& reason) const {
  const std::optional<std::string> line = place(name);
  const std::string what =
      line ? *line + ": " + name : "option --" + std::string(name);
  throw UsageError(what + ": '" + value + "' " + reason);
}

bool OptionValues::said(const char* name) const {
  return given(name) && !values_[name].defaulted() && !place(name);
}

std::vector<std::string> OptionValues::words() const {
  if (!given("word")) return {};
  return values_["word"].as<std::vector<std::string>>();
}

std::optional<std::string> OptionValues::text(const char* name) const {
  if (!given(name)) return std::nullopt;
  return values_[name].as<std::string>();
}

std::vector<std::string> OptionValues::texts(const char* name) const {
  if (!given(name)) return {};
  auto all = values_[name].as<std::vector<std::string>>();
  for (const std::string& value : all) {
    if (value.empty()) refuse(name, value, "is empty");
  }
  return all;
}

std::size_t OptionValues::number(const char* name, std::size_t least,
                                 std::size_t most,
                                 std::size_t otherwise) const {
  const std::optional<std::string> value = text(name);
  if (!value) return otherwise;
  const bool digits =
      !value->empty() && value->size() <= 9 &&
      value->find_first_not_of("0123456789") == std::string::npos;
  const std::size_t found = digits ? std::stoul(*value) : most + 1;
  if (found < least || found > most) {
    refuse(name, *value,
           "is not a number from " + std::to_string(least) + " to " +
               std::to_string(most) +
               (is_word(*value) && !place(name) ? words_with_dash : ""));
  }
  return found;
}

std::string OptionValues::date(const char* name) const {
  const std::optional<std::string> value = text(name);
  if (!value) return "";
  if (!is_date(*value)) {
    refuse(name, *value,
           "is not a date; write YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, "
           "or 7d, 2w, 3m, 1y");
  }
  return *value;
}

}  // namespace dateline
