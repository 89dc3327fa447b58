#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// How Xapian's glass format writes numbers and keys of the posting table.
namespace dateline::glass {

inline constexpr std::string_view value_bounds_key{"\0\xd0", 2};  // and a slot
inline constexpr std::string_view value_key{"\0\xd8", 2};
inline constexpr std::string_view length_key{"\0\xe0", 2};

// 7 bits a byte, low bits first.
void put_number(std::string& out, std::uint32_t number);
void put_text(std::string& out, std::string_view text);
// Sorts as the number does.
void put_sortable(std::string& out, std::uint32_t number);
// A term as the key of its list begins; zero bytes are marked.
std::string term_key(std::string_view term);

// Takes numbers and texts off the front of bytes. Throws IndexError if they end
// too early.
class Parser {
 public:
  explicit Parser(std::string_view bytes) : rest_(bytes) {}

  std::string_view rest() const { return rest_; }
  bool at_end() const { return rest_.empty(); }
  unsigned char byte();
  std::uint32_t number();
  std::string_view text();
  std::uint32_t sortable();

 private:
  std::string_view rest_;
};

}  // namespace dateline::glass
