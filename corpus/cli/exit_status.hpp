#pragma once

namespace dateline {

constexpr int exit_found = 0;
constexpr int exit_nothing = 1;
constexpr int exit_error = 2;

}  // namespace dateline
