#include "indexer/batch/versions.hpp"

#include <algorithm>
#include <span>

namespace dateline {
namespace {

// The versions of one article in the batch, in the order of the input.
using Versions = std::span<const ArticleOutcome* const>;

std::string name_of(const ArticleOutcome& article, const InputList& input) {
  return article.name ? *article.name : input.files[article.file].name();
}

std::string place_of(const ArticleOutcome& article, const InputList& input) {
  return name_of(article, input) + ":" + std::to_string(article.line);
}

// The version of an article that is kept.
struct Winner {
  std::uint64_t words;  // hash of what it says
  std::string place;
};

Winner winner_of(Versions versions, const InputList& input) {
  const ArticleOutcome& last = *versions.back();
  if (last.state == ArticleOutcome::State::outdated) {
    return {last.published->words, last.published->origin};
  }
  return {last.words, place_of(last, input)};
}

// The versions that are not kept. Of an outdated article it is all.
Versions losers(Versions versions) {
  const bool all = versions.back()->state == ArticleOutcome::State::outdated;
  return versions.first(versions.size() - (all ? 0 : 1));
}

BatchMessage collision(const ArticleOutcome& version, const Winner& winner,
                       const InputList& input) {
  return {BatchMessage::Kind::collision,
          CorpusError(name_of(version, input), version.line,
                      "not indexed: its id '" + version.id +
                          "' is also that of " + winner.place +
                          ", which says something else; give each article an "
                          "id of its own"),
          version.file};
}

InputOutcome::State told_state(ArticleOutcome::State state) {
  using State = InputOutcome::State;
  switch (state) {
    case ArticleOutcome::State::added:
      return State::added;
    case ArticleOutcome::State::replaced:
      return State::replaced;
    default:
      return State::unchanged;
  }
}

// Writes what became of the versions into their facts.
void note_states(Versions versions, const Winner& winner,
                 const InputList& input) {
  using State = InputOutcome::State;
  for (const ArticleOutcome* version : versions) {
    if (!version->facts) continue;
    version->facts->file = input.files[version->file].name();
    version->facts->state = told_state(version->state);
  }
  for (const ArticleOutcome* version : losers(versions)) {
    if (!version->facts) continue;
    const bool same = version->words == winner.words;
    version->facts->state = same ? State::duplicate : State::collided;
    version->facts->reason = winner.place;
  }
}

void count(Versions versions, const Winner& winner, const InputList& input,
           const std::function<void(const BatchMessage&)>& on_collision,
           IndexingReport& report) {
  using State = ArticleOutcome::State;
  const ArticleOutcome& last = *versions.back();
  report.added += last.state == State::added;
  report.replaced += last.state == State::replaced;
  report.unchanged += last.state == State::unchanged;
  report.passages += last.state == State::outdated ? 0 : last.passages;
  for (const ArticleOutcome* version : losers(versions)) {
    const bool same = version->words == winner.words;
    report.duplicate += same;
    report.collided += !same;
    if (!same && on_collision) on_collision(collision(*version, winner, input));
  }
}

bool is_changed(const ArticleOutcome& article) {
  using State = ArticleOutcome::State;
  return article.state == State::added || article.state == State::replaced;
}

void keep_last(Versions versions, IndexEditor& editor) {
  using State = ArticleOutcome::State;
  const ArticleOutcome& last = *versions.back();
  if (last.state == State::outdated) return editor.keep_oldest(last.id);
  if (versions.size() == 1 && last.state != State::replaced) return;
  if (last.state == State::unchanged) {
    editor.keep_oldest(last.id);
  } else {
    editor.keep_newest(last.id);
  }
}

}  // namespace

void mark_outdated(std::vector<ArticleOutcome>& articles,
                   const UnreadFiles& unread) {
  for (ArticleOutcome& article : articles) {
    if (!article.published) continue;
    const auto found = unread.find(article.published->origin);
    if (found != unread.end() && found->second > article.file) {
      article.state = ArticleOutcome::State::outdated;
    }
  }
}

KeptVersions keep_last_versions(
    const std::vector<ArticleOutcome>& articles, const InputList& input,
    const std::function<void(const BatchMessage&)>& on_collision,
    IndexEditor& editor, IndexingReport& report) {
  // Pointers are sorted, because a large batch has millions of articles, which
  // would need half of their memory again.
  std::vector<const ArticleOutcome*> sorted;
  KeptVersions kept;
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
    const Versions versions(first, last);
    const Winner winner = winner_of(versions, input);
    count(versions, winner, input, on_collision, report);
    note_states(versions, winner, input);
    keep_last(versions, editor);
    if (is_changed(*versions.back())) kept.changed.push_back(versions.back());
    for (const auto* version : losers(versions)) {
      kept.files_of_others.insert(version->file);
    }
    first = last;
  }
  return kept;
}

}  // namespace dateline
