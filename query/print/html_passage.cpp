#include "query/print/html_passage.hpp"

#include <algorithm>
#include <cctype>

#include "query/print/html_markup.hpp"
#include "query/print/passage_layout.hpp"

namespace dateline {

std::string language_attribute(const Hit& hit) {
  const std::string code = hit.language.value_or("");
  const bool is_well_formed = code.size() >= 2 && code.size() <= 8 &&
                              std::ranges::all_of(code, [](unsigned char c) {
                                return std::isalpha(c);
                              });
  return is_well_formed ? " lang=\"" + code + '"' : "";
}

std::string isolated(std::string_view text) {
  return "<bdi>" + html_text(text) + "</bdi>";
}

std::string html_paragraphs(std::string_view text,
                            const std::vector<Span>& spans,
                            const std::string& attributes) {
  std::string html;
  for (const MarkedText& paragraph : display_paragraphs(text, spans)) {
    html += element("p dir=\"auto\"" + attributes, html_text(paragraph));
  }
  return html;
}

std::string html_title(const Hit& hit) {
  const MarkedText title = display_text(hit.title, hit.title_spans);
  return title.text.empty() ? "(untitled)" : html_text(title);
}

}  // namespace dateline
