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

void change_unmerged(const QueryIndex& index,
                     const std::vector<TestArticle>& articles) {
  std::vector<TestArticle> changed;
  for (std::size_t i = 0; i < articles.size(); i += 3) {
    TestArticle article = articles[i];
    article.text += " changed";
    changed.push_back(article);
    article.id += "-new";
    article.author = article.id;  // so that it is no copy
    changed.push_back(article);
  }
  const TemporaryFolder folder;
  write_articles(folder / "changed.jsonl", changed);
  WriterSettings settings;
  settings.merges = false;
  Batch batch;
  batch.paths = {folder / "changed.jsonl"};
  batch.remove = {"a1"};
  BatchWriter(index.path(), settings).apply(batch);
}

std::string random_words(std::mt19937& random,
                         const std::vector<std::string>& vocabulary,
                         std::size_t count) {
  std::string text;
  for (; count > 0; --count) {
    const std::size_t below = 1 + random() % vocabulary.size();
    text += vocabulary[random() % below] + " ";
  }
  return text;
}

std::vector<TestArticle> random_articles(std::mt19937& random,
                                         const RandomText& text,
                                         std::size_t count) {
  std::vector<TestArticle> made;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string title =
        random_words(random, text.vocabulary, random() % text.max_title);
    made.push_back(
        {"a" + std::to_string(i), title,
         random_words(random, text.vocabulary, 1 + random() % text.max_text),
         "en", text.dates[i * 7 % text.dates.size()], "Wire", ""});
  }
  return made;
}

ChangedIndex::ChangedIndex(std::mt19937& random, const RandomText& text,
                           const std::vector<std::size_t>& batches) {
  for (const std::size_t articles : batches) {
    write_articles(folder_ / "batch.jsonl",
                   random_articles(random, text, articles));
    index_paths(path(), {folder_ / "batch.jsonl"});
  }
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
