#include "query/server/page/search_page.hpp"

#include <algorithm>
#include <sstream>

#include "corpus/cli/messages.hpp"
#include "query/print/html_markup.hpp"
#include "query/print/html_passage.hpp"
#include "query/print/summary.hpp"
#include "query/print/timeline_rows.hpp"
#include "query/server/page/facet_links.hpp"
#include "query/server/page/histogram.hpp"
#include "query/server/page/hit_list.hpp"
#include "query/server/page/mended_queries.hpp"
#include "query/server/page/page_frame.hpp"
#include "query/server/page/start_page.hpp"
#include "query/server/service/search_request.hpp"

namespace dateline::server {
namespace {

// A word that is misspelt in the query may be misspelt in a passage or two.
constexpr std::size_t few_passages = 3;

constexpr std::size_t max_mended = 6;  // each costs a search

class SearchPage {
 public:
  SearchPage(const Service& service, const Call& call, const SearchForm& form,
             Searcher& searcher)
      : service_(service),
        call_(call),
        form_(form),
        searcher_(searcher),
        links_(service.prefix),
        query_(Query::parse(form.query)) {}

  HttpResponse response() {
    search();
    const std::string found =
        results_.empty() ? nothing() : notes() + few() + list() + paging();
    return html_page(
        service_, form_,
        {form_.query + " - Dateline",
         element("div class=\"results\"", '\n' + head() + found) + aside(),
         "search"});
  }

 private:
  void search() {
    options_ = options_of(form_);
    options_.facets = {Facet::source, Facet::language, Facet::year};
    add_timeline_facets(TimelineUnit::automatic, options_.facets);
    options_.time_limit = time_limit(call_);
    results_ = searcher_.search(query_, options_);
  }

  std::string head() const {
    if (results_.empty()) {
      return element("h1", "Nothing found for <span class=\"query\">" +
                               isolated(form_.query) + "</span>") +
             html_filters(links_, form_);
    }
    return element("h1", html_text(summary(results_, options_))) +
           html_filters(links_, form_) +
           html_histogram(results_.facets, links_, form_) + controls();
  }

  // Order and grouping, as links of which one is in force.
  std::string controls() const {
    std::string sorts;
    using Row = std::pair<Sort, const char*>;
    for (const auto& [sort, name] :
         {Row(Sort::relevance, "Best first"), Row(Sort::newest, "Newest"),
          Row(Sort::oldest, "Oldest")}) {
      SearchForm form = at_first_page(form_);
      form.sort = sort;
      sorts += choice(form, name, form_.sort == sort);
    }
    SearchForm grouped = at_first_page(form_);
    grouped.by_article = !form_.by_article;
    SearchForm around = form_;
    around.neighbours = !form_.neighbours;
    return element(
        "div class=\"controls\"",
        '\n' +
            element("ul aria-label=\"Order\" class=\"choice\"", '\n' + sorts) +
            element(
                "ul aria-label=\"Show\" class=\"choice\"",
                '\n' + choice(grouped, "One hit an article", form_.by_article) +
                    choice(around, "Neighbouring passages", form_.neighbours) +
                    element("li class=\"to-narrow\"",
                            link("#narrow", "Filters and download"))));
  }

  std::string choice(const SearchForm& form, const std::string& name,
                     bool is_in_force) const {
    return element("li", link(links_.search(form), name,
                              is_in_force ? " aria-current=\"true\"" : ""));
  }

  std::string notes() const {
    std::string html;
    for (const Note& note : results_.notes) {
      html += element("li", html_text(note.text));
    }
    return html.empty() ? ""
                        : element("ul class=\"notes\" aria-label=\"Notes\"",
                                  '\n' + html);
  }

  std::string few() {
    if (form_.offset > 0 || results_.stopped ||
        results_.total_passages >= few_passages) {
      return "";
    }
    options_.time_limit = time_limit(call_);
    const Diagnosis diagnosis = searcher_.diagnose(query_, options_);
    if (!diagnosis.corrected) return "";
    SearchForm form = at_first_page(form_);
    form.query = *diagnosis.corrected;
    return element("p class=\"mend\"",
                   "Did you mean " +
                       link(links_.search(form), isolated(form.query)) + "?");
  }

  std::string nothing() {
    if (results_.stopped) return notes();
    if (form_.offset > 0) {
      return element(
          "p", "This search has no further hits. Go back to " +
                   link(links_.search(at_first_page(form_)), "the first") +
                   ".");
    }
    options_.time_limit = time_limit(call_);
    const Diagnosis diagnosis = searcher_.diagnose(query_, options_);
    return notes() + why(diagnosis) + mends(diagnosis);
  }

