#include "query/traced_passage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "corpus/char_class.hpp"
#include "corpus/index_schema.hpp"
#include "corpus/word_cache.hpp"
#include "query/bm25.hpp"
#include "query/pattern_walk.hpp"
#include "query/trace_text.hpp"

namespace dateline {
namespace {

// A bigram is in a trace by its two characters.
Pattern in_traces(const Pattern& pattern) {
  const PatternArc& arc = pattern.arcs.front().front();
  const Char first = char_at(arc.folded, 0);
  const Char second = char_at(arc.folded, first.end);
  if (pattern.length() > 1 || first.kind != CharClass::character ||
      second.kind != CharClass::character) {
    return pattern;
  }
  Pattern characters;
  for (const auto& [begin, end] :
       {std::pair(std::size_t{0}, first.end), {first.end, second.end}}) {
    PatternArc character;
    character.fingerprint =
        term_fingerprint(std::string_view(arc.folded).substr(begin, end));
    characters.arcs.push_back({std::move(character)});
  }
  return characters;
}

// Xapian adds the same parts in an order that depends on the index's layout.
double rounded(double weight) { return std::round(weight * 1e9) / 1e9; }

void count_words(TracedPassage& passage, const TokenTrace& trace) {
  constexpr auto nowhere = std::numeric_limits<std::int64_t>::min() / 2;
  std::vector<std::int64_t> last(passage.text.size(), nowhere);
  each_term(
      trace, passage.query->words,
      [&](std::size_t unit, std::uint32_t position, bool in_title) {
        ++(in_title ? passage.title : passage.text)[unit];
        if (!in_title && unit > 0 && position - last[unit - 1] <= pair_reach) {
          ++passage.pairs[unit - 1];
        }
        last[unit] = in_title ? nowhere : position;
      });
}

void count_patterns(TracedPassage& passage, const TokenTrace& trace) {
  const TraceText places(trace);
  const std::uint32_t text_begin = trace.text_begin();
  for (const auto& [unit, pattern] : passage.query->patterns) {
    PatternWalk walk(places, pattern, MatchLevel::fuzzy);
    for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
      if (walk.from(at)) {
        ++(at < text_begin ? passage.title : passage.text)[unit];
      }
    }
  }
}

}  // namespace

TracedQuery::TracedQuery(const LanguageQuery& language_query)
    : query(&language_query) {
  for (std::size_t unit = 0; unit < query->compiled.units.size(); ++unit) {
    Pattern pattern = in_traces(query->compiled.units[unit].pattern);
    const PatternArc& arc = pattern.arcs.front().front();
    if (pattern.length() == 1 && pattern.arcs.front().size() == 1 &&
        arc.form == Form::same) {
      words.add(arc.fingerprint, unit);
    } else {
      patterns.emplace_back(unit, std::move(pattern));
    }
  }
}

bool TracedQuery::has_words() const {
  const std::size_t units = query->compiled.units.size();
  return units > 1 && 2 * patterns.size() < units;
}

void TracedPassage::read(
    std::string bytes,
    const std::unordered_map<std::string, TracedQuery>& queries) {
  trace = std::move(bytes);
  const TokenTrace tokens(trace);
  header = tokens.header();
  const auto found = queries.find(header.language);
  if (found == queries.end()) {
    return;
  }
  query = &found->second;
  length = tokens.places() - tokens.text_begin();
  const std::size_t units = query->query->compiled.units.size();
  text.assign(units, 0);
  title.assign(units, 0);
  variants.assign(units, 0);
  pairs.assign(units, 0);
  count_words(*this, tokens);
  count_patterns(*this, tokens);
}

double TracedPassage::saturation(double tf) const {
  return bm25_saturation(tf, length, query->query->statistics.mean_length);
}

// Compounds and pairs of characters make a passage longer, and the title does
// in an article's first: left out, as they lower the score.
double TracedPassage::words_at_most() const {
  if (query == nullptr || query->patterns.empty()) {
    return weight;
  }
  const TokenTrace tokens(trace);
  double words = 0;
  for (auto at = tokens.text_begin(); at < tokens.places();
       at = tokens.next(at)) {
    ++words;
  }
  const LanguageQuery& in_language = *query->query;
  double sum = 0;
  for (std::size_t unit = 0; unit < text.size(); ++unit) {
    const double saturation = bm25_saturation(
        text[unit] + title[unit], words, in_language.statistics.mean_length);
    sum += in_language.idf[unit] *
           (saturation + (title[unit] > 0 ? in_language.title_share : 0));
  }
  return sum;
}

// The value stream goes forward only.
std::vector<TracedPassage> read_traces(
    const std::vector<Candidate>& candidates,
    const std::unordered_map<std::string, TracedQuery>& queries,
    const Xapian::Database& database) {
  std::vector<TracedPassage> passages(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    passages[i].id = candidates[i].id;
    passages[i].weight = rounded(candidates[i].weight);
  }
  std::sort(passages.begin(), passages.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  auto at = database.valuestream_begin(schema::trace_slot);
  const auto end = database.valuestream_end(schema::trace_slot);
  for (TracedPassage& passage : passages) {
    if (at != end) {
      at.skip_to(passage.id);
    }
    if (at != end && at.get_docid() == passage.id) {
      passage.read(*at, queries);
    }
  }
  return passages;
}

}  // namespace dateline
