#include "corpus/reader/date/written_date.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "corpus/reader/date/calendar_day.hpp"
#include "corpus/reader/date/date_match.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// A longer text is no date, but may have many in it.
constexpr std::size_t max_bytes = 250;

// Times before 1973-03-03 have fewer digits, and none is of 2100 or later.
constexpr double first_second = 100'000'000;
constexpr double last_second = 4'102'444'800;

// Whether ten digits can be a date and an hour: 2030010100.
bool can_be_an_hour(std::uint64_t value) {
  const auto date = static_cast<int>(value / 100);
  return value % 100 < 24 && date / 100 % 100 > 0 && date % 100 > 0 &&
         gregorian_date({DateCalendar::gregorian, date / 10'000,
                         static_cast<unsigned>(date / 100 % 100),
                         static_cast<unsigned>(date % 100)});
}

// The day, in UTC, of a time since 1970 in seconds or thousandths, millionths
// or billionths of them.
std::optional<PartialDate> day_of_epoch(double time) {
  while (time >= last_second) time /= 1000;
  if (!(time >= first_second)) return std::nullopt;
  const std::chrono::seconds seconds(static_cast<long long>(time));
  return date_of(
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(seconds)));
}

// 1718775900, 1718775900.25, 1.7187759e9, /Date(1718775900000)/.
std::optional<PartialDate> epoch_date(std::string_view text) {
  const std::string_view mark = "/Date(";
  if (text.starts_with(mark) && text.ends_with("/")) {
    text = text.substr(mark.size(), text.find_first_of("+-)") - mark.size());
  }
  const std::size_t digits = static_cast<std::size_t>(
      std::ranges::find_if_not(text, is_ascii_digit) - text.begin());
  const bool is_exponent = text.find_first_of("eE") != text.npos;
  if (!is_exponent && (digits < 9 || digits > 19)) return std::nullopt;
  double time = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), time);
  if (error != std::errc() || end != text.data() + text.size() ||
      time >= 1e19) {
    return std::nullopt;
  }
  const auto whole = static_cast<std::uint64_t>(time);
  if (digits == 10 && can_be_an_hour(whole)) return std::nullopt;
  return day_of_epoch(time);
}

// 2024-W25-3 and 2024-171, weeks and days of the year by ISO 8601.
std::optional<PartialDate> day_of_year(std::string_view text) {
  using namespace std::chrono;
  const auto tokens = date_tokens(text);
  if (tokens.size() < 2 || tokens[0].digits != 4) return std::nullopt;
  const year in(static_cast<int>(tokens[0].value));
  if (tokens[1].digits == 3 && tokens[1].gap == "-") {
    const sys_days day = sys_days(in / January / 1) +
                         days(static_cast<int>(tokens[1].value) - 1);
    if (year_month_day(day).year() != in) return std::nullopt;
    return date_of(day);
  }
  if (tokens.size() < 4 || tokens[1].text != "w" || tokens[2].digits != 2 ||
      tokens[3].digits != 1 || tokens[2].value > 53 || tokens[3].value > 7) {
    return std::nullopt;
  }
  const sys_days fourth(in / January / 4);
  const sys_days monday = fourth - (weekday(fourth) - Monday);
  return date_of(monday + days(7 * (static_cast<int>(tokens[2].value) - 1) +
                               static_cast<int>(tokens[3].value) - 1));
}

std::optional<DateMatch> first_match(const DateText& text) {
  for (std::size_t i = 0; i < text.parts.size(); ++i) {
    if (auto match = match_digits(text, i)) return match;
    if (auto match = match_named(text, i)) return match;
  }
  for (std::size_t i = 0; i < text.parts.size(); ++i) {
    if (auto match = match_named_month(text, i)) return match;
  }
  return match_year(text);
}

bool is_short_word(const DateToken& token) {
  constexpr std::size_t max_word = 5;
  return !token.is_number() && token.text.size() <= max_word;
}

}  // namespace

DateReading read_date(std::string_view written, std::string_view locale) {
  using enum DateReading::Fault;
  const std::string_view text = trimmed(written);
  if (text.empty() || text.size() > max_bytes) return {"", no_date};
  if (const auto date = day_of_year(text)) return {date->iso(), none};
  const auto match = first_match(date_text(text, locale));
  if (match && match->date) return {match->date->iso(), none};
  if (match) return {"", match->is_ambiguous ? ambiguous : no_day};
  const auto date = epoch_date(text);
  return date ? DateReading{date->iso(), none} : DateReading{"", no_date};
}

std::optional<FoundDate> date_at_end(std::string_view written) {
  if (written.size() > max_bytes) return std::nullopt;
  const DateText text = date_text(written, "");
  const auto match = first_match(text);
  if (!match || !match->date || match->date->day == 0) return std::nullopt;
  for (std::size_t i = text.parts[match->end - 1].end; i < text.tokens.size();
       ++i) {
    if (!text.is_time[i] && !is_short_word(text.tokens[i])) return std::nullopt;
  }
  std::size_t first = text.parts[match->first].first;
  while (first > 0 && text.is_weekday[first - 1]) --first;
  return FoundDate{match->date->iso(), text.tokens[first].begin};
}

}  // namespace dateline
