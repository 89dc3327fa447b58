#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "corpus/terms/analyser.hpp"
#include "query/engine/plan/pattern/near.hpp"
#include "query/engine/plan/pattern/pattern.hpp"
#include "query/engine/verify/token_graph.hpp"

namespace dateline {

// Returns the passage that follows one in its article; nothing after the last.
using NextPassage =
    std::function<std::optional<PassageRecord>(const PassageRecord&)>;

// A passage and those that follow it in its article, as one text: what runs
// over the end of the passage is found there. Each passage is analysed by
// itself, as it is indexed. The passages are read when they are needed, so a
// run costs nothing for a passage over whose end nothing can run.
//
// The offsets of occurrences count in the text of the run; those below border()
// are the passage's own. The arguments must outlive the run.
class PassageRun {
 public:
  PassageRun(const PassageRecord& passage, const TokenGraph& text,
             Analyser& analyser, const NextPassage& next);

  struct Form {
    const Pattern* pattern;
    MatchLevel weakest;
  };
  using Operand = std::vector<Form>;  // any of some patterns
  struct Near {
    std::vector<Operand> operands;
    unsigned distance = 0;
    bool ordered = false;
    std::size_t reach = 0;  // how many positions it fills at most
  };

  // The occurrences of a phrase that begin in the passage. Ask for them only if
  // none of them ends there.
  Occurrences phrase(const Form& phrase);

  // By operand, its occurrences in the chains that begin in the passage; empty
  // if there are none. Ask for them only if none of them ends there.
  std::vector<Occurrences> near(const Near& near);

  // The text of the run, as far as it was read.
  const TokenGraph& graph() const { return graph_ ? *graph_ : own_; }

  std::size_t border() const { return passage_.text.size(); }

  // The passages behind the first that were read, in their order.
  const std::vector<PassageRecord>& following() const { return following_; }

 private:
  bool may_run_on(const Near& near) const;
  bool extend();
  void append(const std::vector<Token>& tokens);

  const PassageRecord& passage_;
  const TokenGraph& own_;
  Analyser& analyser_;
  const NextPassage& next_;
  bool is_at_end_ = false;  // of the article
  std::vector<PassageRecord> following_;
  std::string text_;
  std::vector<Token> tokens_;
  std::vector<std::shared_ptr<const void>> words_;  // of the tokens
  std::optional<TokenGraph> graph_;                 // once a passage is added
};

}  // namespace dateline
