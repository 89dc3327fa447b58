#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The day in the path of an address, as YYYY-MM-DD: that of "/2020/07/18/",
// "/a-20200718" or "/2020-7-18"; "" if there is none.
std::string day_in_address(std::string_view address);

}  // namespace dateline
