#pragma once

#include <xapian.h>

#include <string>

#include "query/engine/index/deadline.hpp"

namespace dateline {

// The base of filters that decide by one value of a passage, such as its token
// trace, so that the text of the others need not be fetched. After the deadline
// such a filter matches nothing.
class ValueFilter : public DeadlineSource {
 public:
  void init(const Xapian::Database& database) override;
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid id, double minimum_weight) override;
  bool check(Xapian::docid id, double minimum_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;

 protected:
  ValueFilter(Xapian::valueno slot, Deadline& deadline);

 private:
  // Whether the filter lets a passage with this value through.
  virtual bool meets(const std::string& value) = 0;

  void start();
  bool passes();
  void to_passing();

  Xapian::valueno slot_;
  Xapian::Database database_;
  Xapian::ValueIterator at_;
  bool started_ = false;
  bool ahead_ = false;  // at_ has not been looked at, and next() begins there
};

}  // namespace dateline
