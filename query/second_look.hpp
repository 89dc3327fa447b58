#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "query/language_query.hpp"
#include "query/proposal.hpp"

namespace dateline {

// What a second look adds to a passage's score. All parts are 0 or more.
struct Bonus {
  double article = 0;    // what the passage's article says to the query
  double proximity = 0;  // the query's neighbours side by side
  double feedback = 0;   // words of the best passages

  double sum() const { return article + proximity + feedback; }
};

// How the best candidates are ranked once more, by their token traces and the
// text of three of them. docs/reference/scoring.md has the formulas and their
// sources, docs/explanation/ranking.md what each part is worth.
namespace second_look {
// The same for every page, so that all pages are of one order.
inline constexpr std::size_t candidates = 400;

inline constexpr double article_share = 1.0;
inline constexpr double article_k1 = 1.2;
inline constexpr double article_b = 0.75;

inline constexpr double proximity_share = 0.3;
inline constexpr unsigned proximity_reach = 2;  // positions from word to word

inline constexpr std::size_t feedback_articles = 3;
inline constexpr std::size_t feedback_terms = 40;
inline constexpr double feedback_share = 0.3;
}  // namespace second_look

// A passage that Xapian proposed.
struct Candidate {
  Xapian::docid id = 0;
  double weight = 0;  // Xapian's: body and title
};

// The bonus of each candidate, in their order. It depends on the set of
// candidates, not on their order or document ids.
std::vector<Bonus> second_look_bonuses(
    const std::vector<Candidate>& candidates,
    const std::vector<LanguageQuery>& queries, const Xapian::Database& database,
    Analysers& analysers);

}  // namespace dateline
