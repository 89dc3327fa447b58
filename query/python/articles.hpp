#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include "dateline/articles.hpp"
#include "dateline/searcher.hpp"
#include "query/python/guarded.hpp"

namespace dateline::python {

using GuardedSearcher = Guarded<Searcher>;

// A range that a Searcher made. As it belongs to the thread of its Searcher,
// each call waits until no other uses that one, and so does its end.
template <typename Range>
class GuardedRange {
 public:
  GuardedRange(std::shared_ptr<GuardedSearcher> searcher, Range range)
      : searcher_(std::move(searcher)),
        range_(std::make_shared<Range>(std::move(range))) {}
  GuardedRange(GuardedRange&&) noexcept = default;
  GuardedRange& operator=(GuardedRange&&) = delete;
  ~GuardedRange() {
    if (range_) searcher_->destroy(std::move(range_));
  }

  auto next() {
    return searcher_->use([this](Searcher&) { return range_->next(); });
  }

 protected:
  const Range& range() const { return *range_; }

  template <typename Call>
  void use(Call call) {
    searcher_->use([&](Searcher&) { call(*range_); });
  }

 private:
  std::shared_ptr<GuardedSearcher> searcher_;
  std::shared_ptr<Range> range_;  // null once it was moved from
};

// Goes through articles one by one.
class Articles : public GuardedRange<ArticleRange> {
 public:
  using GuardedRange::GuardedRange;

  std::size_t size() const { return range().size(); }

  void skip(std::size_t count) {
    use([count](ArticleRange& range) { range.skip(count); });
  }
};

// Goes through terms likewise.
using Terms = GuardedRange<TermRange>;

}  // namespace dateline::python
