#include "query/server/http/target.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/text/utf8.hpp"
#include "query/server/http/http_error.hpp"

namespace dateline::server {
namespace {

[[noreturn]] void refuse(const std::string& what, const std::string& why) {
  throw HttpError(400,
                  "cannot read the " + what + " of the address: it " + why);
}

std::optional<int> hexadecimal(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return std::nullopt;
}

char byte_at(std::string_view text, std::size_t at, const std::string& what) {
  const auto high =
      at + 1 < text.size() ? hexadecimal(text[at + 1]) : std::nullopt;
  const auto low =
      at + 2 < text.size() ? hexadecimal(text[at + 2]) : std::nullopt;
  if (!high || !low) {
    refuse(what, "has a '%' without two hexadecimal digits; write %25 for it");
  }
  return static_cast<char>(*high * 16 + *low);
}

std::string decoded(std::string_view text, bool is_form,
                    const std::string& what) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%') {
      bytes += byte_at(text, at, what);
      at += 2;
    } else {
      bytes += is_form && text[at] == '+' ? ' ' : text[at];
    }
  }
  if (bytes.find('\0') != bytes.npos) refuse(what, "has a NUL");
  const bool is_utf8 = all_code_points(
      bytes, [](const CodePoint& point) { return point.code >= 0; });
  if (!is_utf8) refuse(what, "is not UTF-8");
  return bytes;
}

}  // namespace

std::vector<Parameter> parse_parameters(std::string_view text) {
  std::vector<Parameter> parameters;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    if (pair.empty()) continue;
    if (parameters.size() == max_parameters) {
      refuse("parameters", "has more than " + std::to_string(max_parameters));
    }
    const std::size_t sign = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(sign + 1, pair.size()));
    parameters.push_back({decoded(pair.substr(0, sign), true, "parameters"),
                          decoded(value, true, "parameters")});
  }
  return parameters;
}

std::string parse_path(std::string_view target) {
  if (!target.starts_with('/')) refuse("path", "does not begin with '/'");
  return decoded(target.substr(0, target.find_first_of("?#")), false, "path");
}

Target parse_target(std::string_view target) {
  std::string path = parse_path(target);
  target = target.substr(0, target.find('#'));
  const std::size_t sign = std::min(target.find('?'), target.size());
  return {std::move(path),
          parse_parameters(target.substr(std::min(sign + 1, target.size())))};
}

}  // namespace dateline::server
