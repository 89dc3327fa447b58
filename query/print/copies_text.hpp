#pragma once

#include <string>
#include <vector>

#include "dateline/article_copy.hpp"

namespace dateline {

// The ids of copies with `separator` between them, and "also as" before them;
// "" if there are none.
std::string copy_ids(const std::vector<ArticleCopy>& copies,
                     const char* separator);
std::string copies_text(const std::vector<ArticleCopy>& copies);

}  // namespace dateline