  static std::string why(const Diagnosis& diagnosis) {
    std::string html;
    std::istringstream lines(diagnosis.text);
    for (std::string line; std::getline(lines, line);) {
      html += element("p", html_text(line));
    }
    return element("div class=\"why-nothing\"", '\n' + html);
  }

  std::string mends(const Diagnosis& diagnosis) {
    std::string items;
    std::size_t tried = 0;
    for (const MendedQuery& mended : mended_queries(query_, form_, diagnosis)) {
      if (++tried > max_mended) break;
      const std::string found = count(mended.form);
      if (found.empty()) continue;
      items += element("li", link(links_.search(mended.form),
                                  "Search " + html_text(mended.change)) +
                                 " (" + found + ")");
    }
    if (items.empty()) return "";
    return element("h2", "Searches that find something") +
           element("ul class=\"mend\"", '\n' + items);
  }

  // "12 passages"; "" if there are none.
  std::string count(const SearchForm& form) {
    SearchOptions options = options_of(form);
    options.page.limit = 0;
    options.counting = Counting::any_word;
    options.time_limit = time_limit(call_);
    const std::size_t found =
        searcher_.search(Query::parse(form.query), options).counted_passages;
    return found == 0 ? "" : counted(found, "passage");
  }

  std::string list() {
    std::vector<AdjacentPassages> neighbours;
    for (const Hit& hit : results_) {
      if (form_.neighbours) neighbours.push_back(searcher_.adjacent(hit, 1));
    }
    return html_of_hits(results_.hits, searcher_.stories(results_.hits),
                        neighbours, links_, form_);
  }

  std::string paging() const {
    std::string html;
    const auto page = [&](std::size_t offset, const char* text,
                          const char* rel) {
      SearchForm form = form_;
      form.offset = offset;
      html +=
          link(links_.search(form), text, std::string(" rel=\"") + rel + '"') +
          '\n';
    };
    if (form_.offset > 0) {
      page(form_.offset - std::min(form_.offset, hits_of_a_page),
           "\u2190 Previous hits", "prev");
    }
    const std::size_t shown = results_.hits.back().rank;
    const bool is_last = results_.total_is_exact && !form_.by_article &&
                         shown >= results_.total_passages;
    if (results_.hits.size() == hits_of_a_page && !is_last &&
        shown <= service_.limits.offset) {
      page(form_.offset + hits_of_a_page, "Next hits \u2192", "next");
    }
    return html.empty() ? ""
                        : element("nav class=\"paging\" aria-label=\"Paging\"",
                                  '\n' + html);
  }

  std::string aside() const {
    if (results_.empty() && !form_.has_filters()) return "";
    const std::string what =
        results_.counted_passages == 0
            ? ""
            : element("p class=\"facts\"",
                      html_text(counted_text(results_, options_)));
    return element(
        "aside class=\"narrow\" id=\"narrow\" aria-label=\"Narrow the search\"",
        '\n' + element("h2", "Narrow") + what +
            html_facets(results_.facets, links_, form_) + dates() + exports());
  }

  // The fields belong to the form of the search box.
  std::string dates() const {
    const auto field = [](const char* name, const char* label,
                          const std::string& value) {
      return "<label>" + std::string(label) +
             " <input form=\"search\" name=\"" + name + "\" value=\"" +
             html_text(value) +
             "\" size=\"10\" placeholder=\"2024-06-19\" "
             "autocomplete=\"off\"></label>\n";
    };
    return element("section class=\"facet dates\"",
                   '\n' + element("h3", "Dates") +
                       field("from", "From", form_.filters.from) +
                       field("to", "To", form_.filters.to) +
                       "<button form=\"search\">Set the dates</button>\n");
  }

  std::string exports() const {
    if (results_.empty()) return "";
    const std::size_t limit = service_.limits.hits;
    const auto file = [&](const char* format, const char* name) {
      return link(links_.hits(form_, format, limit), name, " download");
    };
    return element("section class=\"facet export\"",
                   '\n' + element("h3", "Download") +
                       element("p", file("csv", "CSV") + " &middot; " +
                                        file("jsonl", "JSON lines")) +
                       element("p class=\"facts\"",
                               std::to_string(limit) + " hits at most"));
  }

  const Service& service_;
  const Call& call_;
  const SearchForm& form_;
  Searcher& searcher_;
  Links links_;
  Query query_;
  SearchOptions options_;
  Results results_;
};

}  // namespace

HttpResponse search_page(Service& service, const Call& call) {
  const SearchForm form = search_form(call, service.limits);
  if (form.query.empty()) return start_page(service, call, form);
  const auto searcher = service.searchers.lease(form.index, call.deadline);
  return SearchPage(service, call, form, *searcher).response();
}

}  // namespace dateline::server
