#include "corpus/reader/html/markup_signs.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::string_view elements[] = {
    "a",       "abbr", "article", "b",      "blockquote", "br",   "center",
    "code",    "div",  "em",      "figure", "font",       "h1",   "h2",
    "h3",      "h4",   "h5",      "h6",     "hr",         "html", "i",
    "iframe",  "img",  "li",      "ol",     "p",          "pre",  "script",
    "section", "span", "strong",  "style",  "sub",        "sup",  "table",
    "td",      "tr",   "u",       "ul"};

// Elements that stand alone. All others end again or come again: news wires put
// names of shares and companies into angle brackets, "<P>", "<UL>".
constexpr std::string_view lone_elements[] = {"br", "hr", "img"};

constexpr std::string_view entities[] = {
    "amp",    "apos",   "bdquo",  "bull",   "copy",   "euro",   "gt",
    "hellip", "laquo",  "ldquo",  "lsquo",  "lt",     "mdash",  "middot",
    "nbsp",   "ndash",  "quot",   "raquo",  "rdquo",  "reg",    "rsquo",
    "shy",    "auml",   "ouml",   "uuml",   "szlig",  "eacute", "egrave",
    "agrave", "ccedil", "ntilde", "oacute", "aacute", "iacute"};

bool is_one_of(std::string_view name, const std::string_view* begin,
               const std::string_view* end) {
  return std::find(begin, end, name) != end;
}

// Whether a tag begins behind a "<".
bool begins_tag(std::string_view behind) {
  const bool is_end = behind.starts_with('/');
  if (is_end) behind.remove_prefix(1);
  const auto end = std::ranges::find_if_not(
      behind, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
  const auto size = static_cast<std::size_t>(end - behind.begin());
  const std::size_t close = behind.find('>');
  const std::string name = ascii_lower(behind.substr(0, size));
  if (close == behind.npos ||
      !is_one_of(name, std::begin(elements), std::end(elements))) {
    return false;
  }
  std::string_view attributes = trimmed(behind.substr(size, close - size));
  if (attributes.ends_with('/')) attributes.remove_suffix(1);
  if (!attributes.empty()) return attributes.find('=') != attributes.npos;
  if (is_end ||
      is_one_of(name, std::begin(lone_elements), std::end(lone_elements))) {
    return true;
  }
  const std::string rest = ascii_lower(behind.substr(close));
  return rest.find("</" + name) != rest.npos ||
         rest.find('<' + name + '>') != rest.npos;
}

bool has_tag(std::string_view text) {
  constexpr std::size_t longest = 2048;
  for (std::size_t at = text.find('<'); at != text.npos;
       at = text.find('<', at + 1)) {
    if (begins_tag(text.substr(at + 1, longest))) return true;
  }
  return false;
}

// Whether an entity ends with the first ";" behind an "&".
bool begins_entity(std::string_view behind) {
  constexpr std::size_t longest = 8;
  const std::size_t end = behind.substr(0, longest).find(';');
  if (end == behind.npos || end == 0) return false;
  const std::string_view name = behind.substr(0, end);
  if (name.starts_with('#')) {
    return name.size() > 1 &&
           (is_ascii_digit(name[1]) || name[1] == 'x' || name[1] == 'X');
  }
  return is_one_of(name, std::begin(entities), std::end(entities));
}

}  // namespace

bool has_markup(std::string_view text) {
  if (has_tag(text)) return true;
  for (std::size_t at = text.find('&'); at != text.npos;
       at = text.find('&', at + 1)) {
    if (begins_entity(text.substr(at + 1))) return true;
  }
  return false;
}

bool is_markup_escaped_twice(std::string_view html, std::string_view decoded) {
  decoded = trimmed(decoded);
  if (!decoded.starts_with('<') || !decoded.ends_with('>') || has_tag(html)) {
    return false;
  }
  const auto is_tag_at = [&](std::size_t at) {
    return begins_tag(decoded.substr(at + 1));
  };
  return (decoded.starts_with("<!--") || is_tag_at(0)) &&
         is_tag_at(decoded.rfind('<'));
}

}  // namespace dateline
