#include "query/engine/plan/term_statistics.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/char_class.hpp"
#include "query/engine/plan/query_language.hpp"

namespace dateline {
namespace {

// The passages of a prefix or fuzzy word are counted as if no two of its terms
// shared a passage.
Xapian::doccount arc_frequency(const PatternArc& arc,
                               const std::string& language,
                               const PassageDatabase& database) {
  if (arc.form == Form::same) {
    return database.term_frequency(schema::body_term(language, arc.term));
  }
  Xapian::doccount sum = 0;
  for (const Expansion::Term& term : arc.expansion->terms) {
    sum += static_cast<Xapian::doccount>(term.passages);
  }
  return std::min(sum,
                  database.term_frequency(schema::language_term(language)));
}

// Two words side by side are no compound of the same parts.
constexpr char pair_mark = '"';

// How many passages have the pair of Chinese, Japanese or Korean characters at
// `at` in a pattern; the highest number if no pair is there.
Xapian::doccount pair_frequency(const Pattern& pattern, std::size_t at,
                                const std::string& language,
                                const PassageDatabase& database) {
  const PatternArc& first = pattern.arcs[at].front();
  const PatternArc& second = pattern.arcs[at + 1].front();
  const bool is_pair = char_at(first.folded, 0).kind == CharClass::character &&
                       char_at(second.folded, 0).kind == CharClass::character;
  return is_pair ? database.term_frequency(
                       schema::body_term(language, first.term + second.term))
                 : database.passage_count();
}

// A scoring term as the query has it, which is the same in every language. That
// of a name ends in "=", which is part of no word.
std::string spelling_of(const CompiledQuery& query, const ScoringTerm& term) {
  if (term.is_name()) {
    return term.name + '=';
  }
  std::string words;
  if (term.is_word_pair()) {
    words += pair_mark;
  }
  for (const auto& arcs : query.pattern_of(term).arcs) {
    words += arcs.front().folded + ' ';
  }
  return words;
}

// The frequency of a scoring term. Passages with two forms of a name are
// counted twice.
PatternFrequency term_frequency(const CompiledQuery& query,
                                const ScoringTerm& term,
                                const PassageDatabase& database) {
  if (term.is_word_pair()) {
    const auto passages = static_cast<double>(term.passages.size());
    return {passages, passages};
  }
  PatternFrequency sum;
  for (const std::size_t form : term.patterns) {
    sum += pattern_frequency(query.patterns[form], query.language, database);
  }
  const double all =
      database.term_frequency(schema::language_term(query.language));
  return term.is_name()
             ? PatternFrequency{std::min(sum.passages, all), sum.occurrences}
             : sum;
}

// The scoring terms of a query in all its languages, numbered by spelling.
struct NumberedTerms {
  explicit NumberedTerms(const std::vector<LanguageQuery>& queries) {
    std::map<std::string, std::size_t> numbers;
    for (const LanguageQuery& query : queries) {
      numbers_of.emplace_back();
      for (const ScoringTerm& term : query.compiled.scoring_terms) {
        const std::string spelling = spelling_of(query.compiled, term);
        const auto [known, is_new] =
            numbers.try_emplace(spelling, spellings.size());
        if (is_new) {
          spellings.push_back(spelling);
        }
        numbers_of.back().push_back(known->second);
      }
    }
  }

  std::vector<std::string> spellings;                // by number
  std::vector<std::vector<std::size_t>> numbers_of;  // by query and term
};

// Makes the statistics that the languages of a query share. A language of few
// passages says little about its own words: it goes by the frequencies in all
// languages together, and so does an article whose language was mistaken.
// A stop word of a language ranks there only if the query has nothing else, and
// then goes by that language too: "war" is rare in English and not in German.
class SharedStatistics {
 public:
  SharedStatistics(std::vector<LanguageQuery>& queries,
                   const SearchContext& context)
      : queries_(queries),
        context_(context),
        terms_(queries),
        frequencies_(terms_.spellings.size()),
        own_frequencies_(queries.size(), frequencies_) {
    for (const LanguageQuery& query : queries_) {
      passages_ += passages_of(query);
    }
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      add_frequencies(i);
    }
  }

  // Sets the statistics of each query.
  void share(const QueryLanguage& query_language, bool counts_burstiness) {
    const std::optional<std::size_t> known = number_of(query_language.known());
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      LanguageQuery& query = queries_[i];
      query.passages = passages_;
      query.own_passages = passages_of(query);
      query.mean_length = statistics_of(query).mean_length;
      for (std::size_t term = 0; term < terms_.numbers_of[i].size(); ++term) {
        const std::size_t number = terms_.numbers_of[i][term];
        query.frequencies.push_back(known ? smoothed(*known, number)
                                          : frequency_in_all(i, number));
      }
      set_idf(query, query_language, counts_burstiness);
    }
  }

 private:
  const LanguageStatistics& statistics_of(const LanguageQuery& query) const {
    return context_.reader.languages().at(query.compiled.language);
  }
  double passages_of(const LanguageQuery& query) const {
    return statistics_of(query).passages;
  }

