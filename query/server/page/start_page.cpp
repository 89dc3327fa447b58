#include "query/server/page/start_page.hpp"

#include <algorithm>

#include "corpus/cli/messages.hpp"
#include "corpus/text/language.hpp"
#include "query/print/html_markup.hpp"
#include "query/print/html_passage.hpp"
#include "query/server/page/page_frame.hpp"

namespace dateline::server {
namespace {

constexpr std::size_t max_listed = 24;

// A link to the search for all that has one value, in the query language, which
// readers learn from it.
std::string holding(const FacetCount& count, const std::string& name,
                    const std::string& query, const Links& links,
                    SearchForm form) {
  form.query = query;
  return element("li", link(links.search(form),
                            isolated(name) + " <span class=\"count\">" +
                                std::to_string(count.articles) + "</span>"));
}

std::string holding_list(const FacetCounts& facet, const Links& links,
                         const SearchForm& form) {
  std::string items;
  std::size_t listed = 0;
  for (const FacetCount& count : facet.counts) {
    if (count.value.empty() || listed++ == max_listed) continue;
    SearchFilters filters;
    std::string name = count.value;
    if (facet.facet == Facet::source) {
      filters.sources = {count.value};
    } else if (facet.facet == Facet::language) {
      filters.languages = {count.value};
      name = language_label(count.value);
    } else {
      filters.from = filters.to = count.value;
    }
    items += holding(count, name, query_of(filters), links, form);
  }
  return element("ul", '\n' + items);
}

std::string holding_section(const char* name, FacetCounts facet,
                            const Links& links, const SearchForm& form) {
  if (facet.facet == Facet::year) std::ranges::reverse(facet.counts);
  return element("section",
                 '\n' + element("h2", name) + holding_list(facet, links, form));
}

std::string held(const IndexStatistics& statistics) {
  std::string text = counted(statistics.articles, "article");
  if (statistics.first_date && statistics.last_date) {
    text += " from " + html_date(*statistics.first_date) + " to " +
            html_date(*statistics.last_date);
  }
  return text;
}

}  // namespace

HttpResponse start_page(Service& service, const Call& call,
                        const SearchForm& form) {
  SearchForm fresh;
  fresh.index = form.index;
  const Links links(service.prefix);
  const auto facts = service.facts.of(form.index, call.deadline);
  const IndexStatistics& statistics = facts->statistics;
  return html_page(
      service, fresh,
      {"Dateline",
       element("h1", "Search the archive") +
           element("p class=\"lead\"",
                   held(statistics) +
                       ". Words in quotation marks must match as they stand; " +
                       link(links.help(), "the help") + " knows more.") +
           element(
               "div class=\"holdings\"",
               '\n' + holding_section("Years", statistics.years, links, fresh) +
                   holding_section("Sources", statistics.sources, links,
                                   fresh) +
                   holding_section("Languages", statistics.languages, links,
                                   fresh)),
       "start"});
}

}  // namespace dateline::server
