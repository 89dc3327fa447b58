#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "dateline/articles.hpp"
#include "dateline/searcher.hpp"
#include "query/python/guarded.hpp"

namespace dateline::python {

using GuardedSearcher = Guarded<Searcher>;

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

// Goes through terms likewise.
class Terms {
 public:
  Terms(std::shared_ptr<GuardedSearcher> searcher, TermRange range)
      : searcher_(std::move(searcher)), range_(std::move(range)) {}

  std::optional<IndexedTerm> next() {
    return searcher_->use([this](Searcher&) { return range_.next(); });
  }

 private:
  std::shared_ptr<GuardedSearcher> searcher_;
  TermRange range_;
};

}  // namespace dateline::python
