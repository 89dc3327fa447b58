#include "query/engine/index/copies.hpp"

#include "corpus/text/passage_id.hpp"

namespace dateline {
namespace {

std::optional<std::string> if_given(const std::string& value) {
  return value.empty() ? std::nullopt : std::optional(value);
}

}  // namespace

std::vector<ArticleCopy> copies_of(const std::string& article,
                                   const ArticleCopies& copies) {
  std::vector<ArticleCopy> list;
  if (const CopyGroup* group = copies.of(article)) {
    for (const StoredCopy& copy : group->copies) {
      list.push_back({copy.id, if_given(copy.url), if_given(copy.origin),
                      static_cast<std::size_t>(copy.line)});
    }
  }
  return list;
}

std::string stored_article(std::string_view id, const ArticleCopies& copies) {
  std::string article(id);
  const std::string* stored = copies.stored_as(article);
  return stored == nullptr ? article : *stored;
}

std::string stored_passage(std::string_view id, const ArticleCopies& copies) {
  const auto parsed = parse_passage_id(id);
  if (!parsed) return std::string(id);
  return passage_id(stored_article(parsed->article, copies), parsed->ordinal);
}

}  // namespace dateline
