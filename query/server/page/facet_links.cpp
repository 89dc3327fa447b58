#include "query/server/page/facet_links.hpp"

#include <algorithm>

#include "corpus/text/language.hpp"
#include "corpus/text/lines.hpp"
#include "query/print/facet_printer.hpp"
#include "query/print/html_markup.hpp"
#include "query/print/html_passage.hpp"

namespace dateline::server {
namespace {

constexpr std::size_t max_open_values = 8;
constexpr std::size_t max_values = 60;

SearchForm with_value(SearchForm form, Facet facet, const std::string& value) {
  form.offset = 0;
  if (facet == Facet::source) {
    form.filters.sources = {value};
  } else if (facet == Facet::language) {
    form.filters.languages = {value};
  } else {
    form.filters.from = form.filters.to = value;
  }
  return form;
}

std::string facet_item(Facet facet, const FacetCount& count, const Links& links,
                       const SearchForm& form) {
  const std::string name =
      isolated(facet == Facet::language && !count.value.empty()
                   ? language_label(count.value)
                   : value_name(facet, count.value));
  const std::string number =
      " <span class=\"count\">" + std::to_string(count.passages) + "</span>";
  return element("li",
                 count.value.empty()
                     ? "<span>" + name + number + "</span>"
                     : link(links.search(with_value(form, facet, count.value)),
                            name + number));
}

// The most frequent sources and languages, the latest years.
std::vector<FacetCount> listed_counts(const FacetCounts& facet) {
  std::vector<FacetCount> counts = facet.counts;
  if (facet.facet == Facet::year) std::ranges::reverse(counts);
  if (counts.size() > max_values) counts.resize(max_values);
  return counts;
}

std::string value_list(const FacetCounts& facet, const Links& links,
                       const SearchForm& form) {
  const std::vector<FacetCount> counts = listed_counts(facet);
  std::string open, folded;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    (i < max_open_values ? open : folded) +=
        facet_item(facet.facet, counts[i], links, form);
  }
  std::string html = element("ul", '\n' + open);
  if (folded.empty()) return html;
  const std::string more = std::to_string(counts.size() - max_open_values);
  return html + element("details", element("summary", more + " more") +
                                       element("ul", '\n' + folded));
}

}  // namespace

std::string html_facets(const std::vector<FacetCounts>& facets,
                        const Links& links, const SearchForm& form) {
  std::string html;
  for (const FacetCounts& facet : facets) {
    const bool is_shown = facet.facet == Facet::source ||
                          facet.facet == Facet::language ||
                          facet.facet == Facet::year;
    if (!is_shown || facet.counts.empty()) continue;
    const std::string name = with_capital(std::string(to_string(facet.facet)));
    html +=
        element("section class=\"facet\"",
                '\n' + element("h3", name) + value_list(facet, links, form));
  }
  return html;
}

std::vector<FilterInForce> filters_in_force(const SearchForm& form) {
  std::vector<FilterInForce> filters;
  const auto add_all = [&](const char* name,
                           std::vector<std::string> SearchFilters::*member) {
    const std::vector<std::string>& values = form.filters.*member;
    for (std::size_t i = 0; i < values.size(); ++i) {
      SearchForm without = at_first_page(form);
      auto& kept = without.filters.*member;
      kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(i));
      const bool is_code = member == &SearchFilters::languages;
      filters.push_back(
          {name + (' ' + (is_code ? language_label(values[i]) : values[i])),
           without});
    }
  };
  add_all("source", &SearchFilters::sources);
  add_all("author", &SearchFilters::authors);
  add_all("language", &SearchFilters::languages);
  const std::string& from = form.filters.from;
  const std::string& to = form.filters.to;
  if (!from.empty() || !to.empty()) {
    SearchForm without = at_first_page(form);
    without.filters.from.clear();
    without.filters.to.clear();
    const std::string name = from == to     ? from
                             : from.empty() ? "until " + to
                             : to.empty()   ? "from " + from
                                            : from + " to " + to;
    filters.push_back({name, without});
  }
  if (form.within == Within::article) {
    SearchForm without = at_first_page(form);
    without.within = Within::passage;
    filters.push_back({"words anywhere in an article", without});
  }
  return filters;
}

std::string html_filters(const Links& links, const SearchForm& form) {
  std::string items;
  for (const FilterInForce& filter : filters_in_force(form)) {
    items +=
        element("li", link(links.search(filter.without),
                           "<span class=\"hidden\">Remove the filter </span>" +
                               isolated(filter.name) +
                               " <span aria-hidden=\"true\">\u00D7</span>"));
  }
  return items.empty() ? ""
                       : element(
                             "ul class=\"filters\" "
                             "aria-label=\"Filters in force\"",
                             '\n' + items);
}

}  // namespace dateline::server
