#include "corpus/reader/format/dateline_byline.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "corpus/reader/author/byline_words.hpp"
#include "corpus/reader/date/written_date.hpp"
#include "corpus/text/display_width.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_dateline = 120;  // bytes
constexpr std::size_t max_byline = 120;    // columns
constexpr std::size_t max_place = 60;      // bytes
// A byline, a caption and a blank line may come before the dateline.
constexpr unsigned opening_line_count = 4;

// In lower case.
constexpr std::string_view agencies[] = {
    "abc news", "afp",    "anadolu",  "ani",       "ansa",   "ap",  "apa",
    "ats",      "bbc",    "belga",    "bloomberg", "cnn",    "dpa", "efe",
    "epd",      "ians",   "interfax", "itar-tass", "kcna",   "kna", "kyodo",
    "lusa",     "npr",    "pti",      "reuters",   "rfe/rl", "sid", "tass",
    "upi",      "xinhua", "yonhap"};

// Words in capitals that begin a line like a place, but are none. In lower case
// here.
constexpr std::string_view slugs[] = {
    "analysis", "breaking",  "column",    "comment", "corrected", "correction",
    "eu",       "exclusive", "explainer", "factbox", "feature",   "file",
    "graphic",  "insight",   "interview", "live",    "nato",      "note",
    "opinion",  "photo",     "photos",    "poll",    "preview",   "quotes",
    "review",   "timeline",  "un",        "update",  "updated",   "usa",
    "video",    "watch",     "wrapup"};

// Words that are written in lower case within names.
constexpr std::string_view particles[] = {
    "al",  "am",   "an",  "and", "bei", "bin", "da",  "de",  "del", "den",
    "der", "di",   "do",  "dos", "du",  "e",   "el",  "en",  "et",  "im",
    "la",  "le",   "les", "och", "of",  "og",  "on",  "sur", "ter", "the",
    "und", "upon", "van", "von", "y",   "zu",  "zur", "и"};

