#include "query/engine/plan/filter.hpp"

#include "corpus/text/fold.hpp"
#include "corpus/text/language.hpp"

namespace dateline {
namespace {

DateRange dates_of(const QueryNode& field, const std::string& today) {
  if (field.field == "after") {
    return dates_after(field.text, today);
  }
  return field.field == "before" ? dates_before(field.text, today)
                                 : dates_on(field.text, today);
}

}  // namespace

Filter filter_of(const QueryNode& field, const std::string& today) {
  if (field.field == "source") {
    return {Filter::Kind::source, {fold_text(field.text)}, {}};
  }
  if (field.field == "lang") {
    const std::string code = canonical_language(field.text);
    return {Filter::Kind::language,
            {code.empty() ? fold_text(field.text) : code},
            {}};
  }
  return {Filter::Kind::date, {}, dates_of(field, today)};
}

}  // namespace dateline
