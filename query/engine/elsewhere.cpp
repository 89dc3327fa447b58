#include "query/engine/elsewhere.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "corpus/text/passage_id.hpp"
#include "query/engine/index/passage_store.hpp"
#include "query/engine/plan/article_condition.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/verify/hit.hpp"

namespace dateline {
namespace {

// What one passage has of the words.
struct Found {
  PassageRecord passage;
  PassageMatchResult match;

  bool has(std::size_t word) const {
    return match.matches[word].level != MatchLevel::none;
  }
};

// `words` are what the passage is shown for.
ElsewhereMatch match_in(const Found& found, std::vector<std::string> words) {
  const PassageRecord& passage = found.passage;
  return {std::move(words),
          passage_id(passage.article, passage.ordinal),
          passage.paragraph,
          passage.offset,
          passage.text,
          found.match.spans,
          continuation_of(found.match.following)};
}

// The places of the words that the passage in this place has.
std::set<std::size_t> words_in(const std::vector<Found>& found,
                               unsigned ordinal) {
  std::set<std::size_t> words;
  for (const Found& each : found) {
    for (std::size_t word = 0; word < each.match.matches.size(); ++word) {
      if (each.passage.ordinal == ordinal && each.has(word)) {
        words.insert(word);
      }
    }
  }
  return words;
}

// `query` with any of the words of its article conditions.
Query words_of(const Query& query) {
  return query.with_root(article_words(query.root()));
}

}  // namespace

ElsewhereFinder::ElsewhereFinder(const Query& query,
                                 const SearchContext& context)
    : context_(context),
      queries_(language_queries(words_of(query), {}, context_)),
      evaluators_(make_evaluators(queries_, context_)) {}

std::vector<ElsewhereMatch> ElsewhereFinder::find(const Hit& hit) {
  std::vector<Found> found;
  for (PassageRecord& passage :
       article_passages(context_.database(), hit.article)) {
    Evaluator* const evaluator = evaluator_of(passage, evaluators_);
    if (evaluator == nullptr) {
      continue;
    }
    if (auto match = evaluator->evaluate(passage)) {
      found.push_back({std::move(passage), *std::move(match)});
    }
  }
  std::vector<ElsewhereMatch> elsewhere;
  std::set<std::size_t> known = words_in(found, hit.ordinal);
  for (const Found& each : found) {
    std::vector<std::string> words;
    for (std::size_t word = 0; word < each.match.matches.size(); ++word) {
      if (each.has(word) && known.insert(word).second) {
        words.push_back(each.match.matches[word].word);
      }
    }
    if (!words.empty()) {
      elsewhere.push_back(match_in(each, std::move(words)));
    }
  }
  return elsewhere;
}

}  // namespace dateline
