#include "indexer/batch/doubles.hpp"

#include <algorithm>
#include <unordered_set>

#include "corpus/index/index_schema.hpp"
#include "indexer/document/passage_document.hpp"

namespace dateline {
namespace {

bool is_added(const ArticleOutcome& article) {
  return article.state == ArticleOutcome::State::added;
}

using Values = std::unordered_set<std::string>;

// The article_value() of each article of which the published version does not
// stay.
Values values_that_go(const std::vector<ArticleOutcome>& articles,
                      const std::set<std::string>& removed) {
  Values values;
  for (const ArticleOutcome& article : articles) {
    values.insert(schema::article_value(article.id));
  }
  for (const std::string& id : removed) {
    values.insert(schema::article_value(id));
  }
  return values;
}

// The words_hash() of each living article of a segment that is not in `gone`.
void add_words(const OpenSegment& segment, const Values& gone,
               std::unordered_set<std::uint64_t>& words) {
  const Xapian::Database& database = segment.database;
  auto ids = database.valuestream_begin(schema::article_slot);
  for (auto content = database.valuestream_begin(schema::content_slot);
       content != database.valuestream_end(schema::content_slot); ++content) {
    ids.skip_to(content.get_docid());
    const auto hash = words_of_content(*content);
    if (hash && !gone.contains(*ids) &&
        !segment.tombstone->is_dead(content.get_docid())) {
      words.insert(*hash);
    }
  }
}

}  // namespace

std::uint64_t count_doubles(const std::vector<ArticleOutcome>& articles,
                            const std::set<std::string>& removed,
                            const std::vector<OpenSegment>& published) {
  if (published.empty()) return 0;
  const auto added = std::ranges::count_if(articles, is_added);
  if (2 * static_cast<std::size_t>(added) <= articles.size()) return 0;
  const Values gone = values_that_go(articles, removed);
  std::unordered_set<std::uint64_t> present;
  for (const OpenSegment& segment : published) {
    add_words(segment, gone, present);
  }
  return static_cast<std::uint64_t>(
      std::ranges::count_if(articles, [&](const ArticleOutcome& article) {
        return is_added(article) && present.contains(article.words);
      }));
}

}  // namespace dateline
