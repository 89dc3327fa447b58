#include "query/tool/json_printer.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json known(const std::optional<std::string>& value) {
  return value && !value->empty() ? Json(*value) : Json(nullptr);
}

Json pairs(const std::vector<Span>& spans) {
  Json list = Json::array();
  for (const Span& span : spans) list.push_back({span.begin, span.end});
  return list;
}

// The library escapes U+0000 to U+001F only. DEL and U+0080 to U+009F are legal
// in JSON, but a terminal may obey them.
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

std::string json_of(const Hit& hit) {
  const Json line = {
      {"rank", hit.rank},
      {"score", hit.score},
      {"passage", hit.passage},
      {"article", hit.article},
      {"title", known(hit.title)},
      {"source", known(hit.source)},
      {"date", known(hit.date)},
      {"language", known(hit.language)},
      {"url", known(hit.url)},
      {"paragraph", hit.paragraph},
      {"offset", hit.offset},
      {"length", hit.length},
      {"text", hit.text},
      {"spans", pairs(hit.spans)},
      {"why", hit.why},
  };
  return escape_controls(
             line.dump(-1, ' ', false, Json::error_handler_t::replace)) +
         '\n';
}

}  // namespace dateline
