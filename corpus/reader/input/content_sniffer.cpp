#include "corpus/reader/input/content_sniffer.hpp"

#include <algorithm>
#include <array>

#include "corpus/text/lines.hpp"
#include "corpus/text/percent_escape.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::string_view convert_utf16 =
    "UTF-16 text; convert it to UTF-8, for example with iconv -f UTF-16 -t "
    "UTF-8";

struct Signature {
  std::string_view bytes;
  std::string_view reason;
};
constexpr Signature signatures[] = {
    {"%PDF-", "a PDF file, not text"},
    {"PK\x03\x04", "a ZIP archive, not text"},
    {"\x89PNG", "a PNG image, not text"},
    {"\xff\xd8\xff", "a JPEG image, not text"},
    {"GIF8", "a GIF image, not text"},
    {"\x7f"
     "ELF",
     "a program, not text"},
    {"{\\rtf", "an RTF document, not text; convert it first"},
    {"7z\xbc\xaf\x27\x1c", "a 7z archive, not text; unpack it first"},
    {"\x89LZO", "data of lzop, not text; unpack them first"},
    {"Rar!\x1a\x07", "a RAR archive, not text; unpack it first"},
    {"\xd0\xcf\x11\xe0", "an old office document, not text; convert it first"},
};

// The names of elements and declarations by which web pages begin.
constexpr std::string_view openings[] = {"<!doctype html", "<html", "<head",
                                         "<body",          "<meta", "<title"};

std::string_view without_comments(std::string_view bytes) {
  bytes = trimmed(without_byte_order_mark(bytes));
  while (bytes.starts_with("<!--")) {
    const std::size_t end = bytes.find("-->");
    if (end == bytes.npos) return {};
    bytes = trimmed(bytes.substr(end + 3));
  }
  return bytes;
}

struct Mark {
  std::string_view bytes;
  const char* charset;
};

// The mark of UTF-32 begins with that of UTF-16.
const char* marked_charset(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr Mark marks[] = {{"\xff\xfe\0\0"sv, "UTF-32LE"},
                            {"\0\0\xfe\xff"sv, "UTF-32BE"},
                            {"\xff\xfe", "UTF-16LE"},
                            {"\xfe\xff", "UTF-16BE"}};
  for (const Mark& mark : marks) {
    if (bytes.starts_with(mark.bytes)) return mark.charset;
  }
  return nullptr;
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

// Control characters but for those that text files hold: backspace to carriage
// return, and escape.
constexpr bool is_odd_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte != 0x1b) ||
         byte == 0x7f;
}

// Nothing if at most one byte in so many is such a character.
std::optional<std::string> rejects_controls(std::string_view bytes,
                                            std::size_t one_in) {
  const auto odd =
      static_cast<std::size_t>(std::ranges::count_if(bytes, is_odd_control));
  if (odd * one_in <= bytes.size()) return std::nullopt;
  return "a binary file, not text: " + std::to_string(odd) + " of " +
         std::to_string(bytes.size()) + " bytes are control characters";
}

}  // namespace

std::string wide_charset(std::string_view beginning) {
  const char* charset = marked_charset(beginning);
  if (charset == nullptr) charset = unmarked_wide_charset(beginning);
  return charset == nullptr ? "" : charset;
}

std::optional<std::string> rejects_as_text(std::string_view bytes) {
  for (const Signature& signature : signatures) {
    if (bytes.starts_with(signature.bytes)) {
      return std::string(signature.reason);
    }
  }
  if (!wide_charset(bytes).empty()) return std::string(convert_utf16);
  if (const std::size_t nul = bytes.find('\0'); nul != bytes.npos) {
    return "a binary file, not text: NUL at byte " + std::to_string(nul + 1);
  }
  constexpr std::size_t one_in = 10;
  return rejects_controls(bytes, one_in);
}

std::optional<std::string> rejects_as_unmarked_text(std::string_view bytes) {
  if (!wide_charset(bytes).empty() || !first_invalid_utf8(bytes)) {
    return std::nullopt;
  }
  constexpr std::size_t one_in = 40;
  return rejects_controls(bytes, one_in);
}

bool is_html(std::string_view bytes) {
  constexpr std::size_t longest = 16;
  const std::string_view content = without_comments(bytes);
  if (!content.starts_with('<')) return false;
  const std::string beginning = ascii_lower(content.substr(0, longest));
  return std::ranges::any_of(openings, [&](std::string_view opening) {
    if (!beginning.starts_with(opening)) return false;
    const std::string_view behind = content.substr(opening.size());
    return behind.empty() || behind.find_first_of(" \t\r\n>/:") == 0;
  });
}

bool begins_json(std::string_view bytes) {
  if (bytes.starts_with('[')) bytes = trimmed(bytes.substr(1));
  if (!bytes.starts_with('{')) return false;
  bytes = trimmed(bytes.substr(1));
  if (!bytes.starts_with('"')) return false;
  const std::size_t key_end = bytes.find('"', 1);
  return key_end != bytes.npos &&
         trimmed(bytes.substr(key_end + 1)).starts_with(':');
}

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while ((at = skip_ascii(bytes, at)) < bytes.size()) {
    CodePoint point;
    do {
      point = code_point_at(bytes, at);
      if (point.code < 0) return at;
      at = point.end;
    } while (point.code >= 0x80 && at < bytes.size());
  }
  return std::nullopt;
}

std::string escaped_to_utf8(std::string_view bytes) {
  std::string escaped;
  std::size_t valid = 0;  // bytes up to here are known to be UTF-8
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i >= valid) {
      const auto bad = first_invalid_utf8(bytes.substr(i));
      valid = i + bad.value_or(bytes.size() - i);
    }
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (i >= valid || byte < 0x20 || byte == 0x7f) {
      escaped += percent_escape(bytes[i]);
    } else {
      escaped += bytes[i];
    }
  }
  return escaped;
}

}  // namespace dateline
