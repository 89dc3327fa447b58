#include "query/engine/parse/foreign_syntax.hpp"

#include <algorithm>

#include "corpus/text/lines.hpp"
#include "query/engine/parse/query_characters.hpp"

namespace dateline {

namespace {

// Longer ones are text, so that a text of many beginnings is read in linear
// time.
constexpr std::size_t max_length = 200;

constexpr std::string_view around = "AROUND(";

bool is_in(std::string_view characters, char c) {
  return characters.find(c) != characters.npos;
}

bool is_letter_byte(char c) {
  return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::size_t digits_length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) -
                                  text.begin());
}

// Bytes of a number such as 2 or 0.5; 0 if none begins the text.
std::size_t number_length(std::string_view text) {
  const std::size_t whole = digits_length(text);
  if (whole == 0 || whole == text.size() || text[whole] != '.') return whole;
  const std::size_t fraction = digits_length(text.substr(whole + 1));
  return fraction == 0 ? whole : whole + 1 + fraction;
}

std::size_t weight_length(std::string_view text) {
  if (!text.starts_with('^')) return 0;
  const std::size_t number = number_length(text.substr(1));
  return number == 0 ? 0 : 1 + number;
}

// Whether nothing but the punctuation of a sentence is left of a word.
bool ends_word(std::string_view rest) {
  return std::ranges::all_of(rest, [](char c) { return is_in(".,;:!?", c); });
}

std::optional<PhraseModifiers> complete(PhraseModifiers modifiers,
                                        std::string_view raw) {
  if (modifiers.length == 0 || !ends_word(raw.substr(modifiers.length))) {
    return std::nullopt;
  }
  return modifiers;
}

std::optional<PhraseModifiers> lucene_modifiers(std::string_view raw) {
  PhraseModifiers modifiers;
  if (raw.starts_with('~')) {
    modifiers.is_loose = true;
    modifiers.distance = raw.substr(1, digits_length(raw.substr(1)));
    modifiers.length = 1 + modifiers.distance.size();
  }
  const std::size_t weight = weight_length(raw.substr(modifiers.length));
  modifiers.has_unknown = weight > 0;
  modifiers.length += weight;
  return complete(modifiers, raw);
}

// p makes words stand near each other in any order, o says how far apart; the
// other letters are about case, accents, stems and synonyms. Letters without
// these two, as in "Trump"s, are text, but for C, D and l.
std::optional<PhraseModifiers> recoll_modifiers(std::string_view raw) {
  PhraseModifiers modifiers;
  const std::size_t number = number_length(raw);
  const std::string_view weight = raw.substr(0, number);
  modifiers.has_unknown = weight.find('.') != weight.npos;
  std::size_t at = modifiers.has_unknown ? number : 0;
  bool is_meant = modifiers.has_unknown, any_order = false;
  for (; at < raw.size() && is_in("poCDlsxe", raw[at]); ++at) {
    is_meant = is_meant || is_in("poCDl", raw[at]);
    modifiers.is_loose = modifiers.is_loose || is_in("po", raw[at]);
    modifiers.has_unknown = modifiers.has_unknown || is_in("CDsxe", raw[at]);
    any_order = any_order || raw[at] == 'p';
    if (raw[at] == 'o') {
      modifiers.distance =
          raw.substr(at + 1, digits_length(raw.substr(at + 1)));
      at += modifiers.distance.size();
    }
  }
  modifiers.ordered = !any_order;
  modifiers.length = is_meant ? at : 0;
  return complete(modifiers, raw);
}

}  // namespace

std::optional<PhraseModifiers> phrase_modifiers(std::string_view raw) {
  const auto lucene = lucene_modifiers(raw);
  return lucene ? lucene : recoll_modifiers(raw);
}

std::size_t find_weight(std::string_view raw) {
  const std::size_t at = raw.rfind('^');
  const bool is_weight_at =
      at != raw.npos && at > 0 && is_weight(raw.substr(at)) &&
      !is_escaped(raw, at) &&
      std::ranges::any_of(raw.substr(0, at), is_letter_byte);
  return is_weight_at ? at : raw.size();
}

bool is_weight(std::string_view raw) {
  return !raw.empty() && weight_length(raw) == raw.size();
}

std::size_t regex_length(std::string_view text, std::size_t at) {
  bool has_operator = false;
  if (text[at] != '/') return 0;
  const std::string_view rest = text.substr(at, max_length);
  for (std::size_t end = 1;
       end < rest.size() && space_length(rest, end) == 0;) {
    if (rest[end] == '/') {
      const std::size_t next = at + end + 1;
      const bool is_whole = next == text.size() || text[next] == ')' ||
                            space_length(text, next) > 0;
      return has_operator && is_whole ? end + 1 : 0;
    }
    const std::size_t escape = escape_length(rest, end);
    has_operator =
        has_operator || (escape == 0 && is_in("*+?[(|^$", rest[end]));
    end += std::max<std::size_t>(1, escape);
  }
  return 0;
}

std::optional<BracketRange> bracket_range(std::string_view text,
                                          std::size_t at) {
  if (!is_in("[{", text[at])) return std::nullopt;
  const std::string_view rest = text.substr(at, max_length);
  const std::size_t close = rest.find_first_of("]}");
  if (close == rest.npos) return std::nullopt;
  const std::string_view inside = rest.substr(1, close - 1);
  const std::size_t to = inside.find(" TO ");
  if (to == inside.npos) return std::nullopt;
  const auto value = [](std::string_view side) {
    const std::size_t begin = side.find_first_not_of(" \"");
    if (begin == side.npos) return std::string_view();
    return side.substr(begin, side.find_last_not_of(" \"") + 1 - begin);
  };
  BracketRange range{close + 1, value(inside.substr(0, to)),
                     value(inside.substr(to + 4)),
                     rest[0] == '{' || rest[close] == '}'};
  if (range.from.empty() || range.to.empty()) return std::nullopt;
  if (range.from == "*") range.from = {};
  if (range.to == "*") range.to = {};
  return range;
}

std::size_t smiley_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (!is_in(":;=", text[end])) return 0;
  while (++end < text.size() && end - at < 3 && is_in("-'^", text[end])) {
  }
  if (end == text.size() || !is_in("()", text[end])) return 0;
  ++end;
  const bool is_whole = end == text.size() || space_length(text, end) > 0;
  return is_whole ? end - at : 0;
}

bool is_number_range(std::string_view raw) {
  const std::size_t dots = raw.find("..");
  if (dots == raw.npos) return false;
  const auto is_number = [](std::string_view side) {
    for (const std::string_view sign : {"$", "€", "£"}) {
      if (side.starts_with(sign)) side.remove_prefix(sign.size());
    }
    return !side.empty() && is_digit(side.front()) && is_digit(side.back()) &&
           std::ranges::all_of(
               side, [](char c) { return is_digit(c) || is_in(".,-", c); });
  };
  return is_number(raw.substr(0, dots)) && is_number(raw.substr(dots + 2));
}

std::string_view around_distance(std::string_view text, std::size_t at) {
  std::string_view rest = text.substr(at);
  if (!rest.starts_with(around)) return {};
  rest.remove_prefix(around.size());
  const std::size_t digits = digits_length(rest);
  return digits < rest.size() && rest[digits] == ')' ? rest.substr(0, digits)
                                                     : std::string_view();
}

}  // namespace dateline
