#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "query/engine/plan/bm25.hpp"

namespace dateline {

// How a term of the candidate query is weighed.
struct TermRow {
  double idf = 0;            // of the scoring term, times its count
  double mean_length = 1;    // of the passages of its language
  bool by_presence = false;  // title terms add their idf, however often they
                             // occur
};

// What a weight claims to reach at most. It is higher than any passage weighs,
// so that the matcher never concludes that a part of a query cannot matter
// any more. Xapian 1.4 loses a document when it draws that conclusion: where an
// AND_MAYBE becomes an AND, it goes on behind the document that the right side
// has come to already. Which document that is depends on the order of documents
// in the segments. Over 600 candidates the conclusion saves no time
// (docs/explanation/performance.md).
inline constexpr double no_pruning_bound = 1e9;

// What terms add to the weight of a passage.
//
// Each part is rounded up to a multiple of a power of two that is so large that
// sums of such parts have no error. So a passage weighs the same in whatever
// order they are added up, which depends on how frequent the terms are in each
// segment.
class TermParts {
 public:
  TermParts() = default;
  explicit TermParts(const std::vector<TermRow>& rows);

  // Of a term with the row `row` that occurs `wdf` times in a passage of
  // `length` terms.
  double of(const TermRow& row, Xapian::termcount wdf,
            Xapian::termcount length) const {
    return rounded_up(row.by_presence
                          ? row.idf
                          : row.idf *
                                bm25_saturation(wdf, length, row.mean_length));
  }

 private:
  double rounded_up(double weight) const {
    return static_cast<double>(static_cast<std::int64_t>(weight * steps_) + 1) *
           step_;
  }

  double steps_ = 1;  // of a weight of 1: a power of two
  double step_ = 1;
};

// BM25 for Xapian's matcher. The statistics come from `rows` and are those of
// one language, whereas Xapian's own are those of the whole index. A query term
// names its row by its wqf, which counts from 1 and has no other use here.
class TermWeight : public Xapian::Weight {
 public:
  // `rows` must be complete.
  explicit TermWeight(const std::shared_ptr<const std::vector<TermRow>>& rows);

  TermWeight* clone() const override;
  void init(double factor) override;
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                     Xapian::termcount unique) const override;
  double get_maxpart() const override { return no_pruning_bound; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override {
    return 0;
  }
  double get_maxextra() const override { return 0; }

 private:
  TermWeight(std::shared_ptr<const std::vector<TermRow>> rows,
             const TermParts& parts);

  std::shared_ptr<const std::vector<TermRow>> rows_;
  TermParts parts_;
  TermRow row_;
};

}  // namespace dateline
