#include "corpus/reader/html/author_names.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/reader/author/byline_labels.hpp"
#include "corpus/reader/author/byline_words.hpp"
#include "corpus/reader/date/date_names.hpp"
#include "corpus/reader/date/written_date.hpp"
#include "corpus/reader/html/page_title.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_names = 20;

// How what is said of a date begins, folded; the date was cut off.
constexpr std::array<std::string_view, 18> words_before_dates{
    "published",      "updated",      "last updated", "posted",
    "veroffentlicht", "aktualisiert", "zuletzt",      "stand ",
    "publie",         "mis a jour",   "publicado",    "actualizado",
    "atualizado",     "pubblicato",   "aggiornato",   "gepubliceerd",
    "geplaatst",      "опубликовано"};

bool begins_date(std::string_view name) {
  const std::string folded = fold_text(name);
  return std::ranges::any_of(words_before_dates, [&](std::string_view word) {
    return folded.starts_with(word);
  });
}

// "Sat", of which the date was cut off.
bool is_weekday(std::string_view name) {
  return std::ranges::any_of(
      date_names(fold_text(name)),
      [](const DateName& of) { return of.kind == DateNameKind::weekday; });
}

// What links beside a name say: "Follow", "View profile", "RSS feed".
bool is_link_word(std::string_view name) {
  constexpr std::array<std::string_view, 45> first_words{
      "about",   "all",         "alle",   "click",  "comment", "comments",
      "contact", "email",       "e-mail", "folgen", "follow",  "get",
      "leer",    "leggi",       "lire",   "listen", "mehr",    "more",
      "posting", "print",       "read",   "rss",    "see",     "seguir",
      "segui",   "send",        "share",  "show",   "sign",    "subscribe",
      "suivre",  "todos",       "tous",   "tutti",  "twitter", "ver",
      "view",    "visit",       "voir",   "volg",   "watch",   "zum",
      "zur",     "подписаться", "все"};
  constexpr std::array<std::string_view, 10> last_words{
      "articles", "bio", "biography", "email",   "feed",
      "posts",    "rss", "profile",   "stories", "website"};
  const std::string folded = fold_text(name);
  const std::size_t space = folded.find_first_of(" :");
  return std::ranges::find(first_words, folded.substr(0, space)) !=
             first_words.end() ||
         std::ranges::find(last_words, folded.substr(folded.rfind(' ') + 1)) !=
             last_words.end();
}

// Whether a text begins with the name of a network to share an article in.
bool begins_with_network(std::string_view name) {
  constexpr std::array<std::string_view, 7> networks{
      "facebook", "twitter",  "whatsapp", "instagram",
      "linkedin", "telegram", "pinterest"};
  const std::string first = ascii_lower(name.substr(0, name.find(' ')));
  return std::ranges::find(networks, first) != networks.end();
}

// "Maria" of "Di Maria", but not the agency of "Von dpa".
bool is_surname(std::string_view name) {
  return begins_in_upper_case(name) && !is_in_capitals(name) &&
         name.find(' ') == name.npos;
}

// A picture's description and the name below it are often the same.
std::string said_once(std::string_view name) {
  const std::size_t half = name.size() / 2;
  const bool is_double = name.size() > 2 && name.size() % 2 == 1 &&
                         name[half] == ' ' &&
                         name.substr(0, half) == name.substr(half + 1);
  return std::string(is_double ? name.substr(0, half) : name);
}

