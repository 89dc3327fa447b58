#include "query/engine/plan/language_query.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "corpus/text/header_words.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/plan/article_condition.hpp"
#include "query/engine/plan/cjk_unigrams.hpp"
#include "query/engine/plan/compiler.hpp"
#include "query/engine/plan/decompounding.hpp"
#include "query/engine/plan/expand/expansion.hpp"
#include "query/engine/plan/expand/wildcard_stems.hpp"
#include "query/engine/plan/names.hpp"
#include "query/engine/plan/query_language.hpp"
#include "query/engine/plan/word_pairs.hpp"

namespace dateline {
namespace {

void add_filters(CompiledQuery& query, const std::vector<Filter>& filters) {
  for (const Filter& filter : filters) {
    CompiledNode node;
    node.kind = CompiledNode::Kind::filter;
    node.index = query.filters.size();
    query.filters.push_back(filter);
    query.root.all_of.push_back(std::move(node));
  }
}

std::vector<std::string> all_languages(const IndexReader& reader) {
  std::vector<std::string> languages;
  for (const auto& [language, statistics] : reader.languages()) {
    languages.push_back(language);
  }
  return languages;
}

// The languages in which a passage can match.
std::vector<std::string> languages_for(const Query& query,
                                       const SearchFilters& filters,
                                       const IndexReader& reader) {
  std::vector<std::string> languages = all_languages(reader);
  if (!filters.languages.empty()) {
    std::set<std::string> wanted;
    std::ranges::transform(filters.languages,
                           std::inserter(wanted, wanted.end()),
                           filter_language);
    std::erase_if(languages, [&](const std::string& language) {
      return !wanted.contains(language);
    });
  }
  for (const QueryNode& clause : query.root().children) {
    if (clause.field == "lang" && clause.occur == Occur::must) {
      std::erase_if(languages, [&](const std::string& language) {
        return language != filter_language(clause.text);
      });
    }
  }
  return languages;
}

// Notes, all at once, the words that are too common to rank in any of the
// languages.
void note_ignored_words(const std::vector<LanguageQuery>& queries,
                        std::vector<Note>& notes) {
  const auto& words = queries.front().compiled.words;
  std::vector<std::string> ignored;
  Note note;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_ignored = std::all_of(
        queries.begin(), queries.end(), [i](const LanguageQuery& query) {
          return query.compiled.words[i].ignored;
        });
    const std::string word = "'" + words[i].text + "'";
    if (is_ignored && std::ranges::find(ignored, word) == ignored.end()) {
      note.begin = ignored.empty() ? words[i].begin : note.begin;
      note.end = words[i].end;
      ignored.push_back(word);
    }
  }
  if (!ignored.empty()) {
    note.text = listed(ignored, "and") +
                (ignored.size() == 1 ? " is" : " are") +
                " too common to rank: ignored";
    notes.push_back(std::move(note));
  }
}

// How many terms one word of the query stands for, in all languages together.
struct ExpansionSize {
  std::size_t total = 0;
  std::size_t used = 0;
  bool is_partial = false;
  bool is_left_out = false;
};

std::map<std::size_t, ExpansionSize> expansion_sizes(
    const std::vector<LanguageQuery>& queries) {
  std::map<std::size_t, ExpansionSize> by_word;
  for (const LanguageQuery& query : queries) {
    for (const Leaf& leaf : query.compiled.leaves) {
      for (const auto& arcs : query.compiled.pattern_of(leaf).arcs) {
        for (const PatternArc& arc : arcs) {
          if (arc.expansion != nullptr) {
            by_word[leaf.word].total += arc.expansion->total;
            by_word[leaf.word].used += arc.expansion->terms.size();
            by_word[leaf.word].is_partial |= arc.expansion->is_partial;
            by_word[leaf.word].is_left_out |= arc.expansion->is_left_out;
          }
        }
      }
    }
  }
  return by_word;
}

// Notes, all at once, the words that were not looked up.
void note_left_out(const std::vector<const QueryWord*>& words,
                   std::vector<Note>& notes) {
  if (words.empty()) {
    return;
  }
  const std::string others =
      words.size() == 1 ? ""
                        : " and " + with_commas(words.size() - 1) + " more";
  notes.push_back({"a query looks up " + with_commas(max_compared_words) +
                       " fuzzy words and patterns: '" + words.front()->text +
                       "'" + others + " stand for themselves; ask for fewer",
                   words.front()->begin, words.back()->end});
}

// Notes the words that stand for fewer terms than were found, or that were not
// compared with all terms.
void note_limited_expansions(const std::vector<LanguageQuery>& queries,
                             std::vector<Note>& notes) {
  std::vector<const QueryWord*> left_out;
  for (const auto& [index, size] : expansion_sizes(queries)) {
    const QueryWord& word = queries.front().compiled.words[index];
    if (size.is_left_out) {
      left_out.push_back(&word);
      continue;
    }
    if (size.total > size.used) {
      notes.push_back(
          {"'" + word.text + "' stands for " + with_commas(size.used) + " of " +
               with_commas(size.total) +
               " words, the likeliest of each language; for others write more "
               "of it",
           word.begin, word.end});
    }
    if (size.is_partial) {
      notes.push_back(
          {"'" + word.text + "' was compared with the first " +
               with_commas(max_compared_terms) +
               " words of a language at most; begin it with a letter",
           word.begin, word.end});
    }
  }
  note_left_out(left_out, notes);
}

// The query as its words and their other names are looked for in each language
// of the index that the filters do not rule out.
std::vector<LanguageQuery> compile_in_languages(
    const Query& query, const QueryLanguage& query_language,
    const SearchFilters& filters, Matching matching,
    const SearchContext& context) {
  const std::vector<Filter> conditions = filters_of(filters, context.today);
  const QueryNode root = with_names(query.root(), context);
  const ArticleSets articles = article_sets(root, query, matching, context);
  std::vector<LanguageQuery> queries;
  for (const std::string& language :
       languages_for(query, filters, context.reader)) {
    // To compile a thousand words takes time in each language.
    if (!queries.empty() && context.deadline.expired()) {
      break;
    }
    CompiledQuery& compiled = queries.emplace_back().compiled;
    compiled = compile(root, context.analysers.of(language), context.today,
                       query_language, matching, articles);
    for (Filter& filter : compiled.filters) {
      filter = with_copies(std::move(filter), context.reader.copies());
    }
    expand(compiled.patterns, language, context);
    add_filters(compiled, conditions);
  }
  return queries;
}

QueryLanguage possible_languages(const Query& query,
                                 const SearchContext& context) {
  return possible_languages(query, all_languages(context.reader),
                            context.analysers);
}

}  // namespace

