#include "query/tool/print/query_pointer.hpp"

#include <algorithm>

#include "corpus/cli/display_text.hpp"
#include "corpus/text/display_width.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline::query_tool {
namespace {

constexpr std::string_view pointer_indent = "  ";
constexpr std::string_view ellipsis = "...";
constexpr std::size_t min_pointer_width = 20;

// The longest beginning of `text` that takes `width` columns or less.
std::string_view first_columns(std::string_view text, std::size_t width) {
  std::size_t size = 0, columns = 0;
  all_code_points(text, [&](const CodePoint& point) {
    columns += display_width(point.code);
    if (columns > width) return false;
    size = point.end;
    return true;
  });
  return text.substr(0, size);
}

// The longest end of `text` that takes `width` columns or less.
std::string_view last_columns(std::string_view text, std::size_t width) {
  std::size_t begin = text.size(), columns = 0;
  while (begin > 0) {
    const CodePoint point = code_point_before(text, begin);
    columns += display_width(point.code);
    if (columns > width) break;
    begin = point.begin;
  }
  return text.substr(begin);
}

}  // namespace

std::string point_into(std::string_view query, std::size_t offset,
                       std::size_t width) {
  offset = std::min(offset, query.size());
  std::string before = display_text(query.substr(0, offset));
  std::string after = display_text(query.substr(offset));
  if (!before.empty() && query[offset - 1] == ' ') before += ' ';

  const std::size_t half = std::max(width, min_pointer_width) / 2;
  const std::size_t room = half - ellipsis.size();
  if (display_width(before) > half) {
    before = std::string(ellipsis).append(last_columns(before, room));
  }
  if (display_width(after) > half) {
    after = std::string(first_columns(after, room)).append(ellipsis);
  }
  const std::string caret = std::string(display_width(before), ' ') + '^';
  return std::string(pointer_indent) + before + after + '\n' +
         std::string(pointer_indent) + caret + '\n';
}

std::string shortened_text(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  const std::size_t room = width - std::min(width, ellipsis.size());
  return std::string(first_columns(text, room)).append(ellipsis);
}

}  // namespace dateline::query_tool
