#pragma once

#include <string_view>

namespace dateline {

// Writes to standard output, which is buffered; finish_output() must be called
// before the program ends. Both throw std::system_error if that fails, so that
// a user does not take incomplete results for complete ones.
void write_output(std::string_view text);
void finish_output();

}  // namespace dateline
