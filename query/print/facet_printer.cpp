#include "query/print/facet_printer.hpp"

#include "corpus/cli/display_text.hpp"
#include "corpus/cli/table.hpp"

namespace dateline {

std::string value_name(Facet facet, const std::string& value) {
  if (!value.empty()) return display_text(value);
  if (facet == Facet::source) return "(no source)";
  if (facet == Facet::language) return "(no language)";
  return "(no date)";
}

std::string text_of(const std::vector<FacetCounts>& facets, bool stories) {
  std::string text;
  for (const FacetCounts& facet : facets) {
    std::vector<std::vector<std::string>> rows{
        {std::string(to_string(facet.facet)), "passages", "articles"}};
    if (stories) rows[0].emplace_back("stories");
    for (const FacetCount& count : facet.counts) {
      rows.push_back({"  " + value_name(facet.facet, count.value),
                      std::to_string(count.passages),
                      std::to_string(count.articles)});
      if (stories) rows.back().push_back(std::to_string(count.stories));
    }
    text += (text.empty() ? "" : "\n") + table(rows, "");
  }
  return text;
}

}  // namespace dateline
