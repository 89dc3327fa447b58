#pragma once

#include <string>
#include <string_view>

namespace dateline {

// An address as another one sees it: "/a" of "https://paper.example/b" is
// "https://paper.example/a". Empty if it is no web address.
std::string absolute_address(std::string_view address, std::string_view base);

}  // namespace dateline
