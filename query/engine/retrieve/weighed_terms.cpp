#include "query/engine/retrieve/weighed_terms.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

std::size_t WeighedTerms::number_of(const std::string& term) {
  const auto known = std::find(terms.begin(), terms.end(), term);
  if (known != terms.end()) {
    return static_cast<std::size_t>(known - terms.begin());
  }
  terms.push_back(term);
  finds.push_back(false);
  return terms.size() - 1;
}

FoundCount count_found(const WeighedTerms& weighed,
                       const Xapian::Database& segment) {
  const Xapian::doccount passages = segment.get_doccount();
  const auto share_of = [&](Xapian::doccount frequency) {
    return frequency / std::max(1.0, static_cast<double>(passages));
  };
  Xapian::doccount most = 0;
  std::size_t sum = 0;
  double without = 1;
  for (std::size_t term = 0; term < weighed.terms.size(); ++term) {
    if (weighed.finds[term]) {
      const auto frequency = segment.get_termfreq(weighed.terms[term]);
      most = std::max(most, frequency);
      sum += frequency;
      without *= 1 - share_of(frequency);
    }
  }
  for (const WeighedTerms::Compound& compound : weighed.compounds) {
    const auto joined = segment.get_termfreq(weighed.terms[compound.joined]);
    Xapian::doccount rarest = passages;
    double share = 1;
    for (const std::size_t part : compound.parts) {
      const auto frequency = segment.get_termfreq(weighed.terms[part]);
      rarest = std::min(rarest, frequency);
      share *= share_of(frequency);
    }
    sum += std::size_t{rarest} + joined;
    without *= (1 - share) * (1 - share_of(joined));
  }
  const auto max =
      static_cast<Xapian::doccount>(std::min(sum, std::size_t{passages}));
  const auto estimate =
      static_cast<Xapian::doccount>(std::lround(passages * (1 - without)));
  return {most, std::clamp(estimate, most, max), max};
}

}  // namespace dateline
