#include "corpus/reader/html/named_titles.hpp"

#include <algorithm>
#include <cstddef>

#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

bool holds(const std::string& longer, const std::string& shorter) {
  return !shorter.empty() && longer.find(shorter) != longer.npos;
}

bool agree(const ShownLine& headline, const NamedTitle& name,
           bool is_of_window) {
  constexpr double min_letters = 8;  // of a first part that is no section
  if (headline.key.empty() || name.key.empty()) return false;
  if (headline.key == name.key) return true;
  const auto run = run_of_key(name.parts, headline.key);
  if (run && run->first == 0 &&
      (!is_of_window || letter_count(headline.text) >= min_letters)) {
    return true;
  }
  return (holds(name.key, headline.key) &&
          headline.key.size() * 3 > name.key.size()) ||
         (holds(headline.key, name.key) &&
          name.key.size() * 3 > headline.key.size());
}

bool is_beside_names(const ShownLine& headline, const NamedTitle& name,
                     const NamedTitles& named) {
  return std::ranges::any_of(named.names, [&](const NamedTitle& other) {
    return other.key != name.key && holds(name.key, other.key) &&
           holds(name.key, headline.key) && !holds(other.key, headline.key) &&
           !holds(headline.key, other.key);
  });
}

bool is_named_elsewhere(const std::string& key, const NamedTitles& named) {
  return std::ranges::any_of(named.names, [&](const NamedTitle& name) {
    return &name != &named.for_links() && holds(name.key, key);
  });
}

bool are_unanimous(const NamedTitles& named, const OutletNames& outlet) {
  std::size_t count = 0;
  const std::string key =
      title_key(without_outlet(named.for_links().text, outlet));
  return std::ranges::all_of(
             named.names,
             [&](const NamedTitle& name) {
               if (name.key.empty()) return true;
               ++count;
               return title_key(without_outlet(name.text, outlet)) == key;
             }) &&
         count > 1;
}

bool is_part_of_names(const ShownLine& headline, const NamedTitles& named) {
  return std::ranges::any_of(named.names, [&](const NamedTitle& name) {
    return holds(name.key, headline.key);
  });
}

}  // namespace dateline
