#include "corpus/reader/date/date_names.hpp"

#include <algorithm>
#include <string>

#include "corpus/text/language.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

struct DayOrder {
  std::string_view locale;  // "en", "en-gb"
  std::string_view order;
};

// Defines name_table and order_table, both sorted by their first members.
#include <date_name_table.inc>

// The country in "en-GB", "en_US.UTF-8" or "zh-Hans-CN", in small letters; ""
// if there is none.
std::string country_of(std::string_view locale) {
  std::string lower = ascii_lower(locale.substr(0, locale.find_first_of(".@")));
  std::string_view rest = lower;
  while (true) {
    const std::size_t end = rest.find_first_of("-_");
    if (end == rest.npos) return "";
    rest.remove_prefix(end + 1);
    const std::string_view part = rest.substr(0, rest.find_first_of("-_"));
    if (part.size() == 2) return std::string(part);
  }
}

std::string_view order_of(std::string_view locale) {
  const auto* found =
      std::ranges::lower_bound(order_table, locale, {}, &DayOrder::locale);
  const bool known = found != std::end(order_table) && found->locale == locale;
  return known ? found->order : "";
}

}  // namespace

bool DateName::is_used_in(std::string_view language) const {
  const std::size_t at = languages.find(language);
  return !language.empty() && at != languages.npos &&
         languages[at - 1] == ' ' && languages[at + language.size()] == ' ';
}

std::span<const DateName> date_names(std::string_view name) {
  return {std::ranges::lower_bound(name_table, name, {}, &DateName::name),
          std::ranges::upper_bound(name_table, name, {}, &DateName::name)};
}

bool begins_date_name(std::string_view tokens) {
  const std::string front = std::string(tokens) + ' ';
  const auto* found =
      std::ranges::lower_bound(name_table, front, {}, &DateName::name);
  return found != std::end(name_table) && found->name.starts_with(front);
}

std::string date_language(std::string_view locale) {
  std::string language = canonical_language(locale);
  if (!language.empty()) return language;
  return ascii_lower(trimmed(locale.substr(0, locale.find_first_of("-_.@"))));
}

std::string_view day_order(std::string_view locale) {
  const std::string language = date_language(locale);
  const std::string country = country_of(trimmed(locale));
  const std::string_view order =
      country.empty() ? "" : order_of(language + "-" + country);
  return order.empty() ? order_of(language) : order;
}

}  // namespace dateline
