#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/date/date_names.hpp"
#include "corpus/reader/date/date_tokens.hpp"

namespace dateline {

// A number or the name of a month in a written date.
struct DatePart {
  std::span<const DateName> months;  // its meanings; empty for a number
  std::optional<int> era;            // DateName::value of the era at a number
  bool is_marked_year = false;       // by 年 or 년 behind it, or by an era
  std::size_t first = 0;             // tokens [first, end)
  std::size_t end = 0;

  bool is_month() const { return !months.empty(); }
};

// A text with its parts found.
struct DateText {
  std::vector<DateToken> tokens;
  // In the order of the text, without times of day, offsets of time zones and
  // weekdays.
  std::vector<DatePart> parts;
  std::vector<bool> is_time;     // of each token, offsets included
  std::vector<bool> is_weekday;  // of each token
  std::string language;          // of the article; "" if it is not known
  std::string_view order;        // day_order() of its locale

  const DateToken& token(const DatePart& part) const {
    return tokens[part.first];
  }
};

DateText date_text(std::string_view text, std::string_view locale);

}  // namespace dateline
