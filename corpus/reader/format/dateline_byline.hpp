#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/format/article.hpp"

namespace dateline {

// Where a report was filed and who filed it, as its first words say:
// "SEOUL, South Korea (AP) — ". Either may be empty.
struct Dateline {
  std::string place;
  std::string source;
};

// The dateline with which a line begins: "PARIS (AFP) – ", "Berlin (dpa) - ",
// "WASHINGTON, June 19 (Reuters) - ", "(LONDON) — ", "HANOI - "; a date in it
// is dropped. In small letters a place is believed only beside a known agency.
std::optional<Dateline> parse_dateline(std::string_view line);

// "By Jane Doe, Harbour Dispatch Jun 19, 2024 | 5:45 AM", "Von Jana Doe"
struct Byline {
  std::string author;
  std::string date;         // as iso_date() writes it; may be empty
  bool is_certain = false;  // false if its word begins titles, too: "Di Maria"
};

// "Jane Doe, AP" of "By Jane Doe, AP"; "" if the line is no byline. Behind a
// word that may begin a name, as in "Von Trapp", a full name must follow.
std::string_view name_in_byline(std::string_view line);

// The name in a byline, or else the line as it is.
std::string without_byline_word(const std::string& line);

// Nothing unless the line is a byline without doubt.
std::optional<Byline> parse_byline(std::string_view line);

// Fills those of place, source, author and date that the article has not got
// from the first lines of its text. The text stays as it is.
void add_dateline(Article& article);

}  // namespace dateline
