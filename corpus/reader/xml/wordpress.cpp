#include "corpus/reader/xml/wordpress.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <unordered_set>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// Those that may stand without attributes and without an end.
constexpr std::string_view own_shortcodes[] = {
    "audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"};

bool is_name_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-';
}

// A shortcode's tag: "[caption width="300"]" or "[/caption]".
struct Shortcode {
  std::string_view name;
  std::size_t size = 0;
  bool closes = false;
  bool has_attributes = false;
};

std::optional<Shortcode> shortcode_at(std::string_view text, std::size_t at) {
  constexpr std::size_t max_size = 2'000;
  Shortcode tag;
  std::size_t begin = at + 1;
  tag.closes = begin < text.size() && text[begin] == '/';
  begin += tag.closes ? 1 : 0;
  std::size_t end = begin;
  while (end < text.size() && is_name_character(text[end])) ++end;
  tag.name = text.substr(begin, end - begin);
  if (tag.name.empty() || !is_ascii_letter(tag.name.front())) {
    return std::nullopt;
  }
  const std::size_t bracket = text.substr(0, at + max_size).find(']', end);
  if (bracket == text.npos) return std::nullopt;
  const std::string_view rest = text.substr(end, bracket - end);
  if (!rest.empty() && rest.front() != ' ' && rest.front() != '/') {
    return std::nullopt;
  }
  tag.has_attributes = rest.find("=\"") != rest.npos ||
                       rest.find("='") != rest.npos ||
                       rest.find("=&") != rest.npos;
  if (!tag.has_attributes && !is_blank(rest) && trimmed(rest) != "/") {
    return std::nullopt;  // words in brackets
  }
  tag.size = bracket + 1 - at;
  return tag;
}

// The names of all closing tags.
std::unordered_set<std::string_view> closed_names(std::string_view text) {
  std::unordered_set<std::string_view> names;
  for (std::size_t at = text.find("[/"); at != text.npos;
       at = text.find("[/", at + 2)) {
    if (const auto tag = shortcode_at(text, at)) names.insert(tag->name);
  }
  return names;
}

// What HTML has for a shortcode's tag.
std::string_view html_of(const Shortcode& tag) {
  if (tag.name != "caption" && tag.name != "wp_caption") return "";
  return tag.closes ? "</figcaption></figure>" : "<figure><figcaption>";
}

std::size_t line_breaks_at(std::string_view text, std::size_t at) {
  std::size_t breaks = 0;
  for (; at < text.size() && is_ascii_space(text[at]); ++at) {
    breaks += text[at] == '\n' ? 1 : 0;
  }
  return breaks;
}

}  // namespace

std::string wordpress_html(std::string_view stored) {
  const std::unordered_set<std::string_view> closed = closed_names(stored);
  const auto is_shortcode = [&](const Shortcode& tag) {
    return tag.closes || tag.has_attributes || closed.contains(tag.name) ||
           std::ranges::find(own_shortcodes, tag.name) !=
               std::end(own_shortcodes);
  };
  std::string html;
  for (std::size_t at = 0; at < stored.size();) {
    const char c = stored[at];
    if (c == '[') {
      const auto tag = shortcode_at(stored, at);
      if (tag && is_shortcode(*tag)) {
        html += html_of(*tag);
        at += tag->size;
        continue;
      }
    }
    if (c == '\n' && line_breaks_at(stored, at) > 1) {
      html += "\n<p>";
      while (at < stored.size() && is_ascii_space(stored[at])) ++at;
      continue;
    }
    html += c;
    ++at;
  }
  return html;
}

}  // namespace dateline
