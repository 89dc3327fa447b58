#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "query/language_query.hpp"
#include "query/traced_passage.hpp"

namespace dateline {

// What a second look adds to a passage's score. All parts are 0 or more.
struct Bonus {
  double article = 0;     // what the passage's article says to the query
  double proximity = 0;   // the query's neighbours side by side
  double feedback = 0;    // words of the best passages
  double neighbours = 0;  // the score of passages like it

  double sum() const { return article + proximity + feedback + neighbours; }
};

// How the best candidates are ranked once more, by their token traces and the
// text of three of them. docs/reference/scoring.md has the formulas and their
// sources, docs/explanation/ranking.md what each part is worth.
namespace second_look {
// The same for every page, so that all pages are of one order.
inline constexpr std::size_t candidates = 600;

inline constexpr double article_share = 1.0;
inline constexpr double article_k1 = 1.2;
inline constexpr double article_b = 0.75;

inline constexpr double proximity_share = 0.3;

inline constexpr std::size_t compared = 50;  // articles, and passages
inline constexpr std::size_t neighbours = 10;
inline constexpr double neighbour_share = 0.6;
inline constexpr double own_share = 0.2;  // beside neighbours' squared cosines
}  // namespace second_look

// What a second look finds out about a candidate.
struct Looked {
  double words = 0;  // what the query's words add to its score, at most
  Bonus bonus;
};

// In the candidates' order. It depends on the set of candidates, not on their
// order or document ids.
std::vector<Looked> look_again(const std::vector<Candidate>& candidates,
                               const std::vector<LanguageQuery>& queries,
                               const Xapian::Database& database,
                               Analysers& analysers);

}  // namespace dateline
