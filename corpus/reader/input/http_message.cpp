#include "corpus/reader/input/http_message.hpp"

#include <algorithm>
#include <charconv>

#include "corpus/reader/input/header_lines.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// Joins the chunks of a body. Nothing of it is dropped if it is not chunked, or
// if a chunk has no size that can be read.
void read_chunks(std::string_view stored, HttpMessage& message) {
  std::string_view left = stored;
  message.breaks_off = true;  // until the chunk that is empty
  while (!left.empty()) {
    std::size_t size = 0;
    const char* end = left.data() + left.size();
    const auto [behind, error] = std::from_chars(left.data(), end, size, 16);
    const std::size_t line_end = left.find('\n');
    if (error != std::errc() || line_end == left.npos ||
        (*behind != '\r' && *behind != '\n' && *behind != ';')) {
      message.breaks_off = left.size() < stored.size();
      message.body += left;
      return;
    }
    left.remove_prefix(line_end + 1);
    if (size == 0) {
      message.breaks_off = false;
      return;
    }
    const std::string_view chunk = left.substr(0, size);
    message.body += chunk;
    left.remove_prefix(chunk.size());
    if (left.starts_with('\r')) left.remove_prefix(1);
    if (left.starts_with('\n')) left.remove_prefix(1);
  }
}

// 0 if it is no number.
std::size_t length_of(std::string_view value) {
  std::size_t length = 0;
  std::from_chars(value.data(), value.data() + value.size(), length);
  return length;
}

std::size_t end_of_header(std::string_view message, std::size_t& body) {
  const std::size_t crlf = message.find("\r\n\r\n");
  const std::size_t lf = message.find("\n\n");
  if (crlf == message.npos && lf == message.npos) {
    body = message.size();
    return message.size();
  }
  body = crlf < lf ? crlf + 4 : lf + 2;
  return std::min(crlf, lf);
}

void read_media_type(std::string_view value, HttpMessage& message) {
  message.media_type = ascii_lower(trimmed(value.substr(0, value.find(';'))));
  const std::string lower = ascii_lower(value);
  const std::size_t key = lower.find("charset=");
  if (key == lower.npos) return;
  std::string_view charset = value.substr(key + 8);
  if (charset.starts_with('"')) charset.remove_prefix(1);
  message.charset = charset.substr(0, charset.find_first_of("\"; \t\r\n"));
}

}  // namespace

HttpMessage read_http_message(std::string_view bytes) {
  HttpMessage message;
  if (!bytes.starts_with("HTTP")) return message;
  std::size_t body = 0;
  const std::string_view header = bytes.substr(0, end_of_header(bytes, body));
  const std::size_t space = header.find(' ');
  if (space != header.npos) {
    std::from_chars(header.data() + space + 1, header.data() + header.size(),
                    message.status);
  }
  read_media_type(header_value(header, "content-type"), message);
  const bool is_chunked =
      ascii_lower(header_value(header, "transfer-encoding")).find("chunked") !=
      std::string::npos;
  const std::string_view stored = bytes.substr(body);
  message.codings = ascii_lower(header_value(header, "content-encoding"));
  if (is_chunked) {
    read_chunks(stored, message);
  } else {
    message.body = stored;
    message.is_short =
        stored.size() < length_of(header_value(header, "content-length"));
  }
  return message;
}

}  // namespace dateline
