#include "query/print/web_link.hpp"

#include <algorithm>
#include <cctype>

namespace dateline {
namespace {

bool starts_with_scheme(std::string_view url, std::string_view scheme) {
  return url.size() > scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), url.begin(),
                    [](char a, char b) {
                      return a == std::tolower(static_cast<unsigned char>(b));
                    });
}

// OSC 8 allows only these in a URI.
bool is_printable_ascii(char c) { return c > ' ' && c < '\x7f'; }

// Encodes letters beyond ASCII, which many addresses have, and keeps what is
// encoded already.
std::string ascii_of(std::string_view url) {
  return percent_encoded(url, "-._~:/?#[]@!$&'()*+,;=%");
}

}  // namespace

std::string percent_encoded(std::string_view text, std::string_view kept) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0);
    if (plain || kept.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += {'%', digits[byte >> 4], digits[byte & 0xF]};
    }
  }
  return encoded;
}

std::optional<std::string> web_link(const Hit& hit) {
  return web_link(hit.url);
}

std::optional<std::string> web_link(const std::optional<std::string>& url) {
  if (!url) return std::nullopt;
  const bool web = starts_with_scheme(*url, "http://") ||
                   starts_with_scheme(*url, "https://");
  const bool clean = std::ranges::all_of(*url, [](char c) {
    return is_printable_ascii(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  if (!web || !clean) return std::nullopt;
  return ascii_of(*url);
}

}  // namespace dateline
