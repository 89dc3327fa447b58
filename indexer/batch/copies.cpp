#include "indexer/batch/copies.hpp"

namespace dateline {
namespace {

void count_as_copy(const ArticleOutcome& article, const std::string& stored_as,
                   IndexingReport& report) {
  --(article.state == ArticleOutcome::State::added ? report.added
                                                   : report.replaced);
  ++report.duplicate;
  ++report.copies;
  report.passages -= article.passages;
  if (!article.facts) return;
  article.facts->state = InputOutcome::State::duplicate;
  article.facts->reason =
      "article '" + stored_as + "' has the same words, and is found for both";
}

}  // namespace

void unite_copies(const std::vector<const ArticleOutcome*>& changed,
                  IndexEditor& editor, IndexingReport& report) {
  std::vector<NewArticle> articles;
  articles.reserve(changed.size());
  for (const ArticleOutcome* article : changed) {
    articles.push_back({article->id, article->words});
  }
  report.doubled = editor.unite(std::move(articles)).size();
  for (const ArticleOutcome* article : changed) {
    if (const auto* stored_as = editor.copies().stored_as(article->id)) {
      count_as_copy(*article, *stored_as, report);
    }
  }
}

}  // namespace dateline
