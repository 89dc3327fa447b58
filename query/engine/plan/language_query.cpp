#include "query/engine/plan/language_query.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "corpus/text/fold.hpp"
#include "corpus/text/language.hpp"
#include "query/engine/parse/query_date.hpp"
#include "query/engine/plan/bm25.hpp"
#include "query/engine/plan/cjk_unigrams.hpp"
#include "query/engine/plan/decompounding.hpp"
#include "query/engine/plan/expand/expansion.hpp"
#include "query/engine/plan/query_language.hpp"

namespace dateline {
namespace {

std::vector<Filter> filters_of(const SearchOptions& options,
                               const std::string& today) {
  std::vector<Filter> filters;
  if (!options.from.empty() || !options.to.empty()) {
    Filter dates{Filter::Kind::date, {}, {}};
    if (!options.from.empty()) {
      dates.dates.from = dates_after(options.from, today).from;
    }
    if (!options.to.empty()) {
      dates.dates.to = dates_until(options.to, today).to;
    }
    filters.push_back(std::move(dates));
  }
  if (!options.sources.empty()) {
    Filter sources{Filter::Kind::source, {}, {}};
    for (const std::string& source : options.sources) {
      sources.any_of.push_back(fold_text(source));
    }
    filters.push_back(std::move(sources));
  }
  return filters;
}

void add_filters(CompiledQuery& query, const std::vector<Filter>& filters) {
  for (const Filter& filter : filters) {
    CompiledNode node;
    node.kind = CompiledNode::Kind::filter;
    node.occur = Occur::must;
    node.filters = true;
    node.index = query.filters.size();
    query.filters.push_back(filter);
    query.root.children.push_back(std::move(node));
  }
}

std::vector<std::string> languages_for(const SearchOptions& options,
                                       const IndexReader& reader) {
  std::set<std::string> wanted;
  for (const std::string& name : options.languages) {
    const std::string code = canonical_language(name);
    wanted.insert(code.empty() ? name : code);
  }
  std::vector<std::string> languages;
  for (const auto& [language, statistics] : reader.languages()) {
    if (wanted.empty() || wanted.contains(language)) {
      languages.push_back(language);
    }
  }
  return languages;
}

// A term as the query has it: the same in every language.
std::string spelling(const ScoringTerm& term) {
  std::string all;
  for (const auto& arcs : term.pattern.arcs) {
    all += arcs.front().folded + ' ';
  }
  return all;
}

// Weighs the words of a query in all languages that are searched by one scale,
// so that passages of different languages can be compared, but by what is rare
// in each: "neu" is a common word of German however many English passages there
// are. A language of few passages says little of its own; it goes by what all
// together say, and so does an article whose language was mistaken.
class SharedStatistics {
 public:
  SharedStatistics(const SearchContext& context, std::string query_language,
                   bool counts_burstiness)
      : context_(context),
        query_language_(std::move(query_language)),
        counts_burstiness_(counts_burstiness) {}

  void share(std::vector<LanguageQuery>& queries) {
    for (const LanguageQuery& query : queries) {
      passages_ += query.statistics.passages;
      for (const ScoringTerm& term : query.compiled.scoring_terms) {
        terms_.try_emplace(spelling(term));
      }
    }
    for (const LanguageQuery& query : queries) {
      add(query);
    }
    for (LanguageQuery& query : queries) {
      weigh(query);
    }
  }

 private:
  void add(const LanguageQuery& query) {
    std::set<std::string> own;
    for (std::size_t i = 0; i < query.frequencies.size(); ++i) {
      const std::string name = spelling(query.compiled.scoring_terms[i]);
      if (own.insert(name).second) {
        terms_[name] += query.frequencies[i];
      }
    }
    for (auto& [name, frequency] : terms_) {
      if (!own.contains(name)) {
        frequency += frequency_where_ignored(name, query.compiled.language);
      }
    }
  }

  // A stop word of this language that ranks in another one: Germans' "der" is
  // no rare word of an English article that quotes them.
  PatternFrequency frequency_where_ignored(const std::string& name,
                                           const std::string& language) {
    const Pattern pattern =
        whole_pattern(name, context_.analysers.of(language).analyse(name));
    return pattern.arcs.empty()
               ? PatternFrequency()
               : pattern_frequency(pattern, language, context_.database());
  }