// Where a date, a time to read, a remark or what others did follows the names:
// "Jane Doe Photos by Rob Roe".
std::size_t end_of_names(std::string_view name) {
  std::size_t end = name.size();
  const std::string lower = ascii_lower(name);
  if (const std::size_t by = lower.find(" by "); by != lower.npos) {
    const std::size_t space = lower.rfind(' ', by - 1);
    end = by == 0 || space == lower.npos ? 0 : space;
    if (end > 1 && name[end - 1] == '.') --end;  // of a sentence
  }
  for (const std::string_view mark :
       {" | ",   " • ",       " · ",      " / ",        " - ",
        " – ",   " — ",       " updated", " published", " posted",
        "(",     " min read", " on ",     " for ",      " of the ",
        ", at ", ", in ",     " in ",     ", à ",       ", en ",
        ", em ", ", aus ",    ", из ",    " ⋅",         "\n"}) {
    end = std::min(end, lower.find(mark));
  }
  // An address behind the name, or the label of another one.
  for (const char mark : {'@', ':'}) {
    const std::size_t at = name.find(mark);
    const std::size_t space = name.substr(0, at).rfind(' ');
    if (at != name.npos && space < end &&
        looks_like_name(name.substr(0, space))) {
      end = space;
    }
  }
  constexpr std::string_view digits = "0123456789";
  const std::string_view line = name.substr(0, end);
  const std::size_t digit = line.find_first_of(digits);
  if (digit == line.npos) return end;
  const std::optional<FoundDate> date =
      date_at_end(line.substr(0, line.find_last_of(digits) + 1));
  return date ? std::min(date->begin, digit) : digit;
}

// Without "am Mo." of "Jane Doe am Mo.", of which the date was cut off.
std::string_view without_date_words(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  if (space != name.npos &&
      is_weekday(trimmed_of(name.substr(space + 1), ".,"))) {
    name = trimmed_of(name.substr(0, space), ",;|-:&/ ");
  }
  for (const std::string_view word :
       {" am", " on", " at", " le", " el", " il", " op", " em", " den"}) {
    if (name.ends_with(word)) {
      name.remove_suffix(word.size());
      return trimmed_of(name, ",;|-:&/ ");
    }
  }
  return name;
}

std::string bare_name(std::string_view written) {
  std::string name = one_line(written);
  if (name.size() > 3 && name.starts_with("By") && name[2] >= 'A' &&
      name[2] <= 'Z') {
    name.erase(0, 2);
  }
  for (auto word = byline_word_at(name); word; word = byline_word_at(name)) {
    const std::string rest = one_line(name.substr(word->size));
    if (word->kind == BylineWordKind::may_begin_name && is_surname(rest)) {
      break;
    }
    name = rest;
  }
  const std::size_t end = end_of_names(name);
  const bool is_before_date = end < name.size() && is_ascii_digit(name[end]);
  name = trimmed_of(one_line(truncated(name, end)), ",;|-:&/'\" ");
  name = said_once(is_before_date ? without_date_words(name) : name);
  return std::string(without_job_title(name));
}

// What systems call an account that is nobody's.
bool is_account(std::string_view name) {
  constexpr std::array<std::string_view, 9> accounts{
      "admin",     "administrator", "webmaster", "superuser", "anonymous",
      "undefined", "null",          "unknown",   "none"};
  return std::ranges::find(accounts, ascii_lower(name)) != accounts.end();
}

bool is_name(std::string_view name) {
  return name.size() > 2 && name.size() <= max_author_bytes &&
         !is_byline_word(name) && !is_link_word(name) && !is_account(name) &&
         !begins_with_network(name) && !begins_date(name) &&
         !is_weekday(name) && name.find("://") == name.npos &&
         name.find('@') == name.npos && name.find(':') == name.npos &&
         !name.starts_with("www.");
}

}  // namespace

void AuthorNames::add(std::string_view written) {
  if (names_.size() >= max_names) return;
  std::string name = bare_name(written);
  if (!is_name(name)) return;
  std::string key = title_key(name);
  if (std::ranges::find(keys_, key) != keys_.end()) return;
  keys_.push_back(std::move(key));
  names_.push_back(std::move(name));
}

std::string AuthorNames::joined() const {
  std::string text;
  for (const std::string& name : names_) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

bool is_byline_word(std::string_view text) {
  const auto word = byline_word_at(std::string(text) + " x");
  return word && word->size == text.size() + 1;
}

bool looks_like_name(std::string_view text) {
  constexpr std::size_t max_name_bytes = 40, max_words = 4;
  if (text.size() > max_name_bytes || has_ascii_digit(text) ||
      text.find(", ") != text.npos) {
    return false;
  }
  std::size_t words = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (!begins_in_upper_case(text.substr(0, end))) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
    ++words;
  }
  return words >= 2 && words <= max_words;
}

}  // namespace dateline
