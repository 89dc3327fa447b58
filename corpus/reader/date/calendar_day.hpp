#pragma once

#include <optional>

#include "corpus/reader/date/date_names.hpp"
#include "corpus/text/calendar.hpp"

namespace dateline {

// A date as its own calendar counts it.
struct CalendarDate {
  DateCalendar calendar = DateCalendar::gregorian;
  int year = 0;
  unsigned month = 0;  // from 1
  unsigned day = 0;    // 0 if it is not known
};

// The same by the Gregorian calendar. A month of another calendar becomes its
// first day's month. Nothing if the calendar does not have the date, or if no
// news is of its year: those of the Gregorian calendar reach from 1000 to 2999,
// those of others from 1800 to 2199.
//
// The Islamic months begin as in the calendar of Umm al-Qura; a 30th that it
// does not have is the one of the arithmetic calendar.
std::optional<PartialDate> gregorian_date(const CalendarDate& date);

}  // namespace dateline
