#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// What the languages of the world call months, weekdays and eras, and in which
// order they write days and months. The build collects it from ICU
// (make_date_names.cpp), so that nothing has to be loaded. Safe from any
// thread.
namespace dateline {

enum class DateCalendar : std::uint8_t {
  gregorian,
  islamic,
  persian,
  hebrew,
  indian,
  coptic,
  ethiopic,
};

enum class DateNameKind : std::uint8_t { month, weekday, era };

// One meaning of a name.
struct DateName {
  std::string_view name;  // as joined_tokens() writes it
  DateNameKind kind = DateNameKind::month;
  DateCalendar calendar = DateCalendar::gregorian;
  int value = 0;  // a month from 1; of an era, what its years lack to those of
                  // the Gregorian calendar: Reiwa 2018, Buddhist era -543
  std::string_view languages;  // that use it: " cs pl "

  bool is_used_in(std::string_view language) const;
};

// All meanings of a name, by kind and calendar; empty if it has none.
std::span<const DateName> date_names(std::string_view name);

// Whether a longer name begins with these tokens.
bool begins_date_name(std::string_view tokens);

// In which order a language or country writes the parts of a date of digits:
// "dmy", "mdy" or "ymd". Of "ymd" and the like, day and month keep their order
// where the year stands last. "" if it is not known, or if countries of the
// language differ ("en").
//
// `locale` is a language field as articles have it: "de", "en-GB", "en_US",
// "English".
std::string_view day_order(std::string_view locale);

// The language of such a field, as in DateName::languages.
std::string date_language(std::string_view locale);

}  // namespace dateline
