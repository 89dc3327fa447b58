#include "corpus/reader/container/table_header.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// How many lines may stand before the header.
constexpr std::size_t max_lines_before = 20;

std::string_view first_line(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// That of a first line as Excel understands it: "sep=;".
std::optional<char> named_delimiter(std::string_view line) {
  constexpr std::string_view sign = "sep=";
  const bool is_named = line.size() == sign.size() + 1 &&
                        ascii_lower(line.substr(0, sign.size())) == sign;
  return is_named ? std::optional(line.back()) : std::nullopt;
}

// Whether a line that is not the first may be the header.
bool is_header(const NamedFields& named) {
  return (named.has_text || named.has_title) && named.fields > 1;
}

}  // namespace

TableHeader table_header(std::string_view beginning, const FieldNames& names) {
  beginning = without_byte_order_mark(beginning);
  const std::string_view first = first_line(beginning);
  if (const auto delimiter = named_delimiter(first)) {
    return {1, *delimiter, true};
  }
  TableHeader header{0, delimiter_of(first)};
  const NamedFields named = named_fields(first, names);
  if (named.has_text || named.has_title) return header;
  std::string_view rest = beginning;
  for (std::size_t line = 0; line <= max_lines_before; ++line) {
    if (is_header(named_fields(first_line(rest), names))) {
      return {line, delimiter_of(first_line(rest))};
    }
    const std::size_t end = rest.find('\n');
    if (end == rest.npos) break;
    rest.remove_prefix(end + 1);
  }
  return header;
}

NamedFields named_fields(std::string_view line, const FieldNames& names) {
  NamedFields named;
  const char delimiter = delimiter_of(line);
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(delimiter, at), line.size());
    std::string cell(trimmed(line.substr(at, end - at)));
    std::erase(cell, '"');
    at = end + 1;
    const auto field = names.find(cell);
    if (!field) continue;
    ++named.fields;
    named.has_text = named.has_text || field->member == &ArticleFields::text;
    named.has_title = named.has_title || field->member == &ArticleFields::title;
  }
  return named;
}

char delimiter_of(std::string_view header) {
  constexpr std::string_view delimiters = ",;\t|";
  return *std::ranges::max_element(delimiters, {}, [&](char sign) {
    return std::ranges::count(header, sign);
  });
}

}  // namespace dateline
