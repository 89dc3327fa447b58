#include "query/settings/count_settings.hpp"

#include <algorithm>
#include <sstream>

namespace dateline {

std::vector<Facet> facet_list(const NamedValues& values, const char* option) {
  std::vector<Facet> chosen;
  std::istringstream list(values.text(option).value_or(""));
  for (std::string name; std::getline(list, name, ',');) {
    constexpr Facet known[] = {Facet::source, Facet::language, Facet::year,
                               Facet::month, Facet::day};
    const auto* facet = std::ranges::find(
        known, name, [](Facet facet) { return to_string(facet); });
    if (facet == std::end(known)) {
      values.refuse(option, name,
                    "is not source, language, year, month or day");
    }
    if (std::ranges::find(chosen, *facet) == chosen.end()) {
      chosen.push_back(*facet);
    }
  }
  if (values.text(option) && chosen.empty()) {
    values.refuse(option, "", "is empty");
  }
  return chosen;
}

std::optional<FacetPair> facet_pair(const NamedValues& values) {
  const std::vector<Facet> facets = facet_list(values, "cross");
  if (facets.empty()) return std::nullopt;
  if (facets.size() != 2) {
    values.refuse("cross", *values.text("cross"),
                  "does not name two facets; write rows and columns, such as "
                  "source,month");
  }
  return FacetPair{facets[0], facets[1]};
}

std::optional<TimelineUnit> timeline_unit(const NamedValues& values) {
  using Row = std::pair<const char*, TimelineUnit>;
  if (!values.text("timeline")) return std::nullopt;
  return values.choice("timeline",
                       std::array{Row("auto", TimelineUnit::automatic),
                                  Row("day", TimelineUnit::day),
                                  Row("month", TimelineUnit::month),
                                  Row("year", TimelineUnit::year)});
}

Cells cells(const NamedValues& values) {
  using Row = std::pair<const char*, Cells>;
  return values.choice("cells", std::array{Row("passages", Cells::passages),
                                           Row("articles", Cells::articles),
                                           Row("stories", Cells::stories)});
}

Counting counting(const NamedValues& values) {
  using Row = std::pair<const char*, Counting>;
  return values.choice("count", std::array{Row("all", Counting::all_words),
                                           Row("in-a-row", Counting::in_a_row),
                                           Row("any", Counting::any_word)});
}

}  // namespace dateline
