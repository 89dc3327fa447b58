#include "corpus/reader/date/calendar_day.hpp"

#include <unicode/calendar.h>

#include <cmath>
#include <memory>

namespace dateline {
namespace {

constexpr double milliseconds_a_day = 86'400'000;

const char* locale_of(DateCalendar calendar) {
  switch (calendar) {
    case DateCalendar::islamic:
      return "@calendar=islamic-umalqura";
    case DateCalendar::persian:
      return "@calendar=persian";
    case DateCalendar::hebrew:
      return "@calendar=hebrew";
    case DateCalendar::indian:
      return "@calendar=indian";
    case DateCalendar::coptic:
      return "@calendar=coptic";
    case DateCalendar::ethiopic:
      return "@calendar=ethiopic";
    case DateCalendar::gregorian:
      break;
  }
  return "@calendar=gregorian";
}

// ICU counts Adar I, which only leap years have, before Adar.
std::optional<PartialDate> converted(const char* locale,
                                     const CalendarDate& date) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
      *icu::TimeZone::getGMT(), icu::Locale(locale), status));
  if (U_FAILURE(status)) return std::nullopt;
  calendar->clear();
  calendar->setLenient(false);
  calendar->set(UCAL_EXTENDED_YEAR, date.year);
  calendar->set(UCAL_MONTH, static_cast<int>(date.month) - 1);
  calendar->set(UCAL_DATE, static_cast<int>(date.day == 0 ? 1 : date.day));
  const double time = calendar->getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  const auto days = static_cast<int>(std::floor(time / milliseconds_a_day));
  return date_of(std::chrono::sys_days(std::chrono::days(days)));
}

}  // namespace

std::optional<PartialDate> gregorian_date(const CalendarDate& date) {
  if (date.calendar == DateCalendar::gregorian) {
    const PartialDate same{date.year, date.month, date.day};
    const bool is_plausible =
        date.year >= 1000 && date.year <= 2999 && same.exists();
    return is_plausible ? std::optional(same) : std::nullopt;
  }
  auto day = converted(locale_of(date.calendar), date);
  if (!day && date.calendar == DateCalendar::islamic) {
    day = converted("@calendar=islamic-civil", date);
  }
  if (!day || day->year < 1800 || day->year > 2199) return std::nullopt;
  return date.day == 0 ? day->of_month() : *day;
}

}  // namespace dateline
