#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include "dateline/articles.hpp"
#include "query/python/guarded_searcher.hpp"

namespace dateline::python {

// Goes through articles one by one. As a range belongs to the thread of its
// Searcher, each step waits until no other call uses that one.
class Articles {
 public:
  Articles(std::shared_ptr<GuardedSearcher> searcher, ArticleRange range)
      : searcher_(std::move(searcher)), range_(std::move(range)) {}

  std::size_t size() const { return range_.size(); }

  std::optional<IndexedArticle> next() {
    return searcher_->use([this](Searcher&) { return range_.next(); });
  }

  void skip(std::size_t count) {
    searcher_->use([this, count](Searcher&) { range_.skip(count); });
  }

 private:
  std::shared_ptr<GuardedSearcher> searcher_;
  ArticleRange range_;
};

}  // namespace dateline::python
