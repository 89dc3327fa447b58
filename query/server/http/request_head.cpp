#include "query/server/http/request_head.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>
#include <optional>
#include <string>

#include "corpus/text/lines.hpp"
#include "query/server/http/http_error.hpp"

namespace dateline::server {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t max_headers = 100;
constexpr std::size_t max_header = 8'000;  // bytes; what the parser takes

constexpr std::string_view methods[] = {"GET",   "HEAD",    "POST",
                                        "PUT",   "DELETE",  "PATCH",
                                        "TRACE", "OPTIONS", "CONNECT"};

[[noreturn]] void refuse_head(const std::string& why) {
  throw HttpError(400, "cannot read the request: " + why);
}

bool is_token(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (std::isalnum(byte) || others.find(c) != others.npos);
  });
}

bool is_printable(char c) {
  return c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != '\x7f');
}

// Spaces and tabs are all that HTTP allows around a value.
std::string_view without_spaces(std::string_view text) {
  const std::size_t begin =
      std::min(text.find_first_not_of(" \t"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

void check_request_line(std::string_view line, const HttpLimits& limits) {
  const std::size_t method_end = line.find(' ');
  const std::size_t target_end = line.rfind(' ');
  if (method_end == line.npos || target_end <= method_end + 1 ||
      !is_token(line.substr(0, method_end))) {
    refuse_head("its first line is not 'METHOD PATH HTTP/1.1'");
  }
  const std::string_view target =
      line.substr(method_end + 1, target_end - method_end - 1);
  if (target.size() > limits.target) {
    throw HttpError(414, "the address has " + std::to_string(target.size()) +
                             " bytes; this server reads " +
                             std::to_string(limits.target) + " at most");
  }
  const bool is_visible = std::ranges::all_of(target, [](char c) {
    return static_cast<unsigned char>(c) > ' ' && c != '\x7f';
  });
  if (!is_visible) {
    refuse_head("its address has a space or control character; encode it");
  }
  const std::string_view method = line.substr(0, method_end);
  if (std::ranges::find(methods, method) == std::end(methods)) {
    throw HttpError(501, "'" + std::string(method) + "' is no method of HTTP");
  }
  const std::string_view version = line.substr(target_end + 1);
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    throw HttpError(505, "this server speaks HTTP/1.1 and HTTP/1.0");
  }
}

// A target in absolute form, "http://news.example/help", which every server
// must take (RFC 9112, 3.2.2), in two parts.
struct AbsoluteTarget {
  std::string_view authority;  // "news.example"
  std::string_view rest;       // "/help"
};

std::optional<AbsoluteTarget> absolute_target(std::string_view target) {
  const std::size_t scheme_end = target.find("://");
  if (target.starts_with('/') || scheme_end == target.npos) return std::nullopt;
  const std::string scheme = ascii_lower(target.substr(0, scheme_end));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  target.remove_prefix(scheme_end + 3);
  const std::string_view authority =
      target.substr(0, target.find_first_of("/?#"));
  if (authority.empty() || authority.find('@') != authority.npos) {
    refuse_head("its address names no host, or a user");
  }
  return AbsoluteTarget{authority, target.substr(authority.size())};
}

std::size_t content_length(std::string_view value, const HttpLimits& limits) {
  std::size_t length = 0;
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), length);
  const bool is_large = error == std::errc::result_out_of_range;
  if (!is_large &&
      (error != std::errc() || end != value.data() + value.size())) {
    refuse_head("its Content-Length is not a number");
  }
  if (is_large || length > limits.body) {
    throw HttpError(413, "the request is too large; this server reads " +
                             std::to_string(limits.body) + " bytes at most");
  }
  return length;
}

// Whether an Accept-Encoding such as "br, gzip;q=0.5" has gzip with a weight
// above 0.
bool takes_gzip(std::string_view value) {
  while (!value.empty()) {
    const std::string_view coding = value.substr(0, value.find(','));
    value.remove_prefix(std::min(coding.size() + 1, value.size()));
    const std::string_view name =
        without_spaces(coding.substr(0, coding.find(';')));
    if (name != "gzip" && name != "x-gzip") continue;
    const std::size_t weight = coding.find("q=");
    return weight == coding.npos ||
           coding.find_first_not_of("0. \t", weight + 2) != coding.npos;
  }
  return false;
}

