#include "corpus/reader/encoding/text_encoding.hpp"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/reader/encoding/charset_choice.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

struct Mark {
  std::string_view bytes;
  const char* charset;
};

// The mark of UTF-32 begins with that of UTF-16.
std::optional<Mark> mark_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr Mark marks[] = {{"\xef\xbb\xbf", "UTF-8"},
                            {"\xff\xfe\0\0"sv, "UTF-32LE"},
                            {"\0\0\xfe\xff"sv, "UTF-32BE"},
                            {"\xff\xfe", "UTF-16LE"},
                            {"\xfe\xff", "UTF-16BE"}};
  for (const Mark& mark : marks) {
    if (bytes.starts_with(mark.bytes)) return mark;
  }
  return std::nullopt;
}

// The charset of text in 16 or 32 bits a character without a mark: NUL bytes
// stand where Latin letters and spaces have none.
const char* unmarked_wide_charset(std::string_view bytes) {
  const std::string_view front = bytes.substr(0, 4096);
  std::array<std::size_t, 4> nuls{};
  for (std::size_t i = 0; i < front.size(); ++i) nuls[i % 4] += front[i] == 0;
  const std::size_t quarter = front.size() / 4;
  const auto most = [&](std::size_t i) { return 10 * nuls[i] > 9 * quarter; };
  const auto some = [&](std::size_t i) { return 10 * nuls[i] > quarter; };
  const auto none = [&](std::size_t i) { return 50 * nuls[i] < quarter; };
  if (quarter < 2) return nullptr;
  if (most(3) && most(2) && none(0)) return "UTF-32LE";
  if (most(0) && most(1) && none(3)) return "UTF-32BE";
  if (some(1) && some(3) && none(0) && none(2)) return "UTF-16LE";
  if (some(0) && some(2) && none(1) && none(3)) return "UTF-16BE";
  return nullptr;
}

// Charsets that change their meaning by escape sequences are ASCII to look at.
const char* escaped_charset(std::string_view bytes) {
  if (bytes.find("\x1b$") != bytes.npos || bytes.find("\x1b(") != bytes.npos) {
    return bytes.find("\x1b$)C") != bytes.npos ? "ISO-2022-KR" : "ISO-2022-JP";
  }
  const std::size_t shift = bytes.find("~{");
  const bool is_hz =
      shift != bytes.npos && bytes.find("~}", shift) != bytes.npos;
  return is_hz ? "HZ-GB-2312" : nullptr;
}

bool is_ascii_text(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return is_ascii(c); });
}

DecodedText decoded(std::string_view bytes, const std::string& charset) {
  Decoding decoding = *decode(bytes, charset);
  return {std::move(decoding.utf8), charset, decoding.errors > 0};
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  if (const auto mark = mark_of(bytes)) {
    const std::string_view text = bytes.substr(mark->bytes.size());
    if (mark->charset != std::string_view("UTF-8")) {
      return decoded(text, mark->charset);
    }
    if (!first_invalid_utf8(text)) return {std::string(text), "UTF-8", false};
  }
  if (const char* charset = unmarked_wide_charset(bytes)) {
    return decoded(bytes, charset);
  }
  if (!first_invalid_utf8(bytes)) {
    const char* charset = escaped_charset(bytes);
    if (charset != nullptr && decode(bytes, charset)->errors == 0) {
      return decoded(bytes, charset);
    }
    return {std::string(bytes), is_ascii_text(bytes) ? "US-ASCII" : "UTF-8",
            false};
  }
  return decoded(bytes, best_charset(bytes, declared));
}

bool is_utf8_text(std::string_view bytes) {
  return wide_charset(bytes).empty() && !first_invalid_utf8(bytes) &&
         escaped_charset(bytes) == nullptr;
}

std::string wide_charset(std::string_view beginning) {
  const auto mark = mark_of(beginning);
  if (mark && mark->charset != std::string_view("UTF-8")) return mark->charset;
  const char* charset = mark ? nullptr : unmarked_wide_charset(beginning);
  return charset == nullptr ? "" : charset;
}

}  // namespace dateline
