#include "corpus/reader/date/date_parts.hpp"

#include <algorithm>

#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

using Tokens = std::vector<DateToken>;

bool is_one_of(std::string_view text,
               std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, text) != list.end();
}

bool is_colon(std::string_view gap) { return is_one_of(gap, {":", "："}); }

bool is_sign(std::string_view gap) {
  return is_one_of(gap, {"+", "-", "−", "–"});
}

// Where the tokens from `first` end that colons join, as in 5:45:00.123.
std::size_t end_of_clock(const Tokens& tokens, std::size_t first) {
  std::size_t end = first + 1;
  while (end < tokens.size() && tokens[end].is_number() &&
         is_colon(tokens[end].gap)) {
    ++end;
  }
  const bool has_seconds = end > first + 2;
  if (has_seconds && end < tokens.size() && tokens[end].is_number() &&
      is_one_of(tokens[end].gap, {".", ","}) && !tokens[end].is_spaced) {
    ++end;
  }
  return end;
}

bool is_zone_name(const DateToken& token) {
  return is_one_of(token.text, {"gmt", "utc", "ut", "z", "msk"});
}

// Where the offset of a time zone that begins at `first` ends; `first` if none
// does. A hyphen makes one only behind a time or behind UTC.
std::size_t end_of_offset(const Tokens& tokens, std::size_t first,
                          bool behind_time) {
  if (first == 0 || !tokens[first].is_number()) return first;
  const bool begins = tokens[first].gap.ends_with('+') ||
                      (is_sign(tokens[first].gap) &&
                       (behind_time || is_zone_name(tokens[first - 1])));
  if (!begins || tokens[first].digits > 4) return first;
  return end_of_clock(tokens, first);
}

// Where a date with colons ends, as cameras write it: 2024:06:19.
std::size_t end_of_date_with_colons(const Tokens& tokens, std::size_t first) {
  const bool is_date = tokens[first].digits == 4 && first + 2 < tokens.size() &&
                       is_colon(tokens[first + 1].gap) &&
                       is_colon(tokens[first + 2].gap);
  return is_date ? first + 3 : first;
}

// Whether four digits are a time: 1500 GMT. 2024 GMT is a year.
bool is_military_time(const Tokens& tokens, std::size_t at) {
  const DateToken& token = tokens[at];
  const bool can_be_year = token.value >= 1900 && token.value < 2100;
  return token.digits == 4 && token.value < 2400 && !can_be_year &&
         at + 1 < tokens.size() && is_zone_name(tokens[at + 1]);
}

std::vector<bool> times_of(const Tokens& tokens) {
  std::vector<bool> is_time(tokens.size());
  bool behind_time = false;
  for (std::size_t i = 0; i < tokens.size();) {
    i = end_of_date_with_colons(tokens, i);
    if (i == tokens.size()) break;
    std::size_t end = end_of_offset(tokens, i, behind_time);
    if (end == i && tokens[i].is_number() && tokens[i].digits <= 2) {
      end = end_of_clock(tokens, i);
      if (end == i + 1) end = i;
    }
    if (end == i && is_military_time(tokens, i)) end = i + 1;
    behind_time = end > i;
    if (!behind_time) ++i;
    for (; i < end; ++i) is_time[i] = true;
  }
  return is_time;
}

bool is_year_mark(std::string_view word) {
  return is_one_of(word, {"年", "년"});
}

std::span<const DateName> of_kind(std::span<const DateName> names,
                                  DateNameKind kind) {
  // Not equal_range(), whose result clang 14 cannot compile.
  return {std::ranges::lower_bound(names, kind, {}, &DateName::kind),
          std::ranges::upper_bound(names, kind, {}, &DateName::kind)};
}

// Whether a name may be believed where the article's language does not have it:
// "de" and "er" are months somewhere.
bool is_telling(std::string_view name) {
  constexpr std::size_t least_letters = 3;
  return !is_ascii(name.front()) || count_characters(name) >= least_letters;
}

