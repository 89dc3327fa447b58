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

// How many days, months or years lie from `first` up to, without, `end`.
std::size_t distance(const PartialDate& first, const PartialDate& end) {
  const int years = end.year - first.year;
  if (first.month == 0) return static_cast<std::size_t>(years);
  if (first.day != 0) {
    return static_cast<std::size_t>(
        (end.first_day() - first.first_day()).count());
  }
  const int months =
      12 * years + static_cast<int>(end.month) - static_cast<int>(first.month);
  return static_cast<std::size_t>(months);
}

// The day, month or year before.
PartialDate before(const PartialDate& date) {
  const PartialDate day = date_of(date.first_day() - std::chrono::days(1));
  if (date.month == 0) return day.of_year();
  return date.day == 0 ? day.of_month() : day;
}

// Adds what lies from `first` up to `end`, which hold no passage.
void add_empty(const PartialDate& first, const PartialDate& end,
               Timeline& timeline) {
  const std::size_t length = distance(first, end);
  if (length > max_empty_buckets) {
    timeline.gaps.push_back({first.iso(), before(end).iso(), length});
    return;
  }
  for (PartialDate next = first; next < end; next = next.next()) {
    timeline.buckets.push_back({next.iso(), 0, 0});
  }
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
      timeline.rest.stories += count.stories;
      continue;
    }
    if (next && *next < *date) add_empty(*next, *date, timeline);
    timeline.buckets.push_back(count);
    next = date->next();
  }
  return timeline;
}

}  // namespace dateline
