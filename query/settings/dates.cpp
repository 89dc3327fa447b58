#include "query/settings/dates.hpp"

#include <algorithm>

#include "dateline/error.hpp"
#include "dateline/query.hpp"

namespace dateline {
namespace {

// The query language decides what a date is, so that the same dates are good in
// options and in queries.
bool is_date(const std::string& text) {
  try {
    const Query query = Query::parse("after:" + text, Syntax::strict);
    const auto& clauses = query.root().children;
    return clauses.size() == 1 && clauses[0].field == "after" &&
           clauses[0].text == text;
  } catch (const QueryError&) {
    return false;
  }
}

bool is_of_calendar(const std::string& date) {
  return date.find_first_not_of("0123456789-") == std::string::npos;
}

}  // namespace

std::optional<std::string> date_fault(const std::string& text) {
  if (is_date(text)) return std::nullopt;
  return "is not a date; write YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, or "
         "7d, 2w, 3m, 1y";
}

bool is_after(const std::string& from, const std::string& to) {
  if (!is_of_calendar(from) || !is_of_calendar(to)) return false;
  const std::size_t common = std::min(from.size(), to.size());
  return from.substr(0, common) > to.substr(0, common);
}

}  // namespace dateline
