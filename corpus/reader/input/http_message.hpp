#pragma once

#include <string>
#include <string_view>

namespace dateline {

// An answer of a web server, as crawlers store it.
struct HttpMessage {
  int status = 0;           // 0 if the first line is none of HTTP
  std::string media_type;   // in lower case, without parameters
  std::string charset;      // as declared; "" if it is not
  std::string codings;      // of the body, in lower case, as without_codings()
                            // takes them
  std::string body;         // without transfer encoding
  bool breaks_off = false;  // whether the last chunk of the body is missing
  bool is_short = false;    // whether the header tells of a longer body
};

// Reads a message with its header. Crawlers cut messages off and store bodies
// unchunked under headers that call them chunked: what is there is taken.
HttpMessage read_http_message(std::string_view message);

}  // namespace dateline
