#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "dateline/articles.hpp"
#include "dateline/search_options.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/index/search_context.hpp"

namespace dateline {

// What stands behind the public range: the first passages of its articles, and
// the database that they are in.
struct ArticleRange::Impl {
  // Throws QueryError if a date in the filters cannot be read.
  Impl(const SearchFilters& filters, ArticleTexts texts,
       const SearchContext& context);

  std::optional<IndexedArticle> next();

  PassageDatabase database;
  std::shared_ptr<const ArticleCopies> copies;
  ArticleTexts texts;
  std::vector<Xapian::docid> firsts;  // in the range's order
  std::size_t at = 0;                 // in `firsts`
};

}  // namespace dateline
