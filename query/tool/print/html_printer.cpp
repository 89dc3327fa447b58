#include "query/tool/print/html_printer.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "corpus/cli/display_text.hpp"
#include "query/tool/print/cross_printer.hpp"
#include "query/tool/print/explain_printer.hpp"
#include "query/tool/print/facet_printer.hpp"
#include "query/tool/print/html_style.hpp"
#include "query/tool/print/hyperlink.hpp"
#include "query/tool/print/passage_layout.hpp"
#include "query/tool/print/text_printer.hpp"
#include "query/tool/print/timeline_printer.hpp"

namespace dateline::query_tool {
namespace {

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

// `text` as content or attribute value of HTML: on one line, without control
// characters, and with none that HTML gives a meaning.
std::string html_text(std::string_view text) {
  return escaped(display_text(text));
}

// The same with <mark> around the marked parts of what display_text() returned.
std::string html_text(const MarkedText& text) {
  const std::string_view whole = text.text;
  std::string html;
  std::size_t at = 0;
  for (const Span& span : text.spans) {
    html += escaped(whole.substr(at, span.begin - at)) + "<mark>" +
            escaped(whole.substr(span.begin, span.end - span.begin)) +
            "</mark>";
    at = span.end;
  }
  return html + escaped(whole.substr(at));
}

std::string element(const std::string& tag, const std::string& content) {
  const std::string name = tag.substr(0, tag.find(' '));
  return '<' + tag + '>' + content + "</" + name + ">\n";
}

// Only well-formed codes become attributes: the index holds what articles
// declare.
std::string language_attribute(const Hit& hit) {
  const std::string code = hit.language.value_or("");
  const bool is_well_formed = code.size() >= 2 && code.size() <= 8 &&
                              std::ranges::all_of(code, [](unsigned char c) {
                                return std::isalpha(c);
                              });
  return is_well_formed ? " lang=\"" + code + '"' : "";
}

std::string linked_title(const Hit& hit) {
  MarkedText title = display_text(hit.title, hit.title_spans);
  if (title.text.empty()) title = {"(untitled)", {}};
  const std::optional<std::string> link = web_link(hit);
  return link ? "<a rel=\"noreferrer\" href=\"" + html_text(*link) + "\">" +
                    html_text(title) + "</a>"
              : html_text(title);
}

std::string title_of(const Hit& hit) {
  return element("h2 dir=\"auto\"",
                 (hit.rank > 0 ? std::to_string(hit.rank) + ". " : "") +
                     linked_title(hit));
}

// Isolates the direction of the text, because a name that is written from the
// right would otherwise reverse the date and numbers beside it.
std::string isolated(const std::string& text) {
  return "<bdi>" + html_text(text) + "</bdi>";
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

std::string paragraphs_of(const std::string& passage,
                          const std::vector<Span>& spans,
                          const std::string& css_class) {
  std::string html;
  for (const MarkedText& text : display_paragraphs(passage, spans)) {
    html += element("p dir=\"auto\"" + css_class, html_text(text));
  }
  return html;
}

std::string paragraphs_of(const Hit& hit, const std::string& css_class) {
  return paragraphs_of(hit.text, hit.spans, css_class);
}

// The passages that a page shows already, or will show as hits.
using PassageIds = std::set<std::string>;

std::string elsewhere_of(const Hit& hit, PassageIds& shown) {
  std::string html;
  for (std::size_t i = 0; i < hit.elsewhere.size(); ++i) {
    const ElsewhereMatch& match = hit.elsewhere[i];
    html += element("p class=\"facts\"", html_text(elsewhere_text(match)));
    const bool is_last = i + 1 == hit.elsewhere.size() ||
                         hit.elsewhere[i + 1].passage != match.passage;
    if (is_last && shown.insert(match.passage).second) {
      html += paragraphs_of(match.text, match.spans, " class=\"context\"");
    }
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

std::string row_of(const std::vector<std::string>& row, bool head) {
  std::string cells;
  for (const std::string& cell : row) {
    cells += element(head ? "th scope=\"col\"" : "td", html_text(cell));
  }
  return element("tr", cells);
}

std::string explanation_of(const Hit& hit) {
  if (!hit.explanation) return "";
  std::string rows;
  bool head = true;
  for (const auto& row : explanation_rows(*hit.explanation)) {
    rows += row_of(row, head);
    head = false;
  }
  return element(
      "details",
      element("summary", "score " + table_score(hit.score)) +
          element("div class=\"scroll\"", element("table", rows)) +
          element("p", html_text(explanation_basis(*hit.explanation))));
}

std::string article_of(const Hit& hit, const AdjacentPassages* context,
                       PassageIds& shown) {
  std::string html = title_of(hit) + facts_of(hit);
  if (context) html += context_of(context->before, shown);
  html += paragraphs_of(hit, "");
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

std::string column_names(const std::vector<std::string>& names) {
  std::string cells;
  for (const std::string& name : names) {
    cells += element("th scope=\"col\"", name);
  }
  return element("tr", cells);
}

// Folds the rows of a long table that follow the first away behind a click.
std::string table_of(const std::string& head,
                     const std::vector<std::string>& rows) {
  constexpr std::size_t max_open_rows = 60;
  std::string open = head, folded = head;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    (i < max_open_rows ? open : folded) += rows[i];
  }
  const std::string table = element("table", open);
  if (rows.size() <= max_open_rows) return table;
  return table + element("details",
                         element("summary",
                                 std::to_string(rows.size() - max_open_rows) +
                                     " more") +
                             element("table", folded));
}

std::string facet_of(const FacetCounts& facet, bool stories) {
  const std::string name = html_text(to_string(facet.facet));
  std::vector<std::string> names{name, "passages", "articles"};
  if (stories) names.emplace_back("stories");
  std::vector<std::string> rows;
  for (const FacetCount& count : facet.counts) {
    rows.push_back(element(
        "tr",
        element("td", html_text(value_name(facet.facet, count.value))) +
            element("td", std::to_string(count.passages)) +
            element("td", std::to_string(count.articles)) +
            (stories ? element("td", std::to_string(count.stories)) : "")));
  }
  return element("section", '\n' + element("h2", "By " + name) +
                                table_of(column_names(names), rows));
}

std::string cross_of(const CrossTable& cross, Cells cells) {
  const auto table = cross_rows(cross, cells);
  std::vector<std::string> rows;
  for (auto row = table.begin() + 1; row != table.end(); ++row) {
    rows.push_back(row_of(*row, false));
  }
  std::string caption = cross_caption(cross, cells);
  caption[0] = static_cast<char>(caption[0] - 'a' + 'A');
  return element("section",
                 '\n' + element("h2", caption) +
                     element("div class=\"scroll\"",
                             table_of(row_of(table.front(), true), rows)));
}

// The bar has no text, because screen readers read the count beside it.
std::string bar_of(std::size_t count, std::size_t max_count) {
  const std::size_t thousandths = count * 1000 / max_count;
  return "<div class=\"bar\" style=\"width: " +
         std::to_string(thousandths / 10) + '.' +
         std::to_string(thousandths % 10) + "%\"></div>";
}

std::string timeline_of(const Timeline& timeline, const std::string& unit,
                        bool stories) {
  std::vector<std::string> names{unit, "passages"};
  if (stories) names.emplace_back("stories");
  names.emplace_back();
  std::size_t max_count = 1;
  for (const FacetCount& bucket : timeline.buckets) {
    max_count = std::max(max_count, bucket.passages);
  }
  std::vector<std::string> rows;
  for (const TimelineRow& row : timeline_rows(timeline)) {
    if (!row.bucket) {
      rows.push_back(
          element("tr", element("td class=\"gap\" colspan=\"" +
                                    std::to_string(names.size()) + '"',
                                gap_text(row.gap, unit))));
      continue;
    }
    const std::size_t count = row.bucket->passages;
    rows.push_back(element(
        "tr", element("td", html_text(row.bucket->value)) +
                  element("td", std::to_string(count)) +
                  (stories ? element("td", std::to_string(row.bucket->stories))
                           : "") +
                  element("td", bar_of(count, max_count))));
  }
  const std::string undated = undated_line(timeline, unit);
  return element("section class=\"timeline\"",
                 '\n' + element("h2", "Timeline by " + unit) +
                     table_of(column_names(names), rows) +
                     (undated.empty() ? "" : element("p", undated)));
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
    body += facet_of(facet, page.stories);
  }
  if (page.results.cross) body += cross_of(*page.results.cross, page.cells);
  if (page.timeline) {
    body +=
        timeline_of(page.timeline->first, page.timeline->second, page.stories);
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
                            element("p class=\"facts\"", facts)) +
      "<main" + language_attribute(first) + ">\n";
  for (const Hit& passage : passages) {
    body += element(passage.ordinal == marked ? marked_section : "article",
                    '\n' + place_of(passage) + paragraphs_of(passage, ""));
  }
  const std::string heading = first.title.empty() ? first.article : first.title;
  return document_of(heading, body + "</main>\n", origin);
}

}  // namespace dateline::query_tool
