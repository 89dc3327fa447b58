#include "corpus/cli/json_text.hpp"

#include <string_view>

#include "corpus/cli/display_text.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// The library escapes U+0000 to U+001F only. The others are legal in JSON, but
// terminals may act on them, and some readers of lines end a line at them.
std::string escape_controls(std::string_view json) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string safe;
  safe.reserve(json.size());
  for_each_code_point(json, [&](const CodePoint& point) {
    if (point.code != '\n' && is_harmful(point.code)) {
      safe += "\\u";
      for (const int shift : {12, 8, 4, 0}) {
        safe += digits[(point.code >> shift) & 0xF];
      }
    } else {
      safe += json.substr(point.begin, point.end - point.begin);
    }
  });
  return safe;
}

}  // namespace

std::string json_text(const Json& value) {
  return escape_controls(
             value.dump(-1, ' ', false, Json::error_handler_t::replace)) +
         '\n';
}

}  // namespace dateline
