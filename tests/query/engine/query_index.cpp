#include "tests/query/engine/query_index.hpp"

#include <xapian.h>

#include <algorithm>
#include <tuple>

namespace dateline {

QueryIndex::QueryIndex(const std::vector<TestArticle>& articles,
                       WriterSettings settings) {
  const auto file = folder_ / "articles.jsonl";
  write_articles(file, articles);
  index_paths(path(), {file}, settings);
}

std::vector<PassageRecord> passages_of(const std::filesystem::path& index) {
  const Xapian::Database database(index.string());
  std::vector<PassageRecord> passages;
  for (auto id = database.postlist_begin(""); id != database.postlist_end("");
       ++id) {
    passages.push_back(
        decode_passage_record(database.get_document(*id).get_data()));
  }
  std::sort(passages.begin(), passages.end(),
            [](const PassageRecord& a, const PassageRecord& b) {
              return std::tie(a.article, a.ordinal) <
                     std::tie(b.article, b.ordinal);
            });
  return passages;
}

std::vector<Token> tokens_of(Analyser& title, Analyser& text,
                             const PassageRecord& passage) {
  std::vector<Token> tokens = text.analyse(passage.text);
  if (passage.ordinal == 1) {
    const std::vector<Token>& more = title.analyse(passage.title);
    tokens.insert(tokens.end(), more.begin(), more.end());
  }
  return tokens;
}

}  // namespace dateline
