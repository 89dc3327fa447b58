#include "query/second_look.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "corpus/char_class.hpp"
#include "corpus/index_schema.hpp"
#include "corpus/passage_record.hpp"
#include "corpus/token_trace.hpp"
#include "corpus/word_cache.hpp"
#include "query/bm25.hpp"
#include "query/pattern_walk.hpp"
#include "query/trace_text.hpp"

namespace dateline {
namespace {

using namespace second_look;

constexpr std::size_t no_term = static_cast<std::size_t>(-1);

// A few terms by their fingerprints. Of two with one fingerprint the first
// counts.
class TermTable {
 public:
  void add(std::uint16_t fingerprint, std::size_t term) {
    by_fingerprint_.try_emplace(fingerprint, term);
    filter_[fingerprint % filter_.size()] = true;
  }

  std::size_t find(std::uint16_t fingerprint) const {
    if (!filter_[fingerprint % filter_.size()]) {
      return no_term;  // nearly always
    }
    const auto found = by_fingerprint_.find(fingerprint);
    return found == by_fingerprint_.end() ? no_term : found->second;
  }

 private:
  std::unordered_map<std::uint16_t, std::size_t> by_fingerprint_;
  std::array<bool, 4096> filter_{};
};

// Calls see(term, place of the token in tokens, whether in the title) for every
// token of a trace that is in the table.
template <typename See>
void each_term(const TokenTrace& trace, const TermTable& table, See see) {
  const std::uint32_t text = trace.text_begin();
  std::uint32_t position = 0;
  for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
    for (std::uint32_t arc = 0; arc < trace.arcs(at); ++arc) {
      const std::size_t term = table.find(trace.fingerprint(at, arc));
      if (term != no_term) {
        see(term, position, at < text);
      }
    }
    ++position;
  }
}

// What ranks in one language, ready to be counted in traces.
struct Terms {
  const LanguageQuery* query = nullptr;
  TermTable words;  // the units of one word
  std::vector<std::pair<std::size_t, Pattern>> patterns;  // the others, by unit
};

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

Terms terms_of(const LanguageQuery& query) {
  Terms terms;
  terms.query = &query;
  for (std::size_t unit = 0; unit < query.compiled.units.size(); ++unit) {
    Pattern pattern = in_traces(query.compiled.units[unit].pattern);
    const PatternArc& arc = pattern.arcs.front().front();
    if (pattern.length() == 1 && pattern.arcs.front().size() == 1 &&
        arc.form == Form::same) {
      terms.words.add(arc.fingerprint, unit);
    } else {
      terms.patterns.emplace_back(unit, std::move(pattern));
    }
  }
  return terms;
}

// A candidate with what its trace says.
struct Seen {
  Xapian::docid id = 0;
  double score = 0;  // weight and bonus so far
  std::string trace;
  TraceHeader header;
  const Terms* terms = nullptr;  // of its language; null if none is asked for
  std::uint32_t length = 0;      // of the text, in places of the trace
  std::vector<std::uint32_t> text;  // occurrences by unit
  std::vector<std::uint32_t> title;
  std::vector<std::uint32_t> pairs;  // unit i right before unit i + 1
  Bonus bonus;
};

void count_units(Seen& seen) {
  const std::size_t units = seen.terms->query->compiled.units.size();
  const TokenTrace trace(seen.trace);
  seen.text.assign(units, 0);
  seen.title.assign(units, 0);
  seen.pairs.assign(units, 0);
  std::vector<std::int64_t> last(units, -100);
  each_term(trace, seen.terms->words,
            [&](std::size_t unit, std::uint32_t position, bool in_title) {
              ++(in_title ? seen.title : seen.text)[unit];
              if (!in_title && unit > 0 &&
                  position - last[unit - 1] <= proximity_reach) {
                ++seen.pairs[unit - 1];
              }
              last[unit] = in_title ? -100 : position;
            });
  const TraceText places(trace);
  const std::uint32_t text_begin = trace.text_begin();
  for (const auto& [unit, pattern] : seen.terms->patterns) {
    PatternWalk walk(places, pattern, MatchLevel::fuzzy);
    for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
      if (walk.from(at)) {
        ++(at < text_begin ? seen.title : seen.text)[unit];
      }
    }
  }
  seen.length = trace.places() - text_begin;
}

// Xapian adds the same parts in an order that depends on the index's layout.
double rounded(double weight) { return std::round(weight * 1e9) / 1e9; }

// Words of the best passages that may rank all others, with their weights.
struct Feedback {
  TermTable table;
  std::vector<double> weights;  // idf included
};

