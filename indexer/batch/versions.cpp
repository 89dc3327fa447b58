#include "indexer/batch/versions.hpp"

#include <algorithm>
#include <span>

namespace dateline {
namespace {

// The versions of one article in the batch, in the order of the input.
using Versions = std::span<const ArticleOutcome* const>;

std::string place_of(const ArticleOutcome& article, const InputList& input) {
  return input.files[article.file].name() + ":" + std::to_string(article.line);
}

BatchMessage collision(const ArticleOutcome& version,
                       const ArticleOutcome& last, const InputList& input) {
  const std::string other = place_of(last, input);
  return {BatchMessage::Kind::collision,
          CorpusError(input.files[version.file].name(), version.line,
                      "not indexed: its id '" + last.id + "' is also that of " +
                          other +
                          ", which says something else; give each article an "
                          "id of its own"),
          version.file};
}

// Writes what became of the versions into their facts.
void note_states(Versions versions, const InputList& input) {
  using State = InputOutcome::State;
  const ArticleOutcome& last = *versions.back();
  for (const ArticleOutcome* version : versions) {
    if (!version->facts) continue;
    version->facts->file = input.files[version->file].name();
    if (version != &last) {
      const bool same = version->words == last.words;
      version->facts->state = same ? State::duplicate : State::collided;
      version->facts->reason = place_of(last, input);
    } else if (last.state == ArticleOutcome::State::added) {
      version->facts->state = State::added;
    } else {
      version->facts->state = last.state == ArticleOutcome::State::replaced
                                  ? State::replaced
                                  : State::unchanged;
    }
  }
}

void count(Versions versions, const InputList& input,
           const std::function<void(const BatchMessage&)>& on_collision,
           IndexingReport& report) {
  using State = ArticleOutcome::State;
  const ArticleOutcome& last = *versions.back();
  report.added += last.state == State::added;
  report.replaced += last.state == State::replaced;
  report.unchanged += last.state == State::unchanged;
  report.passages += last.passages;
  for (const ArticleOutcome* version : versions.first(versions.size() - 1)) {
    const bool same = version->words == last.words;
    report.duplicate += same;
    report.collided += !same;
    if (!same && on_collision) on_collision(collision(*version, last, input));
  }
}

void keep_last(Versions versions, IndexEditor& editor) {
  using State = ArticleOutcome::State;
  const ArticleOutcome& last = *versions.back();
  if (versions.size() == 1 && last.state != State::replaced) return;
  if (last.state == State::unchanged) {
    editor.keep_oldest(last.id);
  } else {
    editor.keep_newest(last.id);
  }
}

}  // namespace

void keep_last_versions(
    const std::vector<ArticleOutcome>& articles, const InputList& input,
    const std::function<void(const BatchMessage&)>& on_collision,
    IndexEditor& editor, IndexingReport& report) {
  // Pointers are sorted, because a large batch has millions of articles, which
  // would need half of their memory again.
  std::vector<const ArticleOutcome*> sorted;
  sorted.reserve(articles.size());
  for (const ArticleOutcome& article : articles) sorted.push_back(&article);
  std::ranges::sort(sorted, [](const auto* one, const auto* other) {
    const int order = one->id.compare(other->id);
    return order != 0 ? order < 0 : one < other;
  });
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last =
        std::find_if(first, sorted.end(), [&](const ArticleOutcome* article) {
          return article->id != (*first)->id;
        });
    count({first, last}, input, on_collision, report);
    note_states({first, last}, input);
    keep_last({first, last}, editor);
    first = last;
  }
}

}  // namespace dateline
