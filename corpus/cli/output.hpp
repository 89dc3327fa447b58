#pragma once

#include <string_view>

namespace dateline {

// Sees to it that none of the three standard streams is closed: else the next
// file that is opened, such as one of an index, would take its number, and what
// is printed would go there. Reading and writing such a stream fails, as
// before.
void hold_standard_streams();

// Writes to standard output, which is buffered; finish_output() must be called
// before the program ends. Both throw std::system_error if that fails, so that
// a user does not take incomplete results for complete ones.
void write_output(std::string_view text);
void finish_output();

}  // namespace dateline
