#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/index/fingerprint_set.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/plan/pattern/beginnings.hpp"
#include "query/engine/plan/pattern/pattern.hpp"
#include "query/engine/rerank/key_table.hpp"

namespace dateline {

// What a term of a trace means to a query.
struct TermUse {
  std::uint32_t word = unused;     // number of the scoring term of one word
  std::uint32_t variant = unused;  // number of the variant
  bool in_pair = false;            // a part of an adjacent pair

  static constexpr std::uint32_t unused = static_cast<std::uint32_t>(-1);
};

// A scoring term that needs a walk of a pattern.
struct PatternTerm {
  std::size_t term = 0;
  const Pattern* pattern = nullptr;
  FingerprintSet beginnings;  // fingerprints with which it can begin
};

// The scoring terms of a query in one language, ready to be counted in traces.
struct TraceQuery {
  explicit TraceQuery(const LanguageQuery& query);

  // Whether feedback and smoothing apply: the query needs two terms or more,
  // and most of them must be words rather than pairs of characters. A single
  // word is as specific as its user wants it, and in Chinese, Japanese and
  // Korean the only words are foreign ones.
  bool has_words() const;

  void add_variant(std::uint16_t fingerprint, std::size_t number);

  std::size_t terms() const { return query->compiled.scoring_terms.size(); }

  const LanguageQuery* query;
  std::size_t own_terms = 0;  // of the query's words; terms that only rank
                              // follow
  FingerprintTable<TermUse> uses;
  // Terms of two words or characters, by their two fingerprints, the first in
  // the high bits.
  KeyTable<std::uint32_t, std::uint32_t> adjacent_pairs;
  std::vector<PatternTerm> other_terms;

 private:
  void add(const Pattern& pattern, std::size_t term);
  void add_pair(std::uint16_t first, std::uint16_t second, std::size_t term);
};

// The key of two adjacent fingerprints.
inline std::uint32_t pair_key(std::uint16_t first, std::uint16_t second) {
  return static_cast<std::uint32_t>(first) << 16 | second;
}

// One for each language that is searched.
class TraceQueries {
 public:
  explicit TraceQueries(const std::vector<LanguageQuery>& queries);

  // Null if the language is not searched.
  const TraceQuery* of(const std::string& language) const;

  auto begin() { return queries_.begin(); }
  auto end() { return queries_.end(); }
  auto begin() const { return queries_.begin(); }
  auto end() const { return queries_.end(); }

 private:
  std::vector<TraceQuery> queries_;
};

}  // namespace dateline
