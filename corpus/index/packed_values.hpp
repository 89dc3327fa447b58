#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// How files of an index hold values: numbers as varints (7 bits a byte, low
// bits first), and texts behind their length as such a number.
namespace dateline {

void put_number(std::string& out, std::uint64_t number);
void put_text(std::string& out, std::string_view text);

// Numbers of a fixed size, the lowest byte first.
void put_fixed(std::string& out, std::uint64_t number, std::size_t bytes);
std::uint64_t fixed_number(std::string_view bytes);

// Takes values off the front of bytes.
class PackedReader {
 public:
  // `bytes` must outlive this. `what` is the subject of its errors: "cannot
  // read a passage of the index: its record"; it must live for ever.
  PackedReader(std::string_view bytes, const char* what)
      : rest_(bytes), what_(what) {}

  // These throw IndexError if the bytes end too early or hold a number of too
  // many bits.
  std::uint8_t byte();
  std::uint64_t number();
  std::uint32_t small_number();
  std::string_view text();  // part of the bytes

  bool at_end() const { return rest_.empty(); }

  // Throws the IndexError of damaged bytes: "... `reason`; the index is
  // damaged, build it again".
  [[noreturn]] void refuse(const std::string& reason) const;

 private:
  std::string_view rest_;
  const char* what_;
};

}  // namespace dateline