class SecondLook {
 public:
  SecondLook(const std::vector<Candidate>& candidates,
             const std::vector<LanguageQuery>& queries,
             const Xapian::Database& database, Analysers& analysers)
      : database_(database), analysers_(analysers) {
    for (const LanguageQuery& query : queries) {
      terms_.emplace(query.compiled.language, terms_of(query));
    }
    read_traces(candidates);
  }

  std::vector<Bonus> bonuses() {
    group_articles();
    for (Seen& seen : seen_) {
      seen.bonus.proximity = proximity(seen);
      seen.score += seen.bonus.proximity;
    }
    for (const auto& [article, members] : articles_) {
      add_to_article(members, article_evidence(members));
    }
    add_feedback();
    std::vector<Bonus> bonuses(seen_.size());
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      bonuses[place_[i]] = seen_[i].bonus;
    }
    return bonuses;
  }

 private:
  using Members = std::vector<std::size_t>;  // indices of seen_

  // In document order, as the value stream goes forward only.
  void read_traces(const std::vector<Candidate>& candidates) {
    place_.resize(candidates.size());
    for (std::size_t i = 0; i < place_.size(); ++i) {
      place_[i] = i;
    }
    std::sort(place_.begin(), place_.end(), [&](std::size_t a, std::size_t b) {
      return candidates[a].id < candidates[b].id;
    });
    auto at = database_.valuestream_begin(schema::trace_slot);
    const auto end = database_.valuestream_end(schema::trace_slot);
    for (const std::size_t i : place_) {
      Seen& seen = seen_.emplace_back();
      seen.id = candidates[i].id;
      seen.score = rounded(candidates[i].weight);
      if (at != end) {
        at.skip_to(seen.id);
      }
      if (at != end && at.get_docid() == seen.id) {
        read_trace(seen, *at);
      }
    }
  }

  void read_trace(Seen& seen, std::string trace) {
    seen.trace = std::move(trace);
    seen.header = TokenTrace(seen.trace).header();
    const auto terms = terms_.find(seen.header.language);
    if (terms != terms_.end()) {
      seen.terms = &terms->second;
      count_units(seen);
    }
  }

  // Candidates by article, and the mean length of their articles by language.
  void group_articles() {
    std::map<std::string, std::pair<double, double>> lengths;  // sum, number
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (seen_[i].terms == nullptr) {
        continue;
      }
      Members& members = articles_[seen_[i].header.article];
      if (members.empty()) {
        auto& [sum, number] = lengths[seen_[i].header.language];
        sum += seen_[i].header.article_length;
        ++number;
      }
      members.push_back(i);
    }
    for (const auto& [language, sum_and_number] : lengths) {
      mean_article_[language] =
          std::max(1.0, sum_and_number.first / sum_and_number.second);
    }
  }

  double article_norm(const Seen& seen) const {
    return article_k1 *
           (1 - article_b +
            article_b * static_cast<double>(seen.header.article_length) /
                mean_article_.at(seen.header.language));
  }

  // BM25 of the article, as far as the candidates and the title show it.
  double article_evidence(const Members& members) const {
    const Seen& first = seen_[members.front()];
    const double norm = article_norm(first);
    double sum = 0;
    for (std::size_t unit = 0; unit < first.text.size(); ++unit) {
      double tf = first.title[unit];
      for (const std::size_t i : members) {
        tf += seen_[i].text[unit];
      }
      sum += first.terms->query->idf[unit] * tf / (tf + norm);
    }
    return article_share * sum;
  }

  void add_to_article(const Members& members, double bonus) {
    for (const std::size_t i : members) {
      seen_[i].bonus.article += bonus;
      seen_[i].score += bonus;
    }
  }

  static double proximity(const Seen& seen) {
    if (seen.terms == nullptr) {
      return 0;
    }
    const LanguageQuery& query = *seen.terms->query;
    double sum = 0;
    for (std::size_t unit = 0; unit + 1 < seen.pairs.size(); ++unit) {
      sum += (query.idf[unit] + query.idf[unit + 1]) / 2 *
             bm25_saturation(seen.pairs[unit], seen.length,
                             query.statistics.mean_length);
    }
    return proximity_share * sum;
  }

  void add_feedback() {
    for (const auto& [language, terms] : terms_) {
      // A single word is as specific as its user wants it. In Chinese, Japanese
      // and Korean the only words are foreign ones: no good sample.
      const std::size_t units = terms.query->compiled.units.size();
      if (units < 2 || 2 * terms.patterns.size() >= units) {
        continue;
      }
      const Feedback feedback = gather_feedback(language, *terms.query);
      if (!feedback.weights.empty()) {
        apply(feedback, language);
      }
    }
  }

  // The best passage of each of the best articles in a language.
  std::vector<std::size_t> best_passages(const std::string& language) const {
    std::vector<std::size_t> best;
    for (const auto& [article, members] : articles_) {
      if (seen_[members.front()].header.language == language) {
        best.push_back(*std::max_element(members.begin(), members.end(),
                                         [this](std::size_t a, std::size_t b) {
                                           return seen_[a].score <
                                                  seen_[b].score;
                                         }));
      }
    }
    const std::size_t count = std::min(best.size(), feedback_articles);
    std::partial_sort(
        best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count),
        best.end(), [this](std::size_t a, std::size_t b) {
          return std::pair(-seen_[a].score, seen_[a].header.article) <
                 std::pair(-seen_[b].score, seen_[b].header.article);
        });
    best.resize(count);
    return best;
  }

  Feedback gather_feedback(const std::string& language,
                           const LanguageQuery& query) {
    std::map<std::string, double> values;
    for (const std::size_t i : best_passages(language)) {
      const PassageRecord passage =
          decode_passage_record(database_.get_document(seen_[i].id).get_data());
      collect(analysers_.of(language).analyse(passage.text), seen_[i].score,
              values);
    }
    return weigh(values, query);
  }

  // A word counts by its share of the passage, and the passage by its score.
  static void collect(const std::vector<Token>& tokens, double score,
                      std::map<std::string, double>& values) {
    for (const Token& token : tokens) {
      const Word& word = *token.word;
      const bool is_number = word.folded[0] >= '0' && word.folded[0] <= '9';
      if (token.kind == TokenKind::word && !word.stop && !is_number) {
        values[word.term] += score / static_cast<double>(tokens.size());
      }
    }
  }

  // The most telling words by value times idf, neither unique nor common.
  Feedback weigh(const std::map<std::string, double>& values,
                 const LanguageQuery& query) const {
    struct Term {
      double value;
      double idf;
      std::string_view stem;
    };
    const double passages = query.statistics.passages;
    std::vector<Term> terms;
    for (const auto& [stem, value] : values) {
      const double frequency = database_.get_termfreq(
          schema::body_term(query.compiled.language, stem));
      if (frequency >= 2 && frequency <= passages / 10) {
        const double idf = bm25_idf(passages, frequency);
        terms.push_back({value * idf, idf, stem});
      }
    }
    std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
      return std::pair(-a.value, a.stem) < std::pair(-b.value, b.stem);
    });
    terms.resize(std::min(terms.size(), feedback_terms));
    double total = 0, query_weight = 0;
    for (const Term& term : terms) {
      total += term.value;
    }
    for (const RankUnit& unit : query.compiled.units) {
      query_weight += repeated_weight(unit.count);
    }
    Feedback feedback;
    for (const Term& term : terms) {
      feedback.table.add(term_fingerprint(term.stem), feedback.weights.size());
      feedback.weights.push_back(feedback_share * query_weight * term.value /
                                 total * term.idf);
    }
    return feedback;
  }

  // The feedback's words count in the passage and in its article.
  void apply(const Feedback& feedback, const std::string& language) {
    const std::size_t terms = feedback.weights.size();
    for (const auto& [article, members] : articles_) {
      const Seen& first = seen_[members.front()];
      if (first.header.language != language) {
        continue;
      }
      std::vector<double> whole(terms, 0);
      for (const std::size_t i : members) {
        std::vector<double> text(terms, 0);
        const bool counts_title = i == members.front();
        each_term(TokenTrace(seen_[i].trace), feedback.table,
                  [&](std::size_t term, std::uint32_t, bool in_title) {
                    text[term] += in_title ? 0 : 1;
                    whole[term] += !in_title || counts_title ? 1 : 0;
                  });
        const LanguageQuery& query = *seen_[i].terms->query;
        for (std::size_t term = 0; term < terms; ++term) {
          seen_[i].bonus.feedback +=
              feedback.weights[term] *
              bm25_saturation(text[term], seen_[i].length,
                              query.statistics.mean_length);
        }
      }
      const double norm = article_norm(first);
      double bonus = 0;
      for (std::size_t term = 0; term < terms; ++term) {
        bonus += feedback.weights[term] * whole[term] / (whole[term] + norm);
      }
      for (const std::size_t i : members) {
        seen_[i].bonus.feedback += article_share * bonus;
      }
    }
  }

  const Xapian::Database& database_;
  Analysers& analysers_;
  std::map<std::string, Terms> terms_;  // by language
  std::vector<Seen> seen_;              // by document id
  std::vector<std::size_t> place_;      // of each, among the candidates
  std::map<std::uint64_t, Members> articles_;
  std::map<std::string, double> mean_article_;  // length by language
};

}  // namespace

std::vector<Bonus> second_look_bonuses(
    const std::vector<Candidate>& candidates,
    const std::vector<LanguageQuery>& queries, const Xapian::Database& database,
    Analysers& analysers) {
  return SecondLook(candidates, queries, database, analysers).bonuses();
}

}  // namespace dateline
