#include "query/engine/verify/token_graph.hpp"

#include <algorithm>
#include <utility>

#include "corpus/text/char_class.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/plan/pattern/edit_distance.hpp"
#include "query/engine/plan/pattern/pattern_matcher.hpp"
#include "query/engine/plan/pattern/wildcard.hpp"

namespace dateline {
namespace {

// Whether the folded form of a word is one that `fits`. That of the country US
// may be without its full stops too.
template <typename Fits>
bool has_form(const Word& word, Fits fits) {
  return fits(std::string_view(word.folded)) ||
         (word.folded == country_term && fits(country_letters));
}

// Whether a prefix or pattern fits in any of its spellings.
template <typename Fits>
bool fits_any(const PatternArc& arc, Fits fits) {
  return fits(arc.folded) || std::ranges::any_of(arc.respelt, fits);
}

// How closely a word, which is `written` so, matches a token of the query; its
// letters are compared later. A fuzzy word also matches all forms of its own
// stem.
MatchLevel level_of(const PatternArc& arc, const Word& word,
                    std::string_view written) {
  const bool same_stem =
      word.fingerprint == arc.fingerprint && word.term == arc.term;
  if (arc.form == Form::prefix) {
    const auto begins_so = [&](std::string_view form) {
      return fits_any(arc, [&](const std::string& prefix) {
        return form.starts_with(prefix);
      });
    };
    return has_form(word, begins_so) && arc.expansion->has(word)
               ? MatchLevel::prefix
               : MatchLevel::none;
  }
  if (arc.form == Form::wildcard) {
    const auto is_of = [&](const std::string& pattern) {
      return matches_wildcard(pattern, word.folded, written);
    };
    return arc.expansion->has(word) && fits_any(arc, is_of)
               ? MatchLevel::wildcard
               : MatchLevel::none;
  }
  if (same_stem || arc.form == Form::same) {
    return same_stem ? MatchLevel::stemmed : MatchLevel::none;
  }
  const auto is_near = [&](std::string_view form) {
    return edit_distance(arc.folded, form) <= arc.distance;
  };
  return arc.expansion->has(word) && has_form(word, is_near) ? MatchLevel::fuzzy
                                                             : MatchLevel::none;
}

// Whether what was written ends with an apostrophe and an s, which the folded
// form leaves out.
bool has_possessive(std::string_view written) {
  if (!written.ends_with('s') && !written.ends_with('S')) return false;
  written.remove_suffix(1);
  return !written.empty() &&
         char_at(written, code_point_before(written, written.size()).begin)
                 .kind == CharClass::apostrophe;
}

// Whether `longer`, as folded, is what was `written`, but for the apostrophe:
// "kings" is King's.
bool lacks_apostrophe(std::string_view longer, std::string_view folded,
                      std::string_view written) {
  return longer.size() == folded.size() + 1 && longer.ends_with('s') &&
         longer.starts_with(folded) && has_possessive(written);
}

// Whether a pattern may begin with a word. Prefixes and the like may begin with
// any.
bool may_begin(const Pattern& pattern, const Word& word) {
  return std::ranges::any_of(pattern.arcs.front(), [&](const PatternArc& arc) {
    return arc.form != Form::same || arc.fingerprint == word.fingerprint;
  });
}

}  // namespace

TokenGraph::TokenGraph(std::string_view text, TokenizedText tokenized)
    : text_(text), tokenized_(std::move(tokenized)) {
  const auto count = static_cast<std::uint32_t>(tokens().size());
  for (std::uint32_t i = 0; i < count; ++i) {
    if (tokens()[i].position > first_.size()) {
      first_.push_back(i);
    }
  }
  first_.push_back(count);
}

MatchLevel TokenGraph::compare(const PatternArc& arc, std::uint32_t at,
                               std::uint32_t index) const {
  const Token& token = tokens()[first_[at] + index];
  const Word& word = *token.word;
  const std::string_view written = slice(token.begin, token.end);
  const MatchLevel level = level_of(arc, word, written);
  if (level == MatchLevel::none) return level;
  if (word.folded != arc.folded) {
    const bool differs_by_apostrophe =
        lacks_apostrophe(arc.folded, word.folded, written) ||
        lacks_apostrophe(word.folded, arc.folded, arc.literal);
    return level == MatchLevel::stemmed && differs_by_apostrophe
               ? MatchLevel::folded
               : level;
  }
  return written == arc.literal ? MatchLevel::literal : MatchLevel::folded;
}

// From `at` on; positions() if it can begin nowhere.
std::uint32_t TokenGraph::next_beginning(const Pattern& pattern,
                                         std::uint32_t at) const {
  for (std::uint32_t token = first_[at]; token < tokens().size(); ++token) {
    if (may_begin(pattern, *tokens()[token].word)) {
      return tokens()[token].position - 1;
    }
  }
  return positions();
}

bool TokenGraph::has(const Pattern& pattern, MatchLevel weakest) const {
  if (pattern.length() == 0) return false;
  PatternMatcher matcher(*this, pattern, weakest);
  std::uint32_t at = next_beginning(pattern, 0);
  while (at < positions() && !matcher.from(at)) {
    at = next_beginning(pattern, at + 1);
  }
  return at < positions();
}

bool TokenGraph::runs_off(const Pattern& pattern, MatchLevel weakest) const {
  if (pattern.length() < 2) {
    return false;
  }
  const auto reach = static_cast<std::uint32_t>(reach_of(pattern));
  PatternMatcher matcher(*this, pattern, weakest);
  for (std::uint32_t at = positions() - std::min(positions(), reach);
       at < positions() && !matcher.ran_off(); ++at) {
    matcher.from(at);
  }
  return matcher.ran_off();
}

Span TokenGraph::tokens_within(const Occurrence& occurrence, Span range) const {
  Span within;
  for (std::uint32_t at = occurrence.first; at < occurrence.last; ++at) {
    const Token& token = tokens()[first_[at]];
    if (token.begin >= range.begin && token.begin < range.end) {
      within.begin = within.end == 0 ? token.begin : within.begin;
      within.end = std::min<std::size_t>(token.end, range.end);
    }
  }
  return within;
}

Occurrences TokenGraph::find(const Pattern& pattern, MatchLevel weakest) const {
  Occurrences occurrences;
  if (pattern.length() == 0) return occurrences;
  PatternMatcher matcher(*this, pattern, weakest);
  for (std::uint32_t at = next_beginning(pattern, 0); at < positions();
       at = next_beginning(pattern, at + 1)) {
    if (const auto path = matcher.from(at)) {
      // A compound ends where its last base token does.
      occurrences.push_back({tokens()[first_[at]].begin,
                             tokens()[first_[path->last - 1]].end, at,
                             path->last, path->level});
    }
  }
  return occurrences;
}

}  // namespace dateline