std::vector<Filter> filters_of(const SearchFilters& filters,
                               const std::string& today) {
  std::vector<Filter> conditions;
  if (!filters.from.empty() || !filters.to.empty()) {
    Filter dates{Filter::Kind::date, {}, {}};
    if (!filters.from.empty()) {
      dates.dates.from = dates_after(filters.from, today).from;
    }
    if (!filters.to.empty()) {
      dates.dates.to = dates_until(filters.to, today).to;
    }
    conditions.push_back(std::move(dates));
  }
  if (!filters.sources.empty()) {
    Filter sources{Filter::Kind::source, {}, {}};
    for (const std::string& source : filters.sources) {
      sources.any_of.push_back(name_key(source));
    }
    conditions.push_back(std::move(sources));
  }
  if (!filters.authors.empty()) {
    conditions.push_back({Filter::Kind::author, filters.authors, {}});
  }
  return conditions;
}

std::vector<LanguageQuery> language_queries(const Query& query,
                                            const SearchOptions& options,
                                            const SearchContext& context) {
  const QueryLanguage query_language = possible_languages(query, context);
  const Query in_rows = with_article_words(query, Matching::any_word);
  std::vector<LanguageQuery> queries = compile_in_languages(
      in_rows, query_language, options.filters, Matching::any_word, context);
  for (LanguageQuery& in_language : queries) {
    CompiledQuery& compiled = in_language.compiled;
    add_compound_parts(compiled, context.analysers.of(compiled.language),
                       context.database());
    add_characters(compiled);
    if (is_enabled(options, ScoreComponent::pairs)) {
      add_word_pairs(in_rows, query_language, compiled, context);
    }
    if (!is_enabled(options, ScoreComponent::title)) {
      in_language.title_share = 0;
    }
  }
  add_statistics(queries, query_language,
                 is_enabled(options, ScoreComponent::burstiness), context);
  return queries;
}

std::vector<LanguageQuery> unscored_queries(const Query& query,
                                            const SearchFilters& filters,
                                            Matching matching,
                                            const SearchContext& context) {
  return compile_in_languages(with_article_words(query, matching),
                              possible_languages(query, context), filters,
                              matching, context);
}

bool is_enabled(const SearchOptions& options, ScoreComponent component) {
  return std::find(options.disabled.begin(), options.disabled.end(),
                   component) == options.disabled.end();
}

std::vector<Note> notes_on(const Query& query,
                           const std::vector<LanguageQuery>& queries) {
  std::vector<Note> notes = query.notes();
  if (queries.empty()) {
    return notes;
  }
  const std::vector<Note>& more = queries.front().compiled.notes;
  notes.insert(notes.end(), more.begin(), more.end());
  note_ignored_words(queries, notes);
  note_limited_expansions(queries, notes);
  return notes;
}

}  // namespace dateline
