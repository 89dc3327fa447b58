#include "query/engine/retrieve/article_filter.hpp"

#include <utility>

#include "corpus/index/index_schema.hpp"

namespace dateline {

ArticleFilter::ArticleFilter(std::shared_ptr<const ArticleSet> articles,
                             Deadline& deadline)
    : PassageFilter(deadline), articles_(std::move(articles)) {}

void ArticleFilter::init(const Xapian::Database& segment) {
  PassageFilter::init(segment);
  ids_ = segment.valuestream_begin(schema::article_slot);
}

// Every passage has the value, unless the file is damaged.
bool ArticleFilter::meets(Xapian::docid id) {
  ids_.skip_to(id);
  if (ids_ == Xapian::ValueIterator() || ids_.get_docid() != id) {
    throw Xapian::DatabaseCorruptError("a passage lacks its article");
  }
  return articles_->has(article_key(*ids_));
}

ArticleFilter* ArticleFilter::clone() const {
  return new ArticleFilter(articles_, deadline());
}

}  // namespace dateline
