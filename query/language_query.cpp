#include "query/language_query.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "corpus/fold.hpp"
#include "corpus/language.hpp"
#include "query/bm25.hpp"
#include "query/compound_parts.hpp"
#include "query/date_range.hpp"
#include "query/expansion.hpp"

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

// A unit as the query has it: the same in every language.
std::string spelling(const RankUnit& unit) {
  std::string all;
  for (const auto& arcs : unit.pattern.arcs) {
    all += arcs.front().folded + ' ';
  }
  return all;
}

// Lets a word be as rare in one language as in all that are searched together:
// an article whose language was mistaken, and a language of few articles, rank
// by the same scale as the others. Terms stay apart, so a word that is common
// in one language and another word there does not count.
class SharedStatistics {
 public:
  SharedStatistics(const Xapian::Database& database, Analysers& analysers)
      : database_(database), analysers_(analysers) {}

  void share(std::vector<LanguageQuery>& queries) {
    for (const LanguageQuery& query : queries) {
      passages_ += query.statistics.passages;
      for (const RankUnit& unit : query.compiled.units) {
        units_.try_emplace(spelling(unit));
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
      const std::string name = spelling(query.compiled.units[i]);
      if (own.insert(name).second) {
        units_[name] += query.frequencies[i];
      }
    }
    for (auto& [name, frequency] : units_) {
      if (!own.contains(name)) {
        frequency += frequency_where_ignored(name, query.compiled.language);
      }
    }
  }

  // A stop word of this language that ranks in another one: Germans' "der" is
  // no rare word of an English article that quotes them.
  double frequency_where_ignored(const std::string& name,
                                 const std::string& language) {
    const Pattern pattern =
        whole_pattern(name, analysers_.of(language).analyse(name));
    return pattern.arcs.empty()
               ? 0
               : document_frequency(pattern, language, database_);
  }

  void weigh(LanguageQuery& query) const {
    query.statistics.passages = passages_;
    for (std::size_t i = 0; i < query.frequencies.size(); ++i) {
      const RankUnit& unit = query.compiled.units[i];
      query.frequencies[i] = units_.at(spelling(unit));
      query.idf[i] = repeated_weight(unit.count) *
                     bm25_idf(passages_, query.frequencies[i]);
    }
  }

  const Xapian::Database& database_;
  Analysers& analysers_;
  double passages_ = 0;
  std::map<std::string, double> units_;  // passages that have it, by spelling
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

Analyser& Analysers::of(const std::string& language) {
  return analysers_.try_emplace(language, language).first->second;
}

std::vector<LanguageQuery> language_queries(const Query& query,
                                            const SearchOptions& options,
                                            const IndexReader& reader,
                                            Analysers& analysers,
                                            SearchWatch& watch) {
  const std::string now = today();
  const std::vector<Filter> filters = filters_of(options, now);
  std::vector<LanguageQuery> queries;
  for (const std::string& language : languages_for(options, reader)) {
    CompiledQuery compiled = compile(query, analysers.of(language), now);
    expand(compiled, analysers.of(language), reader.database(), watch);
    add_compound_parts(compiled, analysers.of(language), reader.database());
    queries.push_back(with_statistics(std::move(compiled),
                                      reader.languages().at(language),
                                      reader.database()));
    add_filters(queries.back().compiled, filters);
  }
  SharedStatistics(reader.database(), analysers).share(queries);
  return queries;
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
