#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

namespace dateline {

// Goes through a range by its next(), as an input iterator. An element is good
// until the iterator moves on, and may be moved from. The range must stay where
// it is meanwhile.
template <typename Range>
class RangeIterator {
 public:
  using value_type =
      typename decltype(std::declval<Range&>().next())::value_type;
  using difference_type = std::ptrdiff_t;

  explicit RangeIterator(Range& range)
      : range_(&range), element_(range.next()) {}

  value_type& operator*() { return *element_; }
  value_type* operator->() { return &*element_; }

  RangeIterator& operator++() {
    element_ = range_->next();
    return *this;
  }
  void operator++(int) { ++*this; }

  bool operator==(std::default_sentinel_t) const { return !element_; }

 private:
  Range* range_;
  std::optional<value_type> element_;
};

}  // namespace dateline
