#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/results.hpp"

namespace dateline {

// The hit's web address if it is safe to follow: http or https, without white
// space and control characters. Nothing for other addresses, as of
// "javascript:".
std::optional<std::string> web_link(const Hit& hit);

// The same for an address by itself, as that of a copy.
std::optional<std::string> web_link(const std::optional<std::string>& url);

// `text` with "%" and digits for each byte but ASCII letters, digits and those
// in `kept`.
std::string percent_encoded(std::string_view text, std::string_view kept);

}  // namespace dateline
