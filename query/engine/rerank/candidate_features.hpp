#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/index/token_trace.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// A passage that the candidate query found.
struct Candidate {
  Xapian::docid id = 0;
  double weight = 0;  // Xapian's: body and title
};

// A hash table of a few terms, or pairs of terms, by their fingerprints. Each
// has a number that the caller chooses. Of two entries with the same key the
// first counts.
template <typename Key>
class KeyTable {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void add(Key key, std::size_t term) {
    by_key_.try_emplace(key, term);
    filter_[slot(key)] = true;
  }

  std::size_t find(Key key) const {
    if (!filter_[slot(key)]) {
      return none;  // the usual case, without a look into the table
    }
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? none : found->second;
  }

  bool empty() const { return by_key_.empty(); }

 private:
  static constexpr std::size_t slots = 4096;

  // Of a pair of terms, both contribute to the slot.
  static std::size_t slot(Key key) {
    return (static_cast<std::uint32_t>(key) * 0x9E3779B1u >> 8) % slots;
  }

  std::unordered_map<Key, std::size_t> by_key_;
  std::array<bool, slots> filter_{};
};

using TermTable = KeyTable<std::uint16_t>;
using PairTable = KeyTable<std::uint32_t>;

// Calls see(term, position of the token, whether it is in the title) for every
// token of a trace that is in the table.
template <typename See>
void each_term(const TokenTrace& trace, const TermTable& table, See see) {
  const std::uint32_t text = trace.text_begin();
  std::uint32_t position = 0;
  for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
    for (std::uint32_t arc = 0; arc < trace.arcs(at); ++arc) {
      const std::size_t term = table.find(trace.fingerprint(at, arc));
      if (term != TermTable::none) {
        see(term, position, at < text);
      }
    }
    ++position;
  }
}

// The scoring terms of a query in one language, ready to be counted in traces.
struct TraceQuery {
  explicit TraceQuery(const LanguageQuery& query);

  // Whether feedback and smoothing apply: the query needs two terms or more,
  // and most of them must be words rather than pairs of characters. A single
  // word is as specific as its user wants it, and in Chinese, Japanese and
  // Korean the only words are foreign ones.
  bool has_words() const;

  void add(const Pattern& pattern, std::size_t term);

  const LanguageQuery* query;
  std::size_t own_terms = 0;  // of the query's words; terms that only rank
                              // follow
  TermTable words;            // terms of one word
  PairTable adjacent_pairs;   // of words or of characters, by two fingerprints,
                              // the first in the high bits
  // Terms that need a walk of a pattern, and that pattern.
  std::vector<std::pair<std::size_t, const Pattern*>> other_terms;
};

using TraceQueries =
    std::unordered_map<std::string, TraceQuery>;  // by language

// A candidate and the occurrences of the scoring terms in its token trace.
struct CandidateFeatures {
  // Reads `bytes`, a value of the trace slot.
  void read(std::string bytes, const TraceQueries& queries);

  Xapian::docid id = 0;
  double weight = 0;  // Xapian's, rounded: it does not depend on the order in
                      // which Xapian adds up its parts
  std::string trace;
  TraceHeader header;
  const TraceQuery* query = nullptr;  // null if its language is not searched
  std::uint32_t length = 0;           // of the text, in places of the trace
  std::vector<std::uint32_t> text;    // occurrences in the text, by term
  std::vector<std::uint32_t> title;   // and in the title
  std::vector<double> variants;  // weighted occurrences of derivations, by term
  std::vector<std::uint32_t> pairs;  // how often term i is at most
                                     // `max_pair_distance` positions before
                                     // term i + 1

  // BM25's saturation for so many occurrences in the text.
  double saturation(double tf) const;

  // An upper bound of the score of the query's words. It is closer than the
  // weight, which can be twice the score of a compound.
  double max_words_score() const;
};

inline constexpr unsigned max_pair_distance = 2;

// The candidates in the order of their document ids.
std::vector<CandidateFeatures> read_traces(
    const std::vector<Candidate>& candidates, const TraceQueries& queries,
    const PassageDatabase& database);

}  // namespace dateline
