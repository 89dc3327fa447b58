#include "corpus/reader/html/date_line.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/text/calendar.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// Parts of words, without a first letter that may be a capital outside ASCII.
constexpr std::array<std::string_view, 32> change_marks{
    "updated",    "modified",    "last edit",  "aktualis",  "geändert",
    "mis à jour", "mise à jour", "modifié",    "actualiza", "modificad",
    "atualiza",   "aggiornat",   "bijgewerkt", "gewijzigd", "uppdatera",
    "oppdatert",  "opdateret",   "päivitetty", "aktualiz",  "frissít",
    "бновлен",    "зменен",      "новлено",    "ündenleme", "üncelle",
    "diperbarui", "cập nhật",    "更新",       "수정",      "تحديث",
    "עודכן",      "νημερώθηκε"};
constexpr std::array<std::string_view, 27> publication_marks{
    "publish",    "posted",       "öffentlicht", "publié",    "publica",
    "pubblicat",  "gepubliceerd", "geplaatst",   "publicera", "publisert",
    "publiceret", "julkaistu",    "publikov",    "opublik",   "publikováno",
    "публиков",   "публіков",     "yayın",       "giriş",     "dipublikasikan",
    "xuất bản",   "公開",         "発表",        "입력",      "발행",
    "نشر",        "פורסם"};

template <std::size_t Count>
std::size_t first_of(std::string_view text,
                     const std::array<std::string_view, Count>& marks) {
  std::size_t first = text.npos;
  for (const std::string_view mark : marks) {
    first = std::min(first, text.find(mark));
  }
  return first;
}

// The hour of "2024-04-03T22:30:00Z"; nothing if it is not one in UTC.
std::optional<int> hour_in_utc(std::string_view time) {
  const std::size_t at = time.find_first_of("T ");
  const bool is_utc = time.ends_with('Z') || time.ends_with("+00:00") ||
                      time.ends_with("+0000");
  if (!is_utc || at == time.npos || at + 3 >= time.size() ||
      !is_ascii_digit(time[at + 1]) || !is_ascii_digit(time[at + 2]) ||
      time[at + 3] != ':') {
    return std::nullopt;
  }
  return (time[at + 1] - '0') * 10 + (time[at + 2] - '0');
}

}  // namespace

std::string_view published_part(std::string_view line) {
  if (line.find(' ') == line.npos) return line;  // 2024-03-04T10:00:00Z
  const std::string lower = ascii_lower(line);   // of the same length
  const std::size_t change = first_of(lower, change_marks);
  if (change == line.npos) return line;
  const std::size_t publication = first_of(lower, publication_marks);
  if (publication != line.npos && publication > change) {
    const std::string_view behind = line.substr(publication);
    if (has_digit(behind)) return behind;
  }
  const std::string_view before = line.substr(0, change);
  return has_digit(before) ? before : std::string_view{};
}

bool has_digit(std::string_view text) {
  return !all_code_points(text, [](const CodePoint& point) {
    return point.code < 0 || !u_isdigit(point.code);
  });
}

bool is_in_utc(std::string_view time) {
  return hour_in_utc(trimmed(time)).has_value();
}

std::string local_time(std::string_view declared, std::string_view declared_day,
                       std::string_view shown_day) {
  constexpr int first_hour_of_next_day = 10;  // by the clocks of UTC+14
  constexpr int end_of_last_day = 12;         // by those of UTC-12
  const auto hour = hour_in_utc(trimmed(declared));
  const auto utc = parse_iso_date(declared_day);
  const auto shown = parse_iso_date(shown_day);
  if (!hour || !utc || !shown) return std::string(declared);
  const auto gap = (shown->first_day() - utc->first_day()).count();
  const bool is_local = (gap == 1 && *hour >= first_hour_of_next_day) ||
                        (gap == -1 && *hour < end_of_last_day);
  return std::string(is_local ? shown_day : declared);
}

}  // namespace dateline
