#pragma once

#include <string_view>

namespace dateline {

// Writes to standard output, which is buffered; finish_output() before the
// program ends. Both throw std::system_error if it cannot be written: results
// that are cut short must not pass for all.
void write_output(std::string_view text);
void finish_output();

}  // namespace dateline
