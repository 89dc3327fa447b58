#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// One record of RFC 4180, closed by CR LF; fields are quoted where they must
// be.
std::string csv_record(const std::vector<std::string>& fields);

// How the quotes of a record stand.
enum class Quotes {
  closed,     // each by a quote that a separator or the end follows
  open,       // the last is not closed: the record may go on
  misplaced,  // something else follows a quote; no line behind mends that
};

// The fields of a record without its line end, which may stand in quotes and
// span lines. `fields` is of use if the quotes are closed.
struct CsvFields {
  std::vector<std::string> fields;
  Quotes quotes = Quotes::closed;
};
CsvFields parse_csv(std::string_view record, char separator = ',');

// All digits of a score, so that it reads back as it was.
std::string exact_number(double number);

// `text` as UTF-8 without NUL: what is neither becomes U+FFFD.
std::string clean_text(std::string_view text);

}  // namespace dateline
