#pragma once

#include "corpus/index/passage_record.hpp"
#include "dateline/results.hpp"
#include "query/engine/plan/term_statistics.hpp"
#include "query/engine/verify/token_graph.hpp"

namespace dateline {

// What a query's words are worth in one passage that matches it:
// docs/reference/scoring.md. The references must outlive it.
class PassageScore {
 public:
  // The title counts as text if it `is_first`: an article's first passage.
  PassageScore(const LanguageQuery& query, const TokenGraph& title,
               const TokenGraph& text, bool is_first)
      : query_(query), title_(title), text_(text), is_first_(is_first) {}

  double score() const;
  Explanation explanation() const;

 private:
  struct TermCount {
    double tf = 0;
    double close = 0;  // those that are not only nearly the word
    double in_title = 0;
  };

  template <typename Add>
  void score_parts(Add add) const;
  double saturation(double tf) const;
  TermCount count_term(std::size_t term) const;
  double length() const;

  const LanguageQuery& query_;
  const TokenGraph& title_;
  const TokenGraph& text_;
  bool is_first_;
};

}  // namespace dateline
