// Dates as ICU writes them in every locale.

#include <unicode/calendar.h>
#include <unicode/datefmt.h>
#include <unicode/locid.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <string>

#include "corpus/reader/date/written_date.hpp"
#include "corpus/text/calendar.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(icu_dates)

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr icu::DateFormat::EStyle styles[] = {
    icu::DateFormat::kMedium, icu::DateFormat::kLong, icu::DateFormat::kFull};

struct Tally {
  unsigned read = 0;
  unsigned all = 0;
};

// A day of the years 1950 to 2049.
sys_days random_day(std::mt19937& random) {
  std::uniform_int_distribution<int> offset(-7305, 29219);
  return sys_days(days(offset(random)));
}

std::string written(const icu::Locale& locale, icu::DateFormat::EStyle style,
                    sys_days day) {
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(style, locale));
  format->setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  format->format(static_cast<double>(day.time_since_epoch().count()) * 86.4e6,
                 text);
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

// Whether dates that were not read are printed, to look into them.
const bool prints_unread = std::getenv("PRINT_UNREAD_DATES") != nullptr;

void count(const icu::Locale& locale, std::mt19937& random, unsigned of_style,
           bool says_language, Tally& tally) {
  for (const auto style : styles) {
    for (unsigned i = 0; i < of_style; ++i) {
      const sys_days day = random_day(random);
      const std::string text = written(locale, style, day);
      const std::string read =
          read_date(text, says_language ? locale.getName() : "").iso;
      ++tally.all;
      tally.read += read == date_of(day).iso();
      if (prints_unread && read != date_of(day).iso()) {
        std::cerr << says_language << ' ' << locale.getName() << '\t'
                  << date_of(day).iso() << '\t' << read << '\t' << text << '\n';
      }
    }
  }
}

double share_read(bool says_language, unsigned of_style) {
  std::mt19937 random(20240619);
  std::int32_t locale_count = 0;
  const icu::Locale* locales = icu::Locale::getAvailableLocales(locale_count);
  Tally tally;
  for (std::int32_t i = 0; i < locale_count; ++i) {
    count(locales[i], random, of_style, says_language, tally);
  }
  BOOST_TEST_MESSAGE(tally.read << " of " << tally.all);
  return static_cast<double>(tally.read) / tally.all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_language_has_its_dates_read) {
  BOOST_TEST(share_read(true, 10) > 0.999);
}

BOOST_AUTO_TEST_CASE(dates_are_read_where_the_language_is_not_known) {
  BOOST_TEST(share_read(false, 2) > 0.95);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
