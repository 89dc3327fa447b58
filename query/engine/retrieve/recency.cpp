#include "query/engine/retrieve/recency.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "corpus/index/index_schema.hpp"

namespace dateline {
namespace {

using std::chrono::sys_days;

std::optional<sys_days> first_day(std::string_view date) {
  std::string digits;
  std::copy_if(date.begin(), date.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  if (digits.size() < 4) {
    return std::nullopt;
  }
  const auto number = [&](std::size_t at, std::size_t length) {
    return digits.size() < at + length
               ? 1u
               : static_cast<unsigned>(std::stoul(digits.substr(at, length)));
  };
  return std::chrono::year(static_cast<int>(number(0, 4))) / number(4, 2) /
         number(6, 2);
}

}  // namespace

double Recency::of(std::string_view date) const {
  const auto day = first_day(date);
  if (!day) {
    return 0;
  }
  const auto age = static_cast<double>((newest_ - *day).count());
  return max_ * std::exp2(-std::max(age, 0.0) / half_life_);
}

sys_days newest_day(const Xapian::Database& database,
                    const std::string& today) {
  const sys_days last = first_day(today).value();
  const auto newest =
      first_day(database.get_value_upper_bound(schema::date_slot));
  return newest ? std::min(*newest, last) : last;
}

RecencySource::RecencySource(const Recency& recency)
    : ValuePostingSource(schema::date_slot), recency_(recency) {}

// The bound must be set after the base class has set its own.
void RecencySource::init(const Xapian::Database& database) {
  ValuePostingSource::init(database);
  set_maxweight(recency_.max());
}

}  // namespace dateline
