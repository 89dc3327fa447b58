#pragma once

#include <cstddef>
#include <functional>

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// Calls `print`, which writes to standard output, and finishes the output. If
// people read it on a terminal and the options allow it, it goes through a
// pager, which begins at `line`, counted from 1, if it is less. That a reader
// leaves the pager early is no error.
void print_paged(const Options& options, const std::function<void()>& print,
                 std::size_t line = 1);

}  // namespace dateline::query_tool
