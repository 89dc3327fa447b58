#pragma once

#include <xapian.h>

#include "query/engine/index/deadline.hpp"

namespace dateline {

// Whether a source finds a passage of the segment that it was made ready for.
// The numbers of successive calls ascend.
inline bool finds(Xapian::PostingSource& source, Xapian::docid id) {
  return source.check(id, 0) && !source.at_end() && source.get_docid() == id;
}

// The base of filters that decide by something small that is stored of a
// passage, such as its token trace, so that the text of the others need not be
// fetched. After the deadline such a filter matches nothing.
class PassageFilter : public DeadlineSource {
 public:
  void init(const Xapian::Database& segment) override;
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid id, double minimum_weight) override;
  bool check(Xapian::docid id, double minimum_weight) override;
  bool at_end() const override { return at_end_; }
  Xapian::docid get_docid() const override { return at_; }

 protected:
  explicit PassageFilter(Deadline& deadline) : DeadlineSource(deadline) {}

 private:
  // Whether the filter lets a passage of the segment through. The numbers of
  // successive calls ascend.
  virtual bool meets(Xapian::docid id) = 0;

  // Whether the walk stops here: at a passage that the filter lets through, or
  // at the end.
  bool stops();
  void to_passing();

  Xapian::docid last_ = 0;  // of the segment
  Xapian::docid at_ = 0;
  bool at_end_ = false;
};

}  // namespace dateline
