#include "corpus/cli/json_text.hpp"

#include <string_view>

namespace dateline {
namespace {

// The library escapes U+0000 to U+001F only. DEL and U+0080 to U+009F are legal
// in JSON, but terminals may act on them.
std::string escape_controls(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (std::size_t at = 0; at < json.size(); ++at) {
    const auto byte = static_cast<unsigned char>(json[at]);
    const auto next =
        static_cast<unsigned char>(at + 1 < json.size() ? json[at + 1] : 0);
    if (byte == 0x7F) {
      safe += "\\u007f";
    } else if (byte == 0xC2 && next < 0xA0) {
      constexpr std::string_view digits = "0123456789abcdef";
      safe += "\\u00";
      safe += {digits[next >> 4], digits[next & 0xF]};
      ++at;
    } else {
      safe += json[at];
    }
  }
  return safe;
}

}  // namespace

std::string json_text(const Json& value) {
  return escape_controls(
             value.dump(-1, ' ', false, Json::error_handler_t::replace)) +
         '\n';
}

}  // namespace dateline
