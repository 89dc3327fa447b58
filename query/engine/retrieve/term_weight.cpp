#include "query/engine/retrieve/term_weight.hpp"

#include <cmath>
#include <utility>

namespace dateline {
namespace {

// A power of two, of which so much is a weight of 1 that the highest sum needs
// no more than the 53 bits of a double. A passage may have several forms of a
// term, so its weight may be higher than the sum of all idf, though not by the
// factor that is left for it here.
double steps_of(const std::vector<TermRow>& rows) {
  constexpr int bits = 52, bits_for_forms = 6;
  double sum = 1;
  for (const TermRow& row : rows) {
    sum += row.idf;
  }
  return std::ldexp(1, bits - bits_for_forms - std::ilogb(sum));
}

}  // namespace

TermParts::TermParts(const std::vector<TermRow>& rows)
    : steps_(steps_of(rows)), step_(1 / steps_) {}

TermWeight::TermWeight(const std::shared_ptr<const std::vector<TermRow>>& rows)
    : TermWeight(rows, TermParts(*rows)) {}

TermWeight::TermWeight(std::shared_ptr<const std::vector<TermRow>> rows,
                       const TermParts& parts)
    : rows_(std::move(rows)), parts_(parts) {
  need_stat(WQF);
  need_stat(WDF);
  need_stat(DOC_LENGTH);
}

// Xapian makes a clone for each term of the query.
TermWeight* TermWeight::clone() const { return new TermWeight(rows_, parts_); }

void TermWeight::init(double factor) {
  const Xapian::termcount number = get_wqf();
  // Xapian also makes a weight without a term, for a part of the score that
  // does not depend on terms. There is no such part.
  if (factor == 0 || number == 0 || number > rows_->size()) {
    return;
  }
  row_ = (*rows_)[number - 1];
  row_.idf *= factor;
}

double TermWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                               Xapian::termcount) const {
  return parts_.of(row_, wdf, length);
}

}  // namespace dateline
