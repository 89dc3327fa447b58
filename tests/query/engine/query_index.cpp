#include "tests/query/engine/query_index.hpp"

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
  std::vector<PassageRecord> passages;
  StoredIndex(index).each_with(
      "", [&](const OpenSegment& segment, Xapian::docid id) {
        passages.push_back(segment.record(id));
      });
  std::sort(passages.begin(), passages.end(),
            [](const PassageRecord& a, const PassageRecord& b) {
              return std::tie(a.article, a.ordinal) <
                     std::tie(b.article, b.ordinal);
            });
  return passages;
}

std::vector<std::string> terms_of(Analyser& analyser,
                                  const PassageRecord& passage) {
  std::vector<std::string> terms;
  for (const Token& token : analyser.analyse(passage.text).tokens) {
    terms.push_back(token.word->term);
  }
  if (passage.ordinal > 1) {
    return terms;
  }
  for (const Token& token : analyser.analyse(passage.title).tokens) {
    terms.push_back(token.word->term);
  }
  return terms;
}

}  // namespace dateline
