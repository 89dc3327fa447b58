#pragma once

#include <filesystem>

namespace dateline::index_tool {

// Makes an error message and status 2 of what would else be an abort: Xapian
// writes in destructors too, and if the system refuses such a write, the
// process ends by std::terminate. Nothing can be lost by that, because an index
// survives any end of its writer. `index` is the folder that the message names.
void prepare_last_words(const std::filesystem::path& index);

}  // namespace dateline::index_tool
