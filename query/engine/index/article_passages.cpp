#include "query/engine/index/article_passages.hpp"

#include "corpus/index/index_schema.hpp"
#include "corpus/index/passage_id.hpp"

namespace dateline {

std::vector<PassageRecord> article_passages(const Xapian::Database& database,
                                            std::string_view article,
                                            std::size_t first,
                                            std::size_t last) {
  const std::string term = schema::article_term(article);
  std::vector<PassageRecord> passages;
  std::size_t place = 1;
  for (auto id = database.postlist_begin(term);
       id != database.postlist_end(term) && place <= last; ++id, ++place) {
    if (place < first) {
      continue;
    }
    PassageRecord passage =
        decode_passage_record(database.get_document(*id).get_data());
    if (passage.article == article) {  // long ids are hashed
      passages.push_back(std::move(passage));
    }
  }
  return passages;
}

std::optional<PassageRecord> find_passage(const Xapian::Database& database,
                                          std::string_view id) {
  const std::optional<PassageId> parsed = parse_passage_id(id);
  if (!parsed) {
    return std::nullopt;
  }
  std::vector<PassageRecord> passages = article_passages(
      database, parsed->article, parsed->ordinal, parsed->ordinal);
  return passages.empty() ? std::nullopt
                          : std::optional(std::move(passages.front()));
}

}  // namespace dateline
