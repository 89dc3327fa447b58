#include "query/tool/print/html_printer.hpp"

#include <set>

#include "query/print/copies_text.hpp"
#include "query/print/html_markup.hpp"
#include "query/print/html_passage.hpp"
#include "query/print/web_link.hpp"
#include "query/tool/print/explain_printer.hpp"
#include "query/tool/print/html_counts.hpp"
#include "query/tool/print/html_style.hpp"
#include "query/tool/print/hyperlink.hpp"
#include "query/tool/print/text_printer.hpp"

namespace dateline::query_tool {
namespace {

std::string linked_title(const Hit& hit) {
  const std::string title = html_title(hit);
  const std::optional<std::string> link = web_link(hit);
  return link ? "<a rel=\"noreferrer\" href=\"" + html_text(*link) + "\">" +
                    title + "</a>"
              : title;
}

std::string title_of(const Hit& hit) {
  return element("h2 dir=\"auto\"",
                 (hit.rank > 0 ? std::to_string(hit.rank) + ". " : "") +
                     linked_title(hit));
}

std::string place_text(const Hit& hit) {
  return "paragraph " + std::to_string(hit.paragraph) + " &middot; " +
         isolated(hit.passage);
}

std::string place_of(const Hit& passage) {
  return element("p class=\"facts\"", place_text(passage));
}

std::string facts_of(const Hit& hit) {
  std::string facts;
  for (const auto& fact : {hit.source, hit.date}) {
    if (fact) facts += isolated(*fact) + " &middot; ";
  }
  return element("p class=\"facts\"", facts + place_text(hit));
}

std::string paragraphs_of(const Hit& hit, const std::string& css_class) {
  return html_paragraphs(hit.text, hit.spans, css_class);
}

// The passages that a page shows already, or will show as hits.
using PassageIds = std::set<std::string>;

// A passage is shown with its marks, even if it is a hit of its own.
std::string continuation_of(const std::vector<FollowingPassage>& passages,
                            const std::string& css_class, PassageIds& shown) {
  std::string html;
  for (const FollowingPassage& passage : passages) {
    html +=
        element("p class=\"facts\"", html_text(continuation_text(passage))) +
        html_paragraphs(passage.text, passage.spans, css_class);
    shown.insert(passage.passage);
  }
  return html;
}

std::string elsewhere_of(const Hit& hit, PassageIds& shown) {
  std::string html;
  for (const ElsewhereMatch& match : hit.elsewhere) {
    html += element("p class=\"facts\"", html_text(elsewhere_text(match)));
    if (shown.insert(match.passage).second) {
      html += html_paragraphs(match.text, match.spans, " class=\"context\"");
    }
    html += continuation_of(match.continuation, " class=\"context\"", shown);
  }
  return html;
}

std::string context_of(const std::vector<Hit>& passages, PassageIds& shown) {
  std::string html;
  for (const Hit& hit : passages) {
    if (shown.insert(hit.passage).second) {
      html += paragraphs_of(hit, " class=\"context\"");
    }
  }
  return html;
}

std::string explanation_of(const Hit& hit) {
  if (!hit.explanation) return "";
  std::string rows;
  bool head = true;
  for (const auto& row : explanation_rows(*hit.explanation)) {
    rows += html_row(row, head);
    head = false;
  }
  return element(
      "details",
      element("summary", "score " + table_score(hit.score)) +
          element("div class=\"scroll\"", element("table", rows)) +
          element("p", html_text(explanation_basis(*hit.explanation))));
}

std::string copies_of(const Hit& hit) {
  if (hit.copies.empty()) return "";
  return element("p class=\"facts\"", html_text(copies_text(hit.copies)));
}

std::string article_of(const Hit& hit, const AdjacentPassages* context,
                       PassageIds& shown) {
  std::string html = title_of(hit) + facts_of(hit) + copies_of(hit);
  if (context) html += context_of(context->before, shown);
  html += paragraphs_of(hit, "") + continuation_of(hit.continuation, "", shown);
  if (context) html += context_of(context->after, shown);
  if (!hit.why.empty()) {
    html += element("p class=\"why\"", html_text(hit.why));
  }
  html += elsewhere_of(hit, shown);
  if (hit.more_in_article > 0) {
    html += element("p class=\"more\"", more_text(hit));
  }
  return element("article" + language_attribute(hit),
                 '\n' + html + explanation_of(hit));
}

std::string head_of(const std::string& heading) {
  return "<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, "
         "initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
         "'none'; style-src 'unsafe-inline'\">\n" +
         element("title", html_text(heading + " - Dateline")) +
         element("style", html_style) + "</head>\n";
}

std::string header_of(const HtmlPage& page) {
  std::string html = element("h1 dir=\"auto\"", html_text(page.heading)) +
                     element("p", html_text(page.summary));
  if (!page.filters.empty()) html += element("p", html_text(page.filters));
  for (const Note& note : page.results.notes) {
    html += element("p class=\"notes\"", "Note: " + html_text(note.text));
  }
  return element("header", '\n' + html);
}

std::string document_of(const std::string& heading, const std::string& body,
                        const std::string& origin) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n" + head_of(heading) +
         "<body>\n" + body + element("footer", html_text(origin)) +
         "</body>\n</html>\n";
}

// Browsers scroll to what has the focus when the page opens.
constexpr const char* marked_section =
    "article class=\"marked\" tabindex=\"-1\" autofocus";

}  // namespace

std::string html_of(const HtmlPage& page) {
  PassageIds shown;
  for (const Hit& hit : page.results) shown.insert(hit.passage);
  std::string body = header_of(page) + "<main>\n";
  for (std::size_t i = 0; i < page.results.hits.size(); ++i) {
    body +=
        article_of(page.results.hits[i],
                   i < page.context.size() ? &page.context[i] : nullptr, shown);
  }
  for (const FacetCounts& facet : page.results.facets) {
    body += html_of(facet, page.stories);
  }
  if (page.results.cross) body += html_of(*page.results.cross, page.cells);
  if (page.timeline) {
    body += html_of(page.timeline->first, page.timeline->second, page.stories);
  }
  return document_of(page.heading, body + "</main>\n", page.origin);
}

std::string html_of_article(const std::vector<Hit>& passages, unsigned marked,
                            const std::string& origin) {
  const Hit& first = passages.front();
  std::string facts = isolated(first.article);
  for (const auto& fact : {first.source, first.date, first.author}) {
    if (fact) facts += " &middot; " + isolated(*fact);
  }
  std::string body =
      element("header", '\n' + element("h1 dir=\"auto\"", linked_title(first)) +
                            element("p class=\"facts\"", facts) +
                            copies_of(first)) +
      "<main" + language_attribute(first) + ">\n";
  for (const Hit& passage : passages) {
    body += element(passage.ordinal == marked ? marked_section : "article",
                    '\n' + place_of(passage) + paragraphs_of(passage, ""));
  }
  const std::string heading = first.title.empty() ? first.article : first.title;
  return document_of(heading, body + "</main>\n", origin);
}

}  // namespace dateline::query_tool
