#pragma once

#include <optional>
#include <string>

namespace dateline {

// Why `text` cannot be the date of a filter, as the end of a sentence about it:
// "is not a date; write ...". Nothing if it can.
std::optional<std::string> date_fault(const std::string& text);

// Whether a filter from one date to another leaves out all. Either may be "".
// Only dates of the calendar are compared; from 2024-06 to 2024 is in order: it
// ends with the year.
bool is_after(const std::string& from, const std::string& to);

}  // namespace dateline
