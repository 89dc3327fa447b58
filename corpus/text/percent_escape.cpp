#include "corpus/text/percent_escape.hpp"

#include <optional>
#include <system_error>

namespace dateline {
namespace fs = std::filesystem;
namespace {

// As percent_escape() writes them.
std::optional<int> value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return std::nullopt;
}

// The byte that an escape at the beginning of `text` stands for, if it is one
// that is never shown as itself.
std::optional<char> escaped_byte(std::string_view text) {
  if (text.size() < 3 || text[0] != '%') return std::nullopt;
  const auto high = value_of(text[1]);
  const auto low = value_of(text[2]);
  if (!high || !low) return std::nullopt;
  const int byte = *high * 16 + *low;
  const bool is_shown = byte >= 0x20 && byte < 0x7f;
  return is_shown ? std::nullopt : std::optional(static_cast<char>(byte));
}

}  // namespace

fs::path path_shown_as(const std::string& shown) {
  std::error_code ignored;
  if (fs::exists(shown, ignored)) return shown;
  std::string path;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const auto byte = escaped_byte(std::string_view(shown).substr(i));
    path += byte.value_or(shown[i]);
    if (byte) i += 2;
  }
  return path;
}

}  // namespace dateline
