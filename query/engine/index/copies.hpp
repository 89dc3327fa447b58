#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/article_copies.hpp"
#include "dateline/article_copy.hpp"

namespace dateline {

// The copies of a stored article, ascending by id.
std::vector<ArticleCopy> copies_of(const std::string& article,
                                   const ArticleCopies& copies);

// The id by which an article is stored, or a passage of it: of a copy, that of
// the article that has its words; of any other, its own.
std::string stored_article(std::string_view id, const ArticleCopies& copies);
std::string stored_passage(std::string_view id, const ArticleCopies& copies);

}  // namespace dateline
