#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace dateline {

using Json = nlohmann::ordered_json;

// `value` as one line, closed by a line feed, that is valid and does no harm to
// a terminal whatever its strings hold: ill-formed UTF-8 becomes U+FFFD, and
// all control characters are escaped.
std::string json_text(const Json& value);

}  // namespace dateline
