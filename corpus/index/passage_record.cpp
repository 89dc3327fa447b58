#include "corpus/index/passage_record.hpp"

#include <limits>

#include "dateline/error.hpp"

// The layout is a format byte; line, ordinal, paragraph and offset as varints
// (7 bits a byte, low bits first); then each string behind its length as a
// varint.
namespace dateline {
namespace {

constexpr char format_byte = 1;

void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) {
    out += static_cast<char>(number | 0x80);
  }
  out += static_cast<char>(number);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

[[noreturn]] void refuse(const std::string& reason) {
  throw IndexError("cannot read a passage of the index: its record " + reason +
                   "; the index is damaged, build it again");
}

// Takes values off the front of a record.
class RecordParser {
 public:
  explicit RecordParser(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t byte() {
    if (rest_.empty()) refuse("ends too early");
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint64_t bits = byte();
      if (shift == 63 && bits > 1) break;
      value |= (bits & 0x7F) << shift;
      if (bits < 0x80) return value;
    }
    refuse("holds a number over 64 bits");
  }

  std::uint32_t small_number() {
    const std::uint64_t value = number();
    if (value > std::numeric_limits<std::uint32_t>::max()) {
      refuse("holds a number over 32 bits");
    }
    return static_cast<std::uint32_t>(value);
  }

  std::string text() {
    const std::uint64_t size = number();
    if (size > rest_.size()) refuse("ends too early");
    std::string value(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return value;
  }

  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

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
  RecordParser parser(bytes);
  if (parser.byte() != format_byte) refuse("is of an unknown format");
  PassageRecord record;
  record.line = parser.number();
  record.ordinal = parser.small_number();
  record.paragraph = parser.small_number();
  record.offset = parser.number();
  for (const auto text : texts) record.*text = parser.text();
  if (!parser.at_end()) refuse("is followed by other bytes");
  return record;
}

}  // namespace dateline
