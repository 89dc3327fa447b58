#pragma once

#include <string_view>

namespace dateline {

// Lets the system take back the memory that holds the whole pages within
// `bytes`, which are of a file that is mapped for reading only. They are read
// from the file again when they are needed. Else a process that walks through
// large files seems to need as much memory as they have bytes.
void release_pages(std::string_view bytes);

}  // namespace dateline
