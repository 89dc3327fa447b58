#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// What was made of a text.
struct DateReading {
  enum class Fault {
    none,
    no_date,    // no form that is known
    no_day,     // one that no calendar has: 31 June
    ambiguous,  // several days can be meant: 02/03/2024
  };
  std::string iso;  // YYYY-MM-DD, YYYY-MM or YYYY; "" if there is a fault
  Fault fault = Fault::none;
};

// Reads the first date in a text as newspapers, feeds, web pages and exports of
// any language write it. The time of day is dropped, and with it the time zone:
// the date stays the one that was written. docs/reference/dates.md lists the
// forms.
//
// `locale` is the article's language field: "de", "en-GB"; "" if it is not
// known. By it 02/03/2024 is read, and a name that stands for different months
// in different languages. Safe from any thread; takes some microseconds.
DateReading read_date(std::string_view text, std::string_view locale);

// A date within a text, with a weekday before it.
struct FoundDate {
  std::string iso;        // YYYY-MM-DD
  std::size_t begin = 0;  // in bytes
};

// The date with which a text ends; only a time of day may follow.
std::optional<FoundDate> date_at_end(std::string_view text);

}  // namespace dateline
