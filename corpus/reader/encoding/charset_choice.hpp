#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// Bytes read by a charset.
struct Decoding {
  std::string utf8;
  std::size_t errors = 0;  // bytes and characters that it does not have
};

// Nothing if ICU does not know the charset.
std::optional<Decoding> decode(std::string_view bytes,
                               const std::string& charset);

// The charset that fits bytes best which are not UTF-8. That which is declared
// is taken unless the bytes contradict it.
std::string best_charset(std::string_view bytes, std::string_view declared);

}  // namespace dateline
