#include "query/print/html_markup.hpp"

namespace dateline {
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

}  // namespace

std::string html_text(std::string_view text) {
  return escaped(display_text(text));
}

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

std::string html_row(const std::vector<std::string>& row, bool is_head) {
  std::string cells;
  for (const std::string& cell : row) {
    cells += element(is_head ? "th scope=\"col\"" : "td", html_text(cell));
  }
  return element("tr", cells);
}

}  // namespace dateline
