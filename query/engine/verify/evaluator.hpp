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

// What a passage's own text says to a query.
struct PassageMatchResult {
  double score = 0;
  std::vector<Span> spans;        // in the text
  std::vector<Span> title_spans;  // in the title
  std::vector<WordMatch> matches;
  std::optional<Explanation> explanation;  // if asked for
};

// Decides on a passage by its own text, analysed anew: whether the query tree
// holds, where, and with what score. The title belongs to an article's first
// passage; to the others it only adds score. Not thread-safe.
class Evaluator {
 public:
  // Both must outlive the evaluator; `analyser` is of the query's language.
  Evaluator(const LanguageQuery& query, Analyser& analyser,
            bool explains = false);

  // The same without where and how well: cheaper.
  bool matches(const PassageRecord& passage);

  // Nothing if the passage does not match.
  std::optional<PassageMatchResult> evaluate(const PassageRecord& passage);

 private:
  const LanguageQuery& query_;
  Analyser& analyser_;
  LiteralCheck literals_;
  std::vector<std::size_t>
      duplicate_of_;  // by leaf, the first that finds the same
  bool explains_;
};

// Evaluators by language; a passage in another one matches nothing.
using Evaluators = std::map<std::string, Evaluator>;

}  // namespace dateline
