#include "dateline/results.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>

namespace dateline {
namespace {

using std::chrono::year_month_day;

// Reads YYYY, YYYY-MM or YYYY-MM-DD; a missing month or day is taken as 1.
year_month_day date_of(const std::string& value) {
  const auto number = [&](std::size_t at, std::size_t digits) {
    return at < value.size() ? std::stoi(value.substr(at, digits)) : 1;
  };
  return {std::chrono::year(number(0, 4)),
          std::chrono::month(static_cast<unsigned>(number(5, 2))),
          std::chrono::day(static_cast<unsigned>(number(8, 2)))};
}

std::string digits(unsigned number, std::size_t width) {
  const std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string value_of(const year_month_day& date, std::size_t size) {
  std::string value =
      digits(static_cast<unsigned>(static_cast<int>(date.year())), 4) + '-' +
      digits(static_cast<unsigned>(date.month()), 2) + '-' +
      digits(static_cast<unsigned>(date.day()), 2);
  value.resize(size);
  return value;
}

// The next day, month or year, as the size of `value` tells.
std::string next(const std::string& value) {
  constexpr std::size_t year = 4, month = 7;
  const year_month_day date = date_of(value);
  switch (value.size()) {
    case year:
      return value_of(date + std::chrono::years(1), year);
    case month:
      return value_of(date + std::chrono::months(1), month);
    default:
      return value_of(
          year_month_day(std::chrono::sys_days(date) + std::chrono::days(1)),
          value.size());
  }
}

std::size_t size_of_value(Facet facet) {
  switch (facet) {
    case Facet::year:
      return 4;
    case Facet::month:
      return 7;
    case Facet::day:
      return 10;
    case Facet::source:
    case Facet::language:
      break;
  }
  throw std::invalid_argument("a timeline is made of years, months or days");
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
    case MatchLevel::fuzzy:
      return "fuzzy";
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
  const std::size_t size = size_of_value(counts.facet);
  Timeline timeline;
  for (const FacetCount& count : counts.counts) {
    if (count.value.size() != size) {
      timeline.rest.passages += count.passages;
      timeline.rest.articles += count.articles;
      continue;
    }
    auto& buckets = timeline.buckets;
    while (!buckets.empty() && buckets.back().value < count.value) {
      std::string value = next(buckets.back().value);
      if (value == count.value) {
        break;
      }
      buckets.push_back({std::move(value), 0, 0});
    }
    buckets.push_back(count);
  }
  return timeline;
}

}  // namespace dateline
