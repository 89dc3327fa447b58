#include "query/settings/search_settings.hpp"

#include <algorithm>
#include <sstream>

#include "query/settings/dates.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_half_life = 36'500;  // a century

// "" if it is not given.
std::string date(const NamedValues& values, const char* name) {
  const std::optional<std::string> value = values.text(name);
  if (!value) return "";
  if (const auto fault = date_fault(*value)) {
    values.refuse(name, *value, *fault);
  }
  return *value;
}

}  // namespace

SearchFilters filters(const NamedValues& values) {
  SearchFilters filters;
  filters.from = date(values, "from");
  filters.to = date(values, "to");
  if (is_after(filters.from, filters.to)) {
    values.refuse(
        "from", filters.from,
        "is after " + values.shown_name("to") + " '" + filters.to + "'");
  }
  filters.sources = values.texts("source");
  filters.authors = values.texts("author");
  filters.languages = values.texts("language");
  return filters;
}

std::vector<ScoreComponent> disabled_components(const NamedValues& values) {
  std::vector<ScoreComponent> chosen;
  std::istringstream list(values.text("without").value_or(""));
  for (std::string name; std::getline(list, name, ',');) {
    const auto* component =
        std::ranges::find(all_score_components, name,
                          [](ScoreComponent each) { return to_string(each); });
    if (name == "all") {
      chosen.assign(std::begin(all_score_components),
                    std::end(all_score_components));
    } else if (component != std::end(all_score_components)) {
      chosen.push_back(*component);
    } else {
      values.refuse(
          "without", name,
          "is not burstiness, title, pairs, variants, proximity, article, "
          "feedback, smoothing, near-duplicates or all");
    }
  }
  if (values.text("without") && chosen.empty()) {
    values.refuse("without", "", "is empty");
  }
  return chosen;
}

Sort sort(const NamedValues& values) {
  using Row = std::pair<const char*, Sort>;
  return values.choice("sort", std::array{Row("relevance", Sort::relevance),
                                          Row("newest", Sort::newest),
                                          Row("oldest", Sort::oldest)});
}

Within within(const NamedValues& values) {
  using Row = std::pair<const char*, Within>;
  return values.choice("within", std::array{Row("passage", Within::passage),
                                            Row("article", Within::article)});
}

double half_life(const NamedValues& values) {
  return static_cast<double>(values.number("half-life", 1, max_half_life, 0));
}

Syntax query_syntax(const NamedValues& values) {
  using Row = std::pair<const char*, Syntax>;
  return values.choice("syntax", std::array{Row("full", Syntax::lenient),
                                            Row("plain", Syntax::plain)});
}

CitationStyle citation_style(const NamedValues& values) {
  using Row = std::pair<const char*, CitationStyle>;
  return values.choice("cite",
                       std::array{Row("plain", CitationStyle::plain),
                                  Row("markdown", CitationStyle::markdown),
                                  Row("bibtex", CitationStyle::bibtex),
                                  Row("ris", CitationStyle::ris)});
}

}  // namespace dateline
