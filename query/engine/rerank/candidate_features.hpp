#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/index/token_trace.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// A passage that Xapian proposed.
struct Candidate {
  Xapian::docid id = 0;
  double weight = 0;  // Xapian's: body and title
};

// A few terms by their fingerprints, or pairs of terms, each with a number of
// the caller's. Of two with one key the first counts.
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
      return none;  // nearly always
    }
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? none : found->second;
  }

  bool empty() const { return by_key_.empty(); }

 private:
  static constexpr std::size_t slots = 4096;

  // Of a pair both terms count.
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

// What ranks in one language, ready to be counted in traces.
struct TraceQuery {
  explicit TraceQuery(const LanguageQuery& query);

  // Whether other words of a passage say what the query is about. A single word
  // is as specific as its user wants it. In Chinese, Japanese and Korean the
  // only words are foreign ones: no good sample.
  bool has_words() const;

  const LanguageQuery* query;
  std::size_t own_terms = 0;  // of the query's words; the parts of them follow
  TermTable words;            // the terms of one word
  PairTable character_pairs;  // of two fingerprints, the first one's bits first
  std::vector<std::pair<std::size_t, Pattern>> patterns;  // the others, by term
};

using TraceQueries =
    std::unordered_map<std::string, TraceQuery>;  // by language

// A candidate with what its trace says to the query in its language.
struct CandidateFeatures {
  // Reads `bytes`, a value of the trace slot.
  void read(std::string bytes, const TraceQueries& queries);

  Xapian::docid id = 0;
  double weight = 0;  // Xapian's, free of the order in which it was added up
  std::string trace;
  TraceHeader header;
  const TraceQuery* query = nullptr;  // null if its language is not searched
  std::uint32_t length = 0;           // of the text, in places of the trace
  std::vector<std::uint32_t> text;    // occurrences by term
  std::vector<std::uint32_t> title;
  std::vector<double> variants;  // what their derivations count, in the text
  // Unit i at most `pair_reach` positions before term i + 1.
  std::vector<std::uint32_t> pairs;

  // BM25's, of so many occurrences in the text.
  double saturation(double tf) const;

  // What the query's words can give the passage at most. A compound's weight in
  // Xapian can be twice that.
  double words_at_most() const;
};

inline constexpr unsigned pair_reach = 2;

// The candidates by document id.
std::vector<CandidateFeatures> read_traces(
    const std::vector<Candidate>& candidates, const TraceQueries& queries,
    const Xapian::Database& database);

}  // namespace dateline
