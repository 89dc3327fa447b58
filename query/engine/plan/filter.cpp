#include "query/engine/plan/filter.hpp"

#include <algorithm>
#include <utility>

#include "corpus/text/fold.hpp"
#include "corpus/text/header_words.hpp"
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

bool is_among(const std::vector<std::string>& values,
              const std::string& value) {
  return std::ranges::find(values, value) != values.end();
}

}  // namespace

Filter filter_of(const QueryNode& field, const std::string& today) {
  if (field.field == "source") {
    return {Filter::Kind::source, {name_key(field.text)}, {}};
  }
  if (field.field == "author") {
    return {Filter::Kind::author, {field.text}, {}};
  }
  if (field.field == "lang") {
    return {Filter::Kind::language, {filter_language(field.text)}, {}};
  }
  if (field.field == "url") {
    return {Filter::Kind::address, {address_key(field.text)}, {}};
  }
  if (field.field == "id") {
    return {Filter::Kind::article, {field.text}, {}};
  }
  return {Filter::Kind::date, {}, dates_of(field, today)};
}

bool has_address(const std::string& url, const std::vector<std::string>& keys) {
  const std::vector<std::string> prefixes = address_prefixes(url);
  return std::ranges::any_of(
      keys, [&](const std::string& key) { return is_among(prefixes, key); });
}

Filter with_copies(Filter filter, const ArticleCopies& copies) {
  const bool is_address = filter.kind == Filter::Kind::address;
  if (!is_address && filter.kind != Filter::Kind::article) return filter;
  copies.each_group([&](const CopyGroup& group) {
    if (std::ranges::any_of(group.copies, [&](const StoredCopy& copy) {
          return is_address ? has_address(copy.url, filter.any_of)
                            : is_among(filter.any_of, copy.id);
        })) {
      filter.also.push_back(group.article);
    }
  });
  return filter;
}

Filter filter_of(std::shared_ptr<const ArticleSet> articles) {
  return {Filter::Kind::article_set, {}, {}, std::move(articles)};
}

std::string filter_language(const std::string& name) {
  const std::string code = canonical_language(name);
  return code.empty() ? fold_text(name) : code;
}

}  // namespace dateline
