#include "query/engine/retrieve/term_weight.hpp"

#include "query/engine/plan/bm25.hpp"

namespace dateline {

TermWeight::TermWeight(std::shared_ptr<const std::vector<TermRow>> rows)
    : rows_(std::move(rows)) {
  need_stat(WQF);
  need_stat(WDF);
  need_stat(WDF_MAX);
  need_stat(DOC_LENGTH);
  need_stat(DOC_LENGTH_MIN);
}

TermWeight* TermWeight::clone() const { return new TermWeight(rows_); }

void TermWeight::init(double factor) {
  const Xapian::termcount number = get_wqf();
  // Xapian also makes a weight without a term, for a part of the score that
  // does not depend on terms. There is no such part.
  if (factor == 0 || number == 0 || number > rows_->size()) {
    return;
  }
  row_ = (*rows_)[number - 1];
  row_.idf *= factor;
  bound_ = get_sumpart(get_wdf_upper_bound(), get_doclength_lower_bound(), 0);
}

double TermWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                               Xapian::termcount) const {
  if (row_.by_presence) {
    return row_.idf;
  }
  return row_.idf * bm25_saturation(wdf, length, row_.mean_length);
}

}  // namespace dateline
