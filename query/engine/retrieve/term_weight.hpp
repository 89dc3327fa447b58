#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

namespace dateline {

// How a term of the candidate query is weighed.
struct TermRow {
  double idf = 0;            // of the scoring term, times its count
  double mean_length = 1;    // of the passages of its language
  bool by_presence = false;  // title terms add their idf, however often they
                             // occur
};

// BM25 for Xapian's matcher. The statistics come from `rows` and are those of
// one language, whereas Xapian's own are those of the whole index. A query term
// names its row by its wqf, which counts from 1 and has no other use here.
class TermWeight : public Xapian::Weight {
 public:
  explicit TermWeight(std::shared_ptr<const std::vector<TermRow>> rows);

  TermWeight* clone() const override;
  void init(double factor) override;
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                     Xapian::termcount unique) const override;
  double get_maxpart() const override { return bound_; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override {
    return 0;
  }
  double get_maxextra() const override { return 0; }

 private:
  std::shared_ptr<const std::vector<TermRow>> rows_;
  TermRow row_;
  double bound_ = 0;
};

}  // namespace dateline
