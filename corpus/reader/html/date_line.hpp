#pragma once

#include <string>
#include <string_view>

namespace dateline {

// What of a line tells when an article was published: "3 April" of "Updated 5
// April, published 3 April". Empty if it only tells of a change.
std::string_view published_part(std::string_view line);

// Whether a text has a digit, of any script.
bool has_digit(std::string_view text);

// Whether a time is one in UTC: "2024-04-03T22:30:00Z".
bool is_in_utc(std::string_view time);

// A declared time by the calendar where the article appeared: of a time in UTC
// the day that the page shows, if that is the day before or behind and a clock
// somewhere shows it at this time; else the time as it is. Days are YYYY-MM-DD.
std::string local_time(std::string_view declared, std::string_view declared_day,
                       std::string_view shown_day);

}  // namespace dateline