  // Which of the queries is in the language; none for "", or if the language is
  // not searched.
  std::optional<std::size_t> number_of(const std::string& language) const {
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      if (!language.empty() && queries_[i].compiled.language == language) {
        return i;
      }
    }
    return std::nullopt;
  }

  // Looks up the frequencies in one language and adds them to those of all.
  void add_frequencies(std::size_t i) {
    CompiledQuery& query = queries_[i].compiled;
    std::vector<PatternFrequency>& own = own_frequencies_[i];
    std::vector<bool> has_term(own.size(), false);
    for (std::size_t term = 0; term < query.scoring_terms.size(); ++term) {
      const std::size_t number = terms_.numbers_of[i][term];
      if (!has_term[number]) {
        has_term[number] = true;
        own[number] = term_frequency(query, query.scoring_terms[term],
                                     context_.database());
      }
    }
    for (std::size_t number = 0; number < own.size(); ++number) {
      if (!has_term[number] && terms_.spellings[number][0] != pair_mark) {
        own[number] =
            stop_word_frequency(terms_.spellings[number], query.language);
      }
      frequencies_[number] += own[number];
    }
  }

  // A stop word of one language may rank in another: Germans' "der" is no rare
  // word of an English article that quotes them.
  PatternFrequency stop_word_frequency(const std::string& spelling,
                                       const std::string& language) {
    if (spelling.ends_with('=')) {
      return {};  // a name, all of whose forms are stop words in the language
    }
    const Pattern pattern = whole_pattern(
        spelling, context_.analysers.of(language).analyse(spelling).tokens);
    return pattern.arcs.empty()
               ? PatternFrequency()
               : pattern_frequency(pattern, language, context_.database());
  }

  bool is_stop_word(const std::string& spelling,
                    const std::string& language) const {
    const TokenizedText text =
        context_.analysers.of(language).analyse(spelling);
    return std::all_of(text.tokens.begin(), text.tokens.end(),
                       [](const Token& token) { return token.word->stop; });
  }

  PatternFrequency frequency_in_all(std::size_t i, std::size_t number) const {
    return is_stop_word(terms_.spellings[number], queries_[i].compiled.language)
               ? smoothed(i, number)
               : frequencies_[number];
  }

  // How frequent a word would be if all passages were like those of one
  // language: a mean of its share there and in all.
  PatternFrequency smoothed(std::size_t i, std::size_t number) const {
    const PatternFrequency& own = own_frequencies_[i][number];
    const PatternFrequency& of_all = frequencies_[number];
    const double own_passages = passages_of(queries_[i]);
    if (own_passages == passages_) {
      return own;  // exactly
    }
    const auto mean = [&](double in_own, double in_all) {
      return passages_ * (in_own + passages_of_all * in_all / passages_) /
             (own_passages + passages_of_all);
    };
    return {mean(own.passages, of_all.passages),
            mean(own.occurrences, of_all.occurrences)};
  }

  static void set_idf(LanguageQuery& query, const QueryLanguage& query_language,
                      bool counts_burstiness) {
    const std::string& language = query.compiled.language;
    const double factor =
        query_language.is_foreign(language) ? foreign_share : 1;
    for (std::size_t i = 0; i < query.frequencies.size(); ++i) {
      PatternFrequency& frequency = query.frequencies[i];
      if (!counts_burstiness) {
        frequency.occurrences = frequency.passages;
      }
      const double weight =
          repeated_weight(query.compiled.scoring_terms[i].count) *
          bm25_idf(query.passages, frequency.passages) *
          burstiness(frequency.passages, frequency.occurrences);
      query.idf.push_back(factor * weight);
    }
  }

  std::vector<LanguageQuery>& queries_;
  const SearchContext& context_;
  const NumberedTerms terms_;
  std::vector<PatternFrequency> frequencies_;  // in all languages, by number
  // By query and number.
  std::vector<std::vector<PatternFrequency>> own_frequencies_;
  double passages_ = 0;  // of all languages
};

}  // namespace

PatternFrequency pattern_frequency(const Pattern& pattern,
                                   const std::string& language,
                                   const PassageDatabase& database) {
  const auto frequency = [&](const PatternArc& arc) {
    return arc_frequency(arc, language, database);
  };
  if (const PatternArc* arc = single_term(pattern)) {
    const double occurrences =
        database.collection_frequency(schema::body_term(language, arc->term));
    return {static_cast<double>(frequency(*arc)), occurrences};
  }
  Xapian::doccount rarest = database.passage_count();
  for (std::size_t at = 0; at < pattern.length(); ++at) {
    rarest = std::min(rarest, frequency(pattern.arcs[at].front()));
    if (at > 0) {
      rarest =
          std::min(rarest, pair_frequency(pattern, at - 1, language, database));
    }
  }
  const PatternArc* joined = joined_form(pattern);
  const double passages =
      joined != nullptr && frequency(*joined) > 0 ? frequency(*joined) : rarest;
  return {passages, passages};
}

void add_statistics(std::vector<LanguageQuery>& queries,
                    const QueryLanguage& query_language, bool counts_burstiness,
                    const SearchContext& context) {
  SharedStatistics(queries, context).share(query_language, counts_burstiness);
}

}  // namespace dateline
