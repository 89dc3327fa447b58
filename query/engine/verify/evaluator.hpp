#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "corpus/terms/analyser.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/term_statistics.hpp"
#include "query/engine/verify/literal_check.hpp"
#include "query/engine/verify/match_report.hpp"
#include "query/engine/verify/passage_run.hpp"

namespace dateline {

// How a passage matches a query, according to its own text.
struct PassageMatchResult {
  double score = 0;
  std::vector<Span> spans;        // in the text
  std::vector<Span> title_spans;  // in the title
  // The passages up to the last into which a phrase or NEAR runs.
  std::vector<FollowingMatch> following = {};
  std::vector<WordMatch> matches;
  std::optional<Explanation> explanation;  // if asked for
};

// Analyses a passage's own text and tells whether the query tree holds for it,
// where, and with what score. The title counts as a part of an article's first
// passage; to the scores of the other passages it only adds. Not thread-safe.
class Evaluator {
 public:
  // The references must outlive the evaluator; `analyser` is of the query's
  // language. Without `next` all passages are evaluated as if none followed.
  Evaluator(const LanguageQuery& query, Analyser& analyser,
            NextPassage next = nullptr, bool explains = false);

  // Whether the passage matches: cheaper than evaluate().
  bool matches(const PassageRecord& passage);

  // Nothing if the passage does not match.
  std::optional<PassageMatchResult> evaluate(const PassageRecord& passage);

  // The same of a passage whose text is analysed.
  std::optional<PassageMatchResult> evaluate(const PassageRecord& passage,
                                             TokenizedText text);

 private:
  std::optional<PassageMatchResult> evaluate_text(const PassageRecord& passage,
                                                  TokenizedText analysed);

  const LanguageQuery& query_;
  Analyser& analyser_;
  LiteralCheck literals_;
  NextPassage next_;
  bool explains_;
};

// Evaluators by language. A passage in a language without one does not match.
using Evaluators = std::map<std::string, Evaluator>;

// An evaluator for each query, of passages of the context's index. The queries
// and what the context refers to must outlive them.
Evaluators make_evaluators(const std::vector<LanguageQuery>& queries,
                           const SearchContext& context, bool explain = false);

// The evaluator for a passage's language; null if there is none.
Evaluator* evaluator_of(const PassageRecord& passage, Evaluators& evaluators);

}  // namespace dateline
