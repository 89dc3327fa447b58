#include "query/engine/retrieve/recency.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/calendar.hpp"

namespace dateline {
namespace {

using std::chrono::sys_days;

// Nothing of a date in neither form.
std::optional<sys_days> day_of(std::string_view date) {
  std::optional<PartialDate> read = parse_date_digits(date);
  if (!read) {
    read = parse_iso_date(date);
  }
  return read ? std::optional(read->first_day()) : std::nullopt;
}

}  // namespace

double Recency::of(std::string_view date) const {
  const auto day = day_of(date);
  if (!day) {
    return 0;
  }
  const auto age = static_cast<double>((newest_ - *day).count());
  return max_ * std::exp2(-std::max(age, 0.0) / half_life_);
}

sys_days newest_day(std::string_view newest, std::string_view today) {
  const sys_days last = day_of(today).value();
  const auto day = day_of(newest);
  return day ? std::min(*day, last) : last;
}

RecencySource::RecencySource(const Recency& recency)
    : ValuePostingSource(schema::date_slot), recency_(recency) {}

// The bound must be set after the base class has set its own.
void RecencySource::init(const Xapian::Database& database) {
  ValuePostingSource::init(database);
  set_maxweight(recency_.max());
}

}  // namespace dateline
