#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dateline {

// A byte as addresses write it: "%3F".
inline std::string percent_escape(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'%', digits[byte >> 4], digits[byte & 15]};
}

// The path of a file that is shown as "caf%E9.txt", because it has control
// characters or bytes that are not UTF-8. If a file is called just so, it is
// that one.
std::filesystem::path path_shown_as(const std::string& shown);

}  // namespace dateline
