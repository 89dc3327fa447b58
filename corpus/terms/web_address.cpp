#include "corpus/terms/web_address.hpp"

#include <array>

#include "corpus/text/char_class.hpp"
#include "corpus/text/fold.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 3> schemes{"http://", "https://",
                                                  "ftp://"};
constexpr std::string_view www = "www.";

bool starts_with_folded(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) {
    return false;
  }
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != prefix[i]) {
      return false;
    }
  }
  return true;
}

std::size_t scheme_length(std::string_view address) {
  for (const std::string_view scheme : schemes) {
    if (starts_with_folded(address, scheme)) {
      return scheme.size();
    }
  }
  return 0;
}

// Whether a web address may hold this character.
bool is_address_char(const Char& c) {
  constexpr std::string_view excluded = "\"'`<>{}|\\^";
  if (c.code > 0x20 && c.code < 0x7F) {
    return excluded.find(static_cast<char>(c.code)) == excluded.npos;
  }
  return c.code > 0x7F && c.continues_word();
}

bool is_closing(char c) {
  constexpr std::string_view closing = ".,;:!?)]*_~-";
  return closing.find(c) != closing.npos;
}

}  // namespace

std::size_t web_address_end(std::string_view text, std::size_t begin) {
  const std::string_view rest = text.substr(begin);
  // A cheap look first: nearly no word begins so.
  constexpr std::string_view initials = "hHfFwW";
  if (initials.find(rest.front()) == initials.npos) {
    return begin;
  }
  const std::size_t scheme = scheme_length(rest);
  if (scheme == 0 && !starts_with_folded(rest, www)) {
    return begin;
  }
  const std::size_t body = begin + (scheme == 0 ? www.size() : scheme);
  if (!char_at(text, body).in_word()) {
    return begin;
  }
  std::size_t end = body;
  for (Char c = char_at(text, end); is_address_char(c);
       c = char_at(text, end)) {
    end = c.end;
  }
  while (is_closing(text[end - 1])) {
    --end;
  }
  return end;
}

WebAddress read_web_address(std::string_view address) {
  WebAddress read;
  const std::size_t begin = scheme_length(address);
  for (std::size_t at = begin; at < address.size();) {
    Char c = char_at(address, at);
    if (!c.in_word()) {
      at = c.end;
      continue;
    }
    Span part{at, at};
    for (; c.continues_word(); c = char_at(address, part.end)) {
      part.end = c.end;
    }
    read.parts.push_back(part);
    at = part.end;
  }
  read.folded = fold_text(address.substr(begin));
  while (!read.folded.empty() && read.folded.back() == '/') {
    read.folded.pop_back();
  }
  return read;
}

}  // namespace dateline
