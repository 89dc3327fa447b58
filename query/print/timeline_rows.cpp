#include "query/print/timeline_rows.hpp"

#include <algorithm>
#include <optional>

#include "corpus/cli/messages.hpp"
#include "corpus/text/calendar.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_days = 62;
constexpr std::size_t max_months = 60;
// A longer run of empty buckets is drawn as one line.
constexpr std::size_t max_empty_rows = 3;

const FacetCounts* find(const std::vector<FacetCounts>& facets, Facet facet) {
  const auto counts = std::ranges::find(facets, facet, &FacetCounts::facet);
  return counts == facets.end() ? nullptr : &*counts;
}

// Whether a timeline of these counts has at most `max_buckets` buckets. The
// years are compared first, because dates that are centuries apart would give
// hundreds of thousands of buckets.
bool fits(const FacetCounts* counts, std::size_t max_buckets) {
  if (!counts) return false;
  std::optional<PartialDate> first, last;
  for (const FacetCount& count : counts->counts) {
    const auto date = parse_iso_date(count.value);
    if (!date) continue;
    if (!first) first = date;
    last = date;
  }
  if (!first) return true;
  const int years = last->year - first->year;
  const bool days = counts->facet == Facet::day;
  if (years > (days ? 1 : static_cast<int>(max_buckets) / 12)) return false;
  return timeline(*counts).buckets.size() <= max_buckets;
}

}  // namespace

std::vector<Facet> timeline_facets(TimelineUnit unit) {
  switch (unit) {
    case TimelineUnit::day:
      return {Facet::day};
    case TimelineUnit::month:
      return {Facet::month};
    case TimelineUnit::year:
      return {Facet::year};
    case TimelineUnit::automatic:
      break;
  }
  return {Facet::day, Facet::month, Facet::year};
}

void add_timeline_facets(TimelineUnit unit, std::vector<Facet>& facets) {
  for (const Facet facet : timeline_facets(unit)) {
    if (std::ranges::find(facets, facet) == facets.end()) {
      facets.push_back(facet);
    }
  }
}

const FacetCounts* timeline_counts(const std::vector<FacetCounts>& facets,
                                   TimelineUnit unit) {
  if (unit != TimelineUnit::automatic) {
    return find(facets, timeline_facets(unit).front());
  }
  const FacetCounts* days = find(facets, Facet::day);
  const FacetCounts* months = find(facets, Facet::month);
  if (fits(days, max_days)) return days;
  if (fits(months, max_months)) return months;
  return find(facets, Facet::year);
}

std::vector<TimelineRow> timeline_rows(const Timeline& timeline) {
  const auto& buckets = timeline.buckets;
  std::vector<TimelineRow> rows;
  auto gap = timeline.gaps.begin();
  for (std::size_t i = 0; i < buckets.size();) {
    if (gap != timeline.gaps.end() && gap->first < buckets[i].value) {
      rows.push_back({nullptr, gap->length});
      ++gap;
    }
    std::size_t end = i;
    while (end < buckets.size() && buckets[end].passages == 0) ++end;
    if (end - i > max_empty_rows) {
      rows.push_back({nullptr, end - i});
      i = end;
    } else {
      rows.push_back({&buckets[i++], 0});
    }
  }
  return rows;
}

std::string gap_text(std::size_t gap, const std::string& unit) {
  return std::to_string(gap) + ' ' + unit + "s without";
}

std::string undated_line(const Timeline& timeline, const std::string& unit) {
  const std::size_t rest = timeline.rest.passages;
  if (rest == 0) return "";
  return counted(rest, "passage") + " without a date, or one that names no " +
         unit;
}

}  // namespace dateline
