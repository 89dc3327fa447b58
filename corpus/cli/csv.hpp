#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A record of CSV (RFC 4180), closed by CR LF. Only fields that need quotes get
// them. Characters that is_harmful() names, but tabs and line ends, become
// others of as many bytes, so that offsets in a field hold: "?", U+00B7 or
// U+FFFD.
std::string csv_record(const std::vector<std::string>& fields);

// Whether the quotes of a record are well formed.
enum class Quotes {
  closed,     // each is closed, before a separator or the end
  open,       // the last is not closed; the record may go on in the next line
  misplaced,  // other text follows a closing quote; no further line mends that
};

// The fields of a record without its line end. Quoted fields may span lines.
// `fields` is complete only if the quotes are closed.
struct CsvFields {
  std::vector<std::string> fields;
  Quotes quotes = Quotes::closed;
};
CsvFields parse_csv(std::string_view record, char separator = ',');

// The shortest decimal form of `number` from which it can be read back exactly.
std::string exact_number(double number);

// `text` as UTF-8 without NUL: ill-formed bytes and NUL become U+FFFD.
std::string clean_text(std::string_view text);

}  // namespace dateline
