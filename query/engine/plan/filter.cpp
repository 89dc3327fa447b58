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
  return std::ranges::any_of(keys, [&](const std::string& key) {
    return std::ranges::find(prefixes, key) != prefixes.end();
  });
}

Filter with_copies(Filter filter, const ArticleCopies& copies) {
  if (filter.kind == Filter::Kind::article) {
    for (const std::string& id : filter.any_of) {
      if (const auto* stored = copies.stored_as(id)) {
        filter.also.push_back(*stored);
      }
    }
  } else if (filter.kind == Filter::Kind::address) {
    copies.each_group([&](const CopyGroup& group) {
      if (std::ranges::any_of(group.copies, [&](const StoredCopy& copy) {
            return has_address(copy.url, filter.any_of);
          })) {
        filter.also.push_back(group.article);
      }
    });
  }
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
