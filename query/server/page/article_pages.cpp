#include "query/server/page/article_pages.hpp"

#include <algorithm>

#include "corpus/text/calendar.hpp"
#include "query/print/citation.hpp"
#include "query/print/html_markup.hpp"
#include "query/print/html_passage.hpp"
#include "query/print/web_link.hpp"
#include "query/server/http/http_error.hpp"
#include "query/server/page/hit_list.hpp"
#include "query/server/page/page_frame.hpp"
#include "query/server/service/parameter_values.hpp"
#include "query/server/service/search_request.hpp"
#include "query/settings/search_settings.hpp"

namespace dateline::server {
namespace {

constexpr std::size_t similar_hits = 10;
constexpr std::size_t max_marked_links = 20;

std::string id_behind(std::string_view root, const Call& call) {
  return call.target.path.substr(root.size());
}

[[noreturn]] void refuse_unknown(const char* what, const std::string& id) {
  throw HttpError(404, "the index has no " + std::string(what) + " '" + id +
                           "'; it may have been indexed anew or taken out");
}

std::string name_of(const Hit& hit) {
  return hit.title.empty() ? hit.article : hit.title;
}

// The article at its publisher, if its address can be followed.
std::string original(const Hit& hit) {
  const std::optional<std::string> address = web_link(hit);
  return address ? link(*address, "Original", " rel=\"noreferrer\"") + '\n'
                 : "";
}

class ArticlePage {
 public:
  ArticlePage(const Links& links, const SearchForm& form,
              const std::vector<Hit>& passages)
      : links_(links), form_(form), passages_(passages) {}

  std::string main() const {
    const Hit& first = passages_.front();
    std::string text;
    for (const Hit& passage : passages_) text += section(passage);
    return element(
        "article class=\"story\"",
        '\n' + back() +
            element("header",
                    '\n' +
                        element("h1 dir=\"auto\"" + language_attribute(first),
                                html_title(first)) +
                        element("p class=\"facts\"", html_facts(first)) +
                        html_copies(first) + actions(first) + marked()) +
            element("div class=\"text\"" + language_attribute(first),
                    '\n' + text));
  }

 private:
  std::string back() const {
    if (form_.query.empty()) return "";
    return element(
        "p class=\"back\"",
        link(links_.search(form_), "\u2190 Hits for " + isolated(form_.query)));
  }

  std::string actions(const Hit& hit) const {
    return element(
        "p class=\"actions\"",
        '\n' + original(hit) +
            link(links_.citations(form_, hit.article), "Cite") + '\n' +
            link(links_.similar(form_, hit.passage), "Similar") + '\n' +
            link(links_.permanent(form_, hit.article, 0), "Permanent link") +
            '\n');
  }

  // Links to the passages that have marks.
  std::string marked() const {
    std::string items;
    std::size_t count = 0;
    for (const Hit& passage : passages_) {
      if (passage.spans.empty() || count++ == max_marked_links) continue;
      items +=
          element("li", link("#p" + std::to_string(passage.ordinal),
                             "paragraph " + std::to_string(passage.paragraph)));
    }
    return items.empty() ? ""
                         : element("nav class=\"marked\" aria-label=\"Marks\"",
                                   "\n<span>Marked in</span>\n" +
                                       element("ul", '\n' + items));
  }

  std::string section(const Hit& passage) const {
    const std::string number = std::to_string(passage.ordinal);
    const std::string hidden = "<span class=\"hidden\">, paragraph " +
                               std::to_string(passage.paragraph) + "</span>";
    return element(
        "section class=\"passage\" id=\"p" + number + "\" tabindex=\"-1\"",
        '\n' + html_paragraphs(passage.text, passage.spans, "") +
            element("p class=\"actions\" lang=\"en\"",
                    '\n' +
                        link(links_.permanent(form_, passage.article,
                                              passage.ordinal),
                             "Link" + hidden) +
                        '\n' +
                        link(links_.citations(form_, passage.passage),
                             "Cite" + hidden) +
                        '\n' +
                        link(links_.similar(form_, passage.passage),
                             "Similar" + hidden) +
                        '\n'));
  }

