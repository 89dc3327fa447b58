#include "query/engine/parse/query_characters.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>

#include "corpus/terms/spaced_row.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/quotation_mark.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {

namespace {

using namespace std::string_view_literals;

constexpr QuoteMark phrase_quotes[] = {
    {"\"", {"\""}},          {"“", {"”", "\""}}, {"”", {"”", "\""}},
    {"„", {"“", "”", "\""}}, {"«", {"»"}},       {"»", {"«"}},
    {"「", {"」"}},          {"『", {"』"}},
};

// ’ does not open a quotation, since it is the apostrophe of ’90s.
constexpr std::string_view single_opening[] = {"'", "‘", "‚"};
constexpr std::string_view single_closing[] = {"'", "’", "‘"};

template <typename Marks>
std::size_t match_any(const Marks& marks, std::string_view rest) {
  const auto found = std::ranges::find_if(marks, [&](std::string_view mark) {
    return !mark.empty() && rest.starts_with(mark);
  });
  return found == std::end(marks) ? 0 : found->size();
}

bool is_punctuation(char c) {
  return R"(!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~)"sv.find(c) != std::string::npos;
}

std::size_t escapable_length(std::string_view text, std::size_t at) {
  if (is_punctuation(text[at])) return 1;
  if (const QuoteMark* quote = phrase_quote_at(text, at)) {
    return quote->open.size();
  }
  const std::string_view rest = text.substr(at);
  return std::max(match_any(single_opening, rest),
                  match_any(single_closing, rest));
}

// Whether the character at `at` would be read as an operator in a word.
bool is_special(std::string_view text, std::size_t at) {
  if (R"(\()*?~^:)"sv.find(text[at]) != std::string::npos) return true;
  if (phrase_quote_at(text, at)) return true;
  return at == 0 && (text[at] == '+' || text[at] == '-' || text[at] == '!' ||
                     text[at] == '[' || text[at] == '{' ||
                     match_any(single_opening, text) > 0);
}

}  // namespace

const QuoteMark* phrase_quote_at(std::string_view text, std::size_t at) {
  if (is_ascii(text[at]) ? text[at] != '"'
                         : !u_hasBinaryProperty(code_point_at(text, at).code,
                                                UCHAR_QUOTATION_MARK)) {
    return nullptr;
  }
  if (is_gershayim(text, at)) return nullptr;
  const std::string_view rest = text.substr(at);
  const auto found = std::ranges::find_if(phrase_quotes, [&](const auto& mark) {
    return rest.starts_with(mark.open);
  });
  return found == std::end(phrase_quotes) ? nullptr : found;
}

std::size_t closing_length(const QuoteMark& quote, std::string_view text,
                           std::size_t at) {
  const std::size_t length = match_any(quote.close, text.substr(at));
  return length > 0 && is_gershayim(text, at) ? 0 : length;
}

std::size_t space_length(std::string_view text, std::size_t at) {
  if (is_ascii(text[at]) && text[at] > ' ') return 0;
  const CodePoint point = code_point_at(text, at);
  return u_isUWhiteSpace(point.code) ? point.end - at : 0;
}

std::size_t end_of_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (const std::size_t length = space_length(text, at)) {
      at += length;
      continue;
    }
    const std::size_t visible = skip_invisible(text, at);
    if (visible == at) break;
    at = visible;
  }
  return at;
}

std::size_t escape_length(std::string_view text, std::size_t at) {
  if (text[at] != '\\' || at + 1 == text.size()) return 0;
  const std::size_t length = escapable_length(text, at + 1);
  return length == 0 ? 0 : 1 + length;
}

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && text[first - 1] == '\\') --first;
  return (at - first) % 2 == 1;
}

bool are_one_word(std::string_view word, std::string_view next) {
  constexpr std::size_t max_bytes = 64;  // few rows are as long
  if (word.size() + next.size() >= max_bytes || !char_at(word, 0).in_word()) {
    return false;
  }
  const std::string words = std::string(word) + ' ' + std::string(next);
  const std::size_t end = read_spaced_row(words, 0).end;
  return end > word.size() &&
         words.find_first_not_of(".,;:!?", end) == words.npos;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (const std::size_t length = escape_length(text, at)) {
      at += length;
    } else if (text[at] == '(' || text[at] == ')' || space_length(text, at) ||
               phrase_quote_at(text, at)) {
      break;
    } else {
      ++at;
    }
  }
  return at;
}

std::string_view inside_single_quotes(std::string_view word) {
  const std::size_t open = match_any(single_opening, word);
  if (open == 0) return {};
  for (const std::string_view close : single_closing) {
    if (word.size() > open + close.size() && word.ends_with(close) &&
        !is_escaped(word, word.size() - close.size())) {
      return word.substr(open, word.size() - open - close.size());
    }
  }
  return {};
}

std::string unescape(std::string_view raw) {
  std::string text;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const bool leads = at == 0 && raw[0] == '\\' && raw.size() > 1;
    if (leads || escape_length(raw, at) > 0) ++at;
    text += raw[at];
  }
  return text;
}

std::string escape_word(std::string_view text) {
  std::string raw;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_special(text, at)) raw += '\\';
    raw += text[at];
  }
  return raw;
}

std::string escape_phrase(std::string_view text) {
  std::string raw;
  for (const char c : text) {
    if (c == '\\' || c == '"') raw += '\\';
    raw += c;
  }
  return raw;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

unsigned bounded_number(std::string_view digits, unsigned limit) {
  unsigned number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} ? std::min(number, limit + 1) : limit + 1;
}

}  // namespace dateline
