#include "query/engine/index/article_passages.hpp"

#include <charconv>

#include "corpus/index/index_schema.hpp"

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
  const std::size_t hash = id.rfind('#');
  if (hash == std::string_view::npos) {
    return std::nullopt;
  }
  std::size_t ordinal = 0;
  const auto [end, error] =
      std::from_chars(id.data() + hash + 1, id.data() + id.size(), ordinal);
  if (error != std::errc() || end != id.data() + id.size()) {
    return std::nullopt;
  }
  auto found = article_passages(database, id.substr(0, hash), ordinal, ordinal);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace dateline
