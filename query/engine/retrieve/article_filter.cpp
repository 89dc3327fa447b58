#include "query/engine/retrieve/article_filter.hpp"

#include <utility>

#include "corpus/index/index_schema.hpp"

namespace dateline {

ArticleFilter::ArticleFilter(std::shared_ptr<const ArticleSet> articles,
                             Deadline& deadline)
    : ValueFilter(schema::article_slot, deadline),
      articles_(std::move(articles)) {}

bool ArticleFilter::meets(const std::string& value) {
  return articles_->has(value);
}

ArticleFilter* ArticleFilter::clone() const {
  return new ArticleFilter(articles_, deadline());
}

}  // namespace dateline
