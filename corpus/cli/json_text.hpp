#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace dateline {

using Json = nlohmann::ordered_json;

// `value` as one line of valid JSON, closed by a line feed, that is safe to
// send to a terminal: ill-formed UTF-8 becomes U+FFFD, and all control
// characters are escaped.
std::string json_text(const Json& value);

}  // namespace dateline
