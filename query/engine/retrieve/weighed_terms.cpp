#include "query/engine/retrieve/weighed_terms.hpp"

#include <algorithm>

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
                       const SegmentPostings& segment) {
  FoundCounter found(segment.passages());
  const auto frequency_of = [&](std::size_t term) {
    return segment.statistics(weighed.terms[term]).passages;
  };
  for (std::size_t term = 0; term < weighed.terms.size(); ++term) {
    if (weighed.finds[term]) {
      found.add(frequency_of(term));
    }
  }
  for (const WeighedTerms::Compound& compound : weighed.compounds) {
    Xapian::doccount rarest = segment.passages();
    double share = 1;
    for (const std::size_t part : compound.parts) {
      const auto frequency = frequency_of(part);
      rarest = std::min(rarest, frequency);
      share *= found.share_of(frequency);
    }
    found.add_up_to(rarest, share);
    const auto joined = frequency_of(compound.joined);
    found.add_up_to(joined, found.share_of(joined));
  }
  return found.count();
}

}  // namespace dateline