// The meanings of a name that can be meant in the text.
std::span<const DateName> usable_names(const DateText& text,
                                       std::string_view name) {
  const auto names = date_names(name);
  if (names.empty() || is_telling(name)) return names;
  const bool is_of_language =
      std::ranges::any_of(names, [&](const DateName& meaning) {
        return meaning.is_used_in(text.language);
      });
  return is_of_language ? names : of_kind(names, DateNameKind::era);
}

// Where the longest name that begins at token `first` ends.
std::size_t end_of_name(const DateText& text, std::size_t first) {
  std::size_t end = first;
  std::string name;
  for (std::size_t i = first; i < text.tokens.size() && !text.is_time[i]; ++i) {
    if (i > first) name += ' ';
    name += text.tokens[i].text;
    if (!usable_names(text, name).empty()) end = i + 1;
    if (!begins_date_name(name)) break;
  }
  return end;
}

class PartFinder {
 public:
  explicit PartFinder(DateText& text) : text_(text) {}

  void run() {
    for (std::size_t i = 0; i < text_.tokens.size();) {
      const std::size_t end = text_.is_time[i] ? i : end_of_name(text_, i);
      if (end > i) {
        add_name(i, end);
        i = end;
      } else {
        if (!text_.is_time[i]) add_number(i);
        ++i;
      }
    }
    for (const std::string_view language :
         {std::string_view(text_.language), std::string_view("en")}) {
      if (keep_months_of(language)) return;
    }
  }

 private:
  void add_name(std::size_t first, std::size_t end) {
    const auto names =
        usable_names(text_, joined_tokens(text_.tokens, first, end - first));
    if (const auto eras = of_kind(names, DateNameKind::era); !eras.empty()) {
      add_era(first, end, eras.front().value);
    }
    const auto months = of_kind(names, DateNameKind::month);
    const auto days = of_kind(names, DateNameKind::weekday);
    if (!months.empty()) {
      text_.parts.push_back({months, std::nullopt, false, first, end});
    } else if (!days.empty()) {
      std::fill_n(text_.is_weekday.begin() + static_cast<std::ptrdiff_t>(first),
                  end - first, true);
    }
  }

  // If a month is of the language, those that are not are words: "dal" is a
  // month somewhere. Returns whether one is.
  bool keep_months_of(std::string_view language) {
    const auto is_of_language = [&](const DatePart& part) {
      return std::ranges::any_of(part.months, [&](const DateName& name) {
        return name.is_used_in(language);
      });
    };
    if (std::ranges::none_of(text_.parts, is_of_language)) return false;
    std::erase_if(text_.parts, [&](const DatePart& part) {
      return part.is_month() && !is_of_language(part);
    });
    return true;
  }

  // An era stands before its year, or behind it.
  void add_era(std::size_t first, std::size_t end, int value) {
    era_ = value;
    era_end_ = end;
    if (text_.parts.empty() || text_.parts.back().end != first) return;
    DatePart& before = text_.parts.back();
    if (!before.is_month() && text_.token(before).digits == 4) {
      before.era = value;
      era_.reset();
    }
  }

  // 元 stands for the first year of an era.
  void add_number(std::size_t at) {
    DateToken& token = text_.tokens[at];
    const bool follows_era = era_ && era_end_ == at;
    if (follows_era && token.text == "元") {
      token.digits = 1;
      token.value = 1;
    }
    if (!token.is_number()) return;
    DatePart part{{}, std::nullopt, false, at, at + 1};
    if (follows_era) part.era = era_;
    const bool has_mark =
        at + 1 < text_.tokens.size() && is_year_mark(text_.tokens[at + 1].text);
    part.is_marked_year = has_mark || follows_era;
    text_.parts.push_back(part);
  }

  DateText& text_;
  std::optional<int> era_;   // that was met last
  std::size_t era_end_ = 0;  // its end, a token
};

}  // namespace

DateText date_text(std::string_view text, std::string_view locale) {
  DateText found;
  found.tokens = date_tokens(text);
  found.is_time = times_of(found.tokens);
  found.is_weekday.resize(found.tokens.size());
  found.language = date_language(locale);
  found.order = day_order(locale);
  PartFinder(found).run();
  return found;
}

}  // namespace dateline