template <typename Words>
bool contains(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    const std::string_view piece = trimmed(text.substr(0, end));
    if (!piece.empty()) parts.push_back(piece);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// A name of capitalised words: "New York", "Frankfurt am Main".
bool is_name(std::string_view text) {
  constexpr std::string_view marks = " ,.'-/&";
  constexpr UChar32 apostrophe = 0x2019;
  const bool letters = all_code_points(text, [&](const CodePoint& point) {
    const UChar32 c = point.code;
    return c > 0 &&
           (u_isalpha(c) || c == apostrophe ||
            (c < 0x80 && marks.find(static_cast<char>(c)) != marks.npos));
  });
  if (!letters || !begins_in_upper_case(text)) return false;
  const auto words = pieces(text, ' ');
  return words.size() <= 6 &&
         std::ranges::all_of(words, [](std::string_view word) {
           return begins_in_upper_case(word) || contains(particles, word) ||
                  word == "&";
         });
}

// "WASHINGTON, June 19" is "WASHINGTON": segments with digits are dates.
std::string without_dates(std::string_view text) {
  std::string place;
  for (const std::string_view segment : pieces(text, ',')) {
    if (std::ranges::any_of(segment, is_ascii_digit)) break;
    if (!place.empty()) place += ", ";
    place += segment;
  }
  return place;
}

bool is_place(std::string_view text) {
  return text.size() <= max_place && is_name(text);
}

// A place that its capitals alone show: "SEOUL, South Korea".
bool is_place_in_capitals(std::string_view text) {
  const std::string_view town = trimmed(text.substr(0, text.find(',')));
  const std::string lower =
      ascii_lower(pieces(town, ' ').empty() ? std::string_view()
                                            : pieces(town, ' ').front());
  return is_place(text) && town.size() > 2 && is_in_capitals(town) &&
         !contains(slugs, lower) && !contains(agencies, ascii_lower(town));
}

struct Dash {
  std::string_view sign;
  bool needs_spaces;  // else it joins words, or ranges
};
constexpr Dash dashes[] = {
    {"—", false}, {"–", true}, {"--", false}, {"-", true}};

// Offset and size of the dash that ends a dateline.
struct DashAt {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::optional<DashAt> dash_at(std::string_view line, std::size_t at) {
  if (line[at] != '-' && line[at] != dashes[0].sign[0]) return std::nullopt;
  const bool free_before = line[at - 1] == ' ' || line[at - 1] == ')' ||
                           line.substr(0, at).ends_with("\u00a0");
  for (const Dash& dash : dashes) {
    if (!line.substr(at).starts_with(dash.sign)) continue;
    const std::size_t end = at + dash.sign.size();
    const bool free_behind =
        is_blank(line.substr(end, 1)) || line.substr(end).starts_with("\u00a0");
    if (!free_before || (dash.needs_spaces && !free_behind)) continue;
    return DashAt{at, end};
  }
  return std::nullopt;
}

std::optional<DashAt> first_dash(std::string_view line) {
  const std::size_t end = std::min(line.size(), max_dateline);
  for (std::size_t at = 1; at < end; ++at) {
    if (const auto dash = dash_at(line, at)) return dash;
  }
  return std::nullopt;
}

// "(LONDON)" is a place, "(AP)" a source.
std::optional<Dateline> lone_bracket(std::string_view inside) {
  if (contains(agencies, ascii_lower(inside))) {
    return Dateline{"", std::string(inside)};
  }
  const std::string place = without_dates(inside);
  if (!is_place_in_capitals(place)) return std::nullopt;
  return Dateline{place, ""};
}

std::optional<Dateline> place_and_source(std::string_view written_place,
                                         std::string_view source) {
  const std::string place = without_dates(written_place);
  const bool agency = contains(agencies, ascii_lower(source));
  const bool believed =
      agency ? is_place(place) : is_place_in_capitals(place) && is_name(source);
  if (!believed) return std::nullopt;
  return Dateline{place, std::string(source)};
}

std::optional<Dateline> place_alone(std::string_view written_place) {
  const std::string place = without_dates(written_place);
  if (!is_place_in_capitals(place)) return std::nullopt;
  return Dateline{place, ""};
}

// A name in full, as a byline has it: "Jane van Doe".
bool is_full_name(std::string_view text) {
  return !text.ends_with('.') && is_name(text) && pieces(text, ' ').size() >= 2;
}

// A line that is a name and nothing else, of a person or a place.
bool is_bare_name(std::string_view line) {
  constexpr std::size_t most_bytes = 60;
  return line.size() <= most_bytes && is_full_name(line);
}

// Whether a word that may begin a name, such as "Von" and "Di", is none here: a
// short full name follows, and no part of a name of nobility.
bool follows_byline_word(std::string_view line, std::string_view name) {
  constexpr std::size_t most_words = 6;
  const auto words = pieces(name, ' ');
  return begins_in_upper_case(line) && is_full_name(name) &&
         words.size() <= most_words && begins_in_upper_case(words.front()) &&
         !contains(particles, ascii_lower(words.front())) &&
         !words.front().ends_with(',');
}

// The date of a line that is nothing else, as one may stand below a title or a
// byline; "" of other lines.
std::string lone_date(std::string_view line) {
  if (display_width(line) > max_byline) return "";
  const auto found = date_at_end(trimmed(line));
  return found && found->begin == 0 ? found->iso : "";
}

}  // namespace

std::optional<Dateline> parse_dateline(std::string_view line) {
  line = trimmed(line);
  const auto dash = first_dash(line);
  if (!dash || is_blank(line.substr(dash->end))) return std::nullopt;
  const std::string_view front = trimmed(line.substr(0, dash->begin));
  if (!front.ends_with(')')) return place_alone(front);
  const std::size_t open = front.rfind('(');
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view inside =
      trimmed(front.substr(open + 1, front.size() - open - 2));
  if (open == 0) return lone_bracket(inside);
  return place_and_source(trimmed(front.substr(0, open)), inside);
}

std::string_view name_in_byline(std::string_view line) {
  line = trimmed(line);
  const auto word = byline_word_at(line);
  if (!word || word->kind == BylineWordKind::of_web_pages) return {};
  const std::string_view name = trimmed(line.substr(word->size));
  const bool is_word =
      word->kind == BylineWordKind::byline ||
      follows_byline_word(line, name.substr(0, name.find(',')));
  return is_word ? name : std::string_view();
}

std::string without_byline_word(const std::string& line) {
  const std::string_view name = name_in_byline(line);
  return name.empty() ? line : std::string(name);
}

std::optional<Byline> parse_byline(std::string_view line) {
  line = trimmed(line);
  const auto word = byline_word_at(line);
  if (!word || display_width(line) > max_byline) return std::nullopt;
  Byline byline;
  if (auto found = date_at_end(line)) {
    byline.date = std::move(found->iso);
    line = trimmed(line.substr(0, found->begin));
  }
  byline.is_certain =
      word->kind == BylineWordKind::byline || !byline.date.empty();
  // Behind the first comma there may be the outlet or another author.
  const std::string_view names = name_in_byline(line);
  const std::size_t comma = names.find(',');
  const std::string_view name = trimmed(names.substr(0, comma));
  const bool in_doubt = comma != std::string_view::npos && byline.date.empty();
  if (in_doubt || !is_full_name(name)) return std::nullopt;
  byline.author = one_line(name);
  return byline;
}

void add_dateline(Article& article) {
  const std::string_view text = article.text;
  const char line_break = line_break_of(text);
  Line line = filled_line_at(text, 0, line_break);
  const std::string_view first = trimmed(line.of(text));
  const bool is_title = first == article.title;
  Line dated = line;
  if (const auto byline = parse_byline(first); byline && !is_title) {
    if (article.author.empty()) article.author = byline->author;
    if (article.date.empty()) article.date = byline->date;
    dated = filled_line_at(text, line.next, line_break);
  } else if (is_bare_name(first)) {
    dated = filled_line_at(text, line.next, line_break);
  }
  if (article.date.empty()) article.date = lone_date(dated.of(text));
  for (unsigned i = 0; i < opening_line_count && line.begin < line.end; ++i) {
    if (const auto dateline = parse_dateline(line.of(text))) {
      if (article.place.empty()) article.place = dateline->place;
      if (article.source.empty()) article.source = dateline->source;
      return;
    }
    line = filled_line_at(text, line.next, line_break);
  }
}

}  // namespace dateline