  const Links& links_;
  const SearchForm& form_;
  const std::vector<Hit>& passages_;
};

// What a citation is about: the first passage of an article, or a passage.
struct Cited {
  Hit hit;
  Quoting quoting = Quoting::none;
};

Cited find_cited(Searcher& searcher, const std::string& id) {
  std::vector<Hit> article = searcher.article(id);
  if (!article.empty()) return {std::move(article.front()), Quoting::none};
  std::optional<Hit> passage = searcher.passage(id);
  if (!passage) refuse_unknown("article or passage", id);
  return {*std::move(passage), Quoting::passage};
}

struct StyleRow {
  CitationStyle style;
  const char* parameter;
  const char* name;
  const char* ending;
};
constexpr StyleRow style_rows[] = {
    {CitationStyle::plain, "plain", "Plain text", ".txt"},
    {CitationStyle::markdown, "markdown", "Markdown", ".md"},
    {CitationStyle::bibtex, "bibtex", "BibTeX", ".bib"},
    {CitationStyle::ris, "ris", "RIS", ".ris"}};

HttpResponse citation_file(const Cited& cited, CitationStyle style,
                           const std::string& today) {
  const auto* row = std::ranges::find(style_rows, style, &StyleRow::style);
  return {200,
          "text/plain; charset=utf-8",
          citation_of(cited.hit, style, cited.quoting, today),
          {{"Content-Disposition", "attachment; filename=\"citation" +
                                       std::string(row->ending) + "\""}}};
}

// Citations keep their line ends, which html_text() makes spaces.
std::string preformatted(const std::string& text) {
  std::string html;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    html += html_text(std::string_view(text).substr(begin, end - begin)) + '\n';
    begin = end + 1;
  }
  return html;
}

std::string citation_section(const StyleRow& row, const Cited& cited,
                             const std::string& id, const std::string& today,
                             const Links& links, const SearchForm& form) {
  return element("section class=\"citation\"",
                 '\n' + element("h2", row.name) +
                     element("pre dir=\"auto\" tabindex=\"0\" aria-label=\"" +
                                 std::string(row.name) + '"',
                             preformatted(citation_of(cited.hit, row.style,
                                                      cited.quoting, today))) +
                     element("p class=\"actions\"",
                             link(links.citation(form, id, row.parameter),
                                  "Download<span class=\"hidden\"> as " +
                                      std::string(row.name) + "</span>",
                                  " download")));
}

}  // namespace

HttpResponse article_page(Service& service, const Call& call) {
  const SearchForm form = search_form(call, service.limits);
  const std::string id = id_behind(article_root, call);
  const auto searcher = service.searchers.lease(form.index, call.deadline);
  const std::vector<Hit> passages =
      searcher->article(id, Query::parse(form.query));
  if (passages.empty()) refuse_unknown("article", id);
  const Links links(service.prefix);
  return html_page(service, form,
                   {name_of(passages.front()) + " - Dateline",
                    ArticlePage(links, form, passages).main(), "article"});
}

HttpResponse similar_page(Service& service, const Call& call) {
  const SearchForm form = search_form(call, service.limits);
  const std::string id = id_behind(similar_root, call);
  const auto searcher = service.searchers.lease(form.index, call.deadline);
  const std::optional<Hit> passage = searcher->passage(id);
  if (!passage) refuse_unknown("passage", id);
  SearchOptions options = options_of(form);
  options.page.limit = similar_hits;
  options.max_per_article = 1;
  options.time_limit = time_limit(call);
  const Results results = searcher->similar(id, options);
  const Links links(service.prefix);
  const std::string like =
      element("div class=\"text like\"" + language_attribute(*passage),
              '\n' + html_paragraphs(passage->text, {}, ""));
  const std::string list =
      results.empty()
          ? element("p", "No other article is about the same.")
          : html_of_hits(results.hits, searcher->stories(results.hits), {},
                         links, form);
  return html_page(
      service, form,
      {"Similar to " + name_of(*passage) + " - Dateline",
       element("div class=\"results\"",
               '\n' + element("h1", "Similar passages") +
                   element("p class=\"facts\"",
                           "to paragraph " +
                               std::to_string(passage->paragraph) + " of " +
                               link(links.article(form, passage->article,
                                                  passage->ordinal),
                                    isolated(name_of(*passage)))) +
                   like + list),
       "similar"});
}

HttpResponse citation_page(Service& service, const Call& call) {
  const ParameterValues values(call.target.parameters);
  values.check_names({"index", "cite"});
  SearchForm form;
  form.index = values.text("index").value_or("");
  const std::string id = id_behind(citation_root, call);
  const auto searcher = service.searchers.lease(form.index, call.deadline);
  const Cited cited = find_cited(*searcher, id);
  const std::string today = date_of(local_day()).iso();
  if (values.text("cite")) {
    return citation_file(cited, citation_style(values), today);
  }
  const Links links(service.prefix);
  const bool is_passage = cited.quoting == Quoting::passage;
  std::string sections;
  for (const StyleRow& row : style_rows) {
    sections += citation_section(row, cited, id, today, links, form);
  }
  return html_page(
      service, form,
      {"Cite " + name_of(cited.hit) + " - Dateline",
       element("h1",
               "Cite " + std::string(is_passage ? "a passage" : "an article")) +
           element("p class=\"facts\"",
                   link(links.permanent(form, cited.hit.article,
                                        is_passage ? cited.hit.ordinal : 0),
                        isolated(name_of(cited.hit)))) +
           sections,
       "cite"});
}

}  // namespace dateline::server
