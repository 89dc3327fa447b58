#pragma once

#include <string_view>

namespace dateline {

// A JSON object that has this key with this number is an article that was taken
// out of an index: its values are taken as they stand when it is indexed again.
inline constexpr std::string_view export_key = "dateline_export";
inline constexpr unsigned export_version = 1;

}  // namespace dateline
