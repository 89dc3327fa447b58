#include "dateline/results.hpp"

#include <optional>
#include <stdexcept>
#include <string_view>

#include "corpus/text/calendar.hpp"

namespace dateline {
namespace {

// The facet that has `date` as a value.
Facet facet_of(const PartialDate& date) {
  if (date.month == 0) {
    return Facet::year;
  }
  return date.day == 0 ? Facet::month : Facet::day;
}

}  // namespace

std::string_view to_string(MatchLevel level) {
  switch (level) {
    case MatchLevel::literal:
      return "literal";
    case MatchLevel::folded:
      return "folded";
    case MatchLevel::stemmed:
      return "stemmed";
    case MatchLevel::prefix:
      return "prefix";
    case MatchLevel::wildcard:
      return "wildcard";
    case MatchLevel::fuzzy:
      return "fuzzy";
    case MatchLevel::alias:
      return "alias";
    case MatchLevel::none:
      break;
  }
  return "no match";
}

std::string_view to_string(Facet facet) {
  switch (facet) {
    case Facet::source:
      return "source";
    case Facet::language:
      return "language";
    case Facet::year:
      return "year";
    case Facet::month:
      return "month";
    case Facet::day:
      break;
  }
  return "day";
}

double Explanation::sum() const {
  double sum = 0;
  for (const TermScore& term : terms) {
    for (const ScorePart& part : term.parts) {
      sum += part.value;
    }
  }
  for (const ScorePart& part : parts) {
    sum += part.value;
  }
  return sum;
}

Timeline timeline(const FacetCounts& counts) {
  if (counts.facet == Facet::source || counts.facet == Facet::language) {
    throw std::invalid_argument("a timeline is made of years, months or days");
  }
  Timeline timeline;
  std::optional<PartialDate> next;  // behind the last bucket
  for (const FacetCount& count : counts.counts) {
    const auto date = parse_iso_date(count.value);
    if (!date || facet_of(*date) != counts.facet) {
      timeline.rest.passages += count.passages;
      timeline.rest.articles += count.articles;
      continue;
    }
    for (; next && *next < *date; next = next->next()) {
      timeline.buckets.push_back({next->iso(), 0, 0});
    }
    timeline.buckets.push_back(count);
    next = date->next();
  }
  return timeline;
}

}  // namespace dateline
