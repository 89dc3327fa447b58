#include "corpus/index/passage_record.hpp"

#include "corpus/index/packed_values.hpp"

// The layout is a format byte; line, ordinal, paragraph and offset; then each
// string.
namespace dateline {
namespace {

constexpr char format_byte = 1;

constexpr const char* what = "cannot read a passage of the index: its record";

// The strings of a record, in the order in which they are written.
constexpr std::string PassageRecord::*texts[] = {
    &PassageRecord::article, &PassageRecord::title,  &PassageRecord::source,
    &PassageRecord::date,    &PassageRecord::url,    &PassageRecord::language,
    &PassageRecord::author,  &PassageRecord::origin, &PassageRecord::text};

}  // namespace

std::string encode(const PassageRecord& record) {
  std::string out(1, format_byte);
  put_number(out, record.line);
  put_number(out, record.ordinal);
  put_number(out, record.paragraph);
  put_number(out, record.offset);
  for (const auto text : texts) put_text(out, record.*text);
  return out;
}

PassageRecord decode_passage_record(std::string_view bytes) {
  PackedReader parser(bytes, what);
  if (parser.byte() != format_byte) parser.refuse("is of an unknown format");
  PassageRecord record;
  record.line = parser.number();
  record.ordinal = parser.small_number();
  record.paragraph = parser.small_number();
  record.offset = parser.number();
  for (const auto text : texts) record.*text = parser.text();
  if (!parser.at_end()) parser.refuse("is followed by other bytes");
  return record;
}

}  // namespace dateline
