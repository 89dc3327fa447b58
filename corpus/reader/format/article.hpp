#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

// A date that could not be read.
struct UnreadDate {
  std::string text;      // as given, on one line
  std::string reason;    // and what to do: "no calendar has this day; ..."
  std::size_t line = 1;  // where it stands in the file, from 1
};

// One news item as it was read. An empty string means "not known".
struct Article {
  std::string id;      // see article_id()
  std::string title;   // one line, without line breaks
  std::string text;    // the body in valid UTF-8, without title and headers
  std::string source;  // outlet or agency, as given: "AP"
  std::string date;    // YYYY-MM-DD, YYYY-MM or YYYY
  std::string url;
  std::string language;  // ISO 639-1 code: "en"; "" until it is detected
  std::string author;
  std::string place;  // from the dateline: "SEOUL, South Korea"

  std::optional<UnreadDate> unread_date;  // what was given for a date

  std::string origin;    // absolute path of the file; "" for standard input
  std::size_t line = 1;  // line of `origin` where the record begins, from 1
  std::size_t text_offset = 0;  // where `text` begins, in bytes of UTF-8, in
                                // what it was read from: the whole file for a
                                // text file, 0 for a JSON value

  std::string charset;  // what its bytes were read as: "windows-1252"; "" if it
                        // came as text
  std::vector<std::string> notes;  // what of it was changed or left out, and
                                   // why; a sentence each
};

}  // namespace dateline
