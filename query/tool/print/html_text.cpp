#include "query/tool/print/html_text.hpp"

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

}  // namespace

std::string html_text(std::string_view text) {
  return escaped(display_text(text));
}

std::string html_text(const MarkedText& text) {
  const std::string_view all = text.text;
  std::string html;
  std::size_t at = 0;
  for (const Span& span : text.spans) {
    html += escaped(all.substr(at, span.begin - at)) + "<mark>" +
            escaped(all.substr(span.begin, span.end - span.begin)) + "</mark>";
    at = span.end;
  }
  return html + escaped(all.substr(at));
}

}  // namespace dateline::query_tool
