#pragma once

#include "corpus/passage_record.hpp"
#include "dateline/results.hpp"
#include "query/proposal.hpp"
#include "query/text_graph.hpp"

namespace dateline {

// What a query's words are worth in one passage that matches it:
// docs/reference/scoring.md. The references must outlive it.
class PassageScore {
 public:
  // The title counts as text if it `is_first`: an article's first passage.
  PassageScore(const LanguageQuery& query, const TextGraph& title,
               const TextGraph& text, bool is_first)
      : query_(query), title_(title), text_(text), is_first_(is_first) {}

  double score() const;
  Explanation explanation() const;

 private:
  struct UnitCount {
    double tf = 0;
    double close = 0;  // those that are not only nearly the word
    double in_title = 0;
  };

  template <typename Add>
  void score_parts(Add add) const;
  double saturation(double tf) const;
  UnitCount count_unit(std::size_t unit) const;
  double length() const;

  const LanguageQuery& query_;
  const TextGraph& title_;
  const TextGraph& text_;
  bool is_first_;
};

}  // namespace dateline
