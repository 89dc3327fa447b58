#pragma once

#include <cstddef>
#include <optional>

#include "corpus/reader/date/date_parts.hpp"
#include "corpus/text/calendar.hpp"

namespace dateline {

// Parts of a text that are written like a date.
struct DateMatch {
  std::optional<PartialDate> date;  // nothing if no calendar has it, or if
                                    // several days can be meant
  std::size_t first = 0;            // parts [first, end)
  std::size_t end = 0;
  bool is_ambiguous = false;  // several days can be meant
};

// The date of digits that begins at this part: 2024-06-19, 19.06.2024,
// 20240619, 24/6/19. Nothing if none does.
std::optional<DateMatch> match_digits(const DateText& text, std::size_t first);

// A date of a year and a month in digits, or of a year alone, if the text has
// nothing else: 2024-06, 06/2024, 2024.
std::optional<DateMatch> match_year(const DateText& text);

// The date with the name of a month that begins at this part: "19 June 2024",
// "June 19-21, 2024", "2024年6月19日". Nothing if none does.
std::optional<DateMatch> match_named(const DateText& text, std::size_t first);

// The month and the year that begin at this part: "June 2024", "2024年6月".
std::optional<DateMatch> match_named_month(const DateText& text,
                                           std::size_t first);

// The Gregorian year of a number of four digits or of an era, as it is written
// beside a Gregorian month; that of the Buddhist era is recognised by a Thai
// text. Nothing if it is no year.
std::optional<int> gregorian_year(const DateText& text, const DatePart& part,
                                  bool is_thai);

// The year for two digits, as RFC 5322 has it: 1950 to 2049.
int year_of_two_digits(unsigned value);

// The same beside a Thai month: 67 is 2567 of the Buddhist era.
int year_of_two_thai_digits(unsigned value);

}  // namespace dateline