  // How frequent a word would be if all passages were like those of the
  // language: a mean of its own share and that of all.
  PatternFrequency frequency_in(const PatternFrequency& own,
                                double own_passages,
                                const PatternFrequency& all) const {
    if (own_passages == passages_) {
      return own;  // exactly
    }
    const auto mean = [&](double of_own, double of_all) {
      return passages_ * (of_own + passages_of_all * of_all / passages_) /
             (own_passages + passages_of_all);
    };
    return {mean(own.passages, all.passages),
            mean(own.occurrences, all.occurrences)};
  }

  bool is_foreign(const std::string& language) const {
    return !query_language_.empty() && !language.empty() &&
           language != query_language_;
  }

  void weigh(LanguageQuery& query) const {
    const double own_passages =
        std::exchange(query.statistics.passages, passages_);
    const double factor =
        is_foreign(query.compiled.language) ? foreign_share : 1;
    for (std::size_t i = 0; i < query.frequencies.size(); ++i) {
      const ScoringTerm& term = query.compiled.scoring_terms[i];
      PatternFrequency& frequency = query.frequencies[i];
      frequency =
          frequency_in(frequency, own_passages, terms_.at(spelling(term)));
      if (!counts_burstiness_) {
        frequency.occurrences = frequency.passages;
      }
      query.idf[i] = factor * scoring_term_weight(term, passages_, frequency);
    }
  }

  const SearchContext& context_;
  const std::string query_language_;  // "" if it is not known
  bool counts_burstiness_;
  double passages_ = 0;
  std::map<std::string, PatternFrequency> terms_;  // by spelling
};

// A word that is too common to rank in every language was ignored.
void note_ignored_words(const std::vector<LanguageQuery>& queries,
                        std::vector<Note>& notes) {
  if (queries.empty()) {
    return;
  }
  const auto& words = queries.front().compiled.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool ignored = std::all_of(queries.begin(), queries.end(),
                                     [i](const LanguageQuery& query) {
                                       return query.compiled.words[i].ignored;
                                     });
    if (ignored) {
      notes.push_back({"'" + words[i].text + "' is too common to rank: ignored",
                       words[i].begin, words[i].end});
    }
  }
}

}  // namespace

std::vector<LanguageQuery> language_queries(const Query& query,
                                            const SearchOptions& options,
                                            const SearchContext& context) {
  const std::vector<Filter> filters = filters_of(options, context.today);
  const std::string query_language =
      language_of(query, languages_for({}, context.reader), context.analysers);
  std::vector<LanguageQuery> queries;
  for (const std::string& language : languages_for(options, context.reader)) {
    Analyser& analyser = context.analysers.of(language);
    CompiledQuery compiled =
        compile(query, analyser, context.today, query_language);
    expand(compiled, context);
    add_compound_parts(compiled, analyser, context.database());
    add_characters(compiled);
    queries.push_back(with_statistics(std::move(compiled),
                                      context.reader.languages().at(language),
                                      context.database()));
    add_filters(queries.back().compiled, filters);
    if (!is_enabled(options, ScoreComponent::title)) {
      queries.back().title_share = 0;
    }
  }
  SharedStatistics(context, query_language,
                   is_enabled(options, ScoreComponent::burstiness))
      .share(queries);
  return queries;
}

bool is_enabled(const SearchOptions& options, ScoreComponent component) {
  return std::find(options.disabled.begin(), options.disabled.end(),
                   component) == options.disabled.end();
}

std::vector<Note> notes_on(const Query& query,
                           const std::vector<LanguageQuery>& queries) {
  std::vector<Note> notes = query.notes();
  if (!queries.empty()) {
    const auto& more = queries.front().compiled.notes;
    notes.insert(notes.end(), more.begin(), more.end());
  }
  note_ignored_words(queries, notes);
  const std::vector<Note> limits = expansion_notes(queries);
  notes.insert(notes.end(), limits.begin(), limits.end());
  return notes;
}

}  // namespace dateline
