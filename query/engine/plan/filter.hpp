#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/index/article_copies.hpp"
#include "dateline/query.hpp"
#include "query/engine/parse/query_date.hpp"
#include "query/engine/plan/article_set.hpp"

namespace dateline {

// A condition on a passage's header rather than its text.
struct Filter {
  enum class Kind {
    source,
    author,
    language,
    address,
    article,
    date,
    article_set,  // what other passages of the article have
  };
  Kind kind = Kind::source;
  // Folded sources, authors' names, language codes, keys of addresses, or ids
  // of articles.
  std::vector<std::string> any_of;
  DateRange dates;
  std::shared_ptr<const ArticleSet> articles = nullptr;
  // Ids of articles that meet an address or id by that of a copy.
  std::vector<std::string> also = {};
};

// Whether an address begins with one of the keys of an address filter.
bool has_address(const std::string& url, const std::vector<std::string>& keys);

// The same condition, met also by articles whose copies meet it.
Filter with_copies(Filter filter, const ArticleCopies& copies);

// The condition of a field node other than title and article. `today` is
// YYYY-MM-DD.
Filter filter_of(const QueryNode& field, const std::string& today);

// The condition that the passage is of one of these articles.
Filter filter_of(std::shared_ptr<const ArticleSet> articles);

// The code of a language that a filter names, or the name if it is of none.
std::string filter_language(const std::string& name);

}  // namespace dateline