class HeadCheck {
 public:
  explicit HeadCheck(const HttpLimits& limits) : limits_(limits) {}

  RequestHead check(std::string_view head) {
    take_line(head, [&](std::string_view line) {
      check_request_line(line, limits_);
      is_new_ = line.ends_with("1");
      keep_request_line(line);
    });
    while (!head.empty()) {
      take_line(head, [&](std::string_view line) { header(line); });
    }
    if (hosts_ > 1 || (is_new_ && hosts_ == 0)) {
      refuse_head("it must have one Host header");
    }
    if (authority_) keep("Host: " + *authority_);
    if (takes_gzip_) keep("Accept-Encoding: gzip");
    head_.text += line_end;
    head_.body_size = length_.value_or(0);
    head_.is_last = !is_new_;
    return std::move(head_);
  }

 private:
  template <typename Use>
  static void take_line(std::string_view& head, Use use) {
    const std::string_view line = head.substr(0, head.find(line_end));
    if (!std::ranges::all_of(line, is_printable)) {
      refuse_head("a line has a control character, or does not end with CR LF");
    }
    use(line);
    head.remove_prefix(std::min(line.size() + line_end.size(), head.size()));
  }

  // Of an absolute target the path is kept, and the authority counts in place
  // of the Host header.
  void keep_request_line(std::string_view line) {
    const std::size_t begin = line.find(' ') + 1;
    const std::size_t end = line.rfind(' ');
    const auto absolute = absolute_target(line.substr(begin, end - begin));
    if (!absolute) return keep(line);
    authority_ = absolute->authority;
    const bool has_path = absolute->rest.starts_with('/');
    keep(std::string(line.substr(0, begin)) + (has_path ? "" : "/") +
         std::string(absolute->rest) + std::string(line.substr(end)));
  }

  void header(std::string_view line) {
    if (line.size() > max_header) {
      throw HttpError(431, "a header has more than " +
                               std::to_string(max_header) + " bytes");
    }
    const std::size_t colon = line.find(':');
    if (colon == line.npos || !is_token(line.substr(0, colon))) {
      refuse_head("a header is not 'NAME: VALUE'");
    }
    if (++headers_ > max_headers) {
      throw HttpError(431, "the request has more than " +
                               std::to_string(max_headers) + " headers");
    }
    const std::string name = ascii_lower(line.substr(0, colon));
    const std::string_view value = without_spaces(line.substr(colon + 1));
    if (name == "transfer-encoding") {
      throw HttpError(411,
                      "this server reads no request in chunks; send its "
                      "Content-Length");
    }
    if (name == "content-encoding") {
      throw HttpError(415, "this server reads no compressed requests");
    }
    if (name == "content-length") {
      if (length_) refuse_head("it has several Content-Length headers");
      length_ = content_length(value, limits_);
    }
    hosts_ += name == "host" ? 1 : 0;
    if (name == "host" && authority_) return;
    if (name == "accept-encoding") {
      takes_gzip_ |= takes_gzip(ascii_lower(value));
    } else if (name != "range" && name != "if-range" && name != "expect") {
      keep(line);
    }
  }

  void keep(std::string_view line) { head_.text.append(line).append(line_end); }

  const HttpLimits& limits_;
  RequestHead head_;
  std::optional<std::size_t> length_;
  std::optional<std::string> authority_;  // of an absolute target
  std::size_t headers_ = 0;
  std::size_t hosts_ = 0;
  bool is_new_ = false;  // HTTP/1.1
  bool takes_gzip_ = false;
};

}  // namespace

RequestHead checked_head(std::string_view head, const HttpLimits& limits) {
  return HeadCheck(limits).check(head);
}

}  // namespace dateline::server
