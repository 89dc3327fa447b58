#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "corpus/terms/analyser.hpp"
#include "query/engine/plan/term_statistics.hpp"
#include "query/engine/verify/literal_check.hpp"

namespace dateline {

// How a passage matches a query, according to its own text.
struct PassageMatchResult {
  double score = 0;
  std::vector<Span> spans;        // in the text
  std::vector<Span> title_spans;  // in the title
  std::vector<WordMatch> matches;
  std::optional<Explanation> explanation;  // if asked for
};

// Analyses a passage's own text and tells whether the query tree holds for it,
// where, and with what score. The title counts as a part of an article's first
// passage; to the scores of the other passages it only adds. Not thread-safe.
class Evaluator {
 public:
  // Both must outlive the evaluator; `analyser` is of the query's language.
  Evaluator(const LanguageQuery& query, Analyser& analyser,
            bool explains = false);

  // Whether the passage matches: cheaper than evaluate().
  bool matches(const PassageRecord& passage);

  // Nothing if the passage does not match.
  std::optional<PassageMatchResult> evaluate(const PassageRecord& passage);

 private:
  const LanguageQuery& query_;
  Analyser& analyser_;
  LiteralCheck literals_;
  bool explains_;
};

// Evaluators by language. A passage in a language without one does not match.
using Evaluators = std::map<std::string, Evaluator>;

// An evaluator for each query. The arguments must outlive them.
Evaluators make_evaluators(const std::vector<LanguageQuery>& queries,
                           Analysers& analysers, bool explain = false);

// The evaluator for a passage's language; null if there is none.
Evaluator* evaluator_of(const PassageRecord& passage, Evaluators& evaluators);

}  // namespace dateline
