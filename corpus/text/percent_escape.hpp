#pragma once

#include <string>
#include <string_view>

namespace dateline {

// A byte as addresses write it: "%3F".
inline std::string percent_escape(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'%', digits[byte >> 4], digits[byte & 15]};
}

}  // namespace dateline
