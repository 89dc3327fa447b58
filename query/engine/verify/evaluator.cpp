#include "query/engine/verify/evaluator.hpp"

#include <algorithm>
#include <utility>

#include "query/engine/index/passage_store.hpp"
#include "query/engine/verify/passage_match.hpp"
#include "query/engine/verify/passage_occurrences.hpp"
#include "query/engine/verify/passage_score.hpp"
#include "query/engine/verify/token_graph.hpp"

namespace dateline {

Evaluator::Evaluator(const LanguageQuery& query, Analyser& analyser,
                     NextPassage next, bool explains)
    : query_(query),
      analyser_(analyser),
      literals_(query.compiled),
      next_(std::move(next)),
      explains_(explains) {}

bool Evaluator::matches(const PassageRecord& passage) {
  if (!literals_.may_match(passage)) {
    return false;
  }
  const auto& leaves = query_.compiled.leaves;
  TokenizedText title_tokens;
  if (passage.ordinal == 1 ||
      std::any_of(leaves.begin(), leaves.end(),
                  [](const Leaf& leaf) { return leaf.title_only; })) {
    title_tokens = analyser_.analyse(passage.title);
  }
  const TokenGraph title(passage.title, std::move(title_tokens));
  const TokenGraph text(passage.text, analyser_.analyse(passage.text));
  PassageOccurrences occurrences(query_.compiled, title, text);
  PassageRun run(passage, text, analyser_, next_);
  return PassageMatch(query_.compiled, passage, occurrences, run).decides();
}

std::optional<PassageMatchResult> Evaluator::evaluate(
    const PassageRecord& passage) {
  return literals_.may_match(passage)
             ? evaluate_text(passage, analyser_.analyse(passage.text))
             : std::nullopt;
}

std::optional<PassageMatchResult> Evaluator::evaluate(
    const PassageRecord& passage, TokenizedText text) {
  return literals_.may_match(passage) ? evaluate_text(passage, std::move(text))
                                      : std::nullopt;
}

std::optional<PassageMatchResult> Evaluator::evaluate_text(
    const PassageRecord& passage, TokenizedText analysed) {
  const TokenGraph title(passage.title, analyser_.analyse(passage.title));
  const TokenGraph text(passage.text, std::move(analysed));
  PassageOccurrences occurrences(query_.compiled, title, text);
  PassageRun run(passage, text, analyser_, next_);
  PassageMatch match(query_.compiled, passage, occurrences, run);
  if (!match.holds()) {
    return std::nullopt;
  }
  const std::vector<LeafMatches>& leaves = match.leaf_matches();
  const PassageScore score(query_, occurrences, passage.ordinal == 1);
  PassageMatchResult result{
      score.score(),
      text_spans(leaves, run),
      title_spans(leaves),
      following_matches(leaves, run),
      word_matches(query_.compiled, title, text, run, leaves),
      std::nullopt};
  if (explains_) {
    result.explanation = score.explanation();
  }
  return result;
}

Evaluators make_evaluators(const std::vector<LanguageQuery>& queries,
                           const SearchContext& context, bool explain) {
  const NextPassage next =
      [database = context.database()](const PassageRecord& passage) {
        return next_passage(database, passage);
      };
  Evaluators evaluators;
  for (const LanguageQuery& query : queries) {
    const std::string& language = query.compiled.language;
    evaluators.try_emplace(language, query, context.analysers.of(language),
                           next, explain);
  }
  return evaluators;
}

Evaluator* evaluator_of(const PassageRecord& passage, Evaluators& evaluators) {
  const auto evaluator = evaluators.find(passage.language);
  return evaluator == evaluators.end() ? nullptr : &evaluator->second;
}

}  // namespace dateline
