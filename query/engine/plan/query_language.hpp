#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpus/terms/analysers.hpp"
#include "dateline/query.hpp"

namespace dateline {

// The languages that a query may be written in.
class QueryLanguage {
 public:
  // Not known.
  QueryLanguage() = default;
  // `stop_forms` is what analysers make of the query's stop words.
  QueryLanguage(std::vector<std::string> possible,
                std::set<std::string> stop_forms)
      : possible_(std::move(possible)), stop_forms_(std::move(stop_forms)) {}

  // The only language that is possible; "" if there are several or if nothing
  // is known, as of most queries of few words.
  std::string known() const {
    return possible_.size() == 1 ? possible_.front() : "";
  }

  // Whether a folded word is a stop word of each possible language, or what
  // another analyser makes of some: "dune" of French d'une.
  bool has_stop_word(const std::string& folded) const;

  // Whether passages of a language are in another one than the query; not
  // those of an unknown language, "".
  bool is_foreign(const std::string& language) const;

 private:
  std::vector<std::string> possible_;  // none: any
  std::set<std::string> stop_forms_;
};

// The languages of `languages` that a query may be written in. One prevails
// over another if it has more than twice as many of the query's stop words that
// only this language has as only the other has. If a language has at least two
// of the query's stop words, and none prevails over it, those over which all
// such languages prevail are not possible: a query in Norwegian may be Danish,
// but not Icelandic.
QueryLanguage possible_languages(const Query& query,
                                 const std::vector<std::string>& languages,
                                 Analysers& analysers);

}  // namespace dateline
