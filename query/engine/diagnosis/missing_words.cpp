#include "query/engine/diagnosis/missing_words.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "query/engine/diagnosis/query_words.hpp"
#include "query/engine/diagnosis/word_counter.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"

namespace dateline {
namespace {

bool has_term(const PatternArc& arc, const std::string& language,
              const PassageDatabase& database) {
  if (arc.form != Form::same) {
    return !arc.expansion->terms.empty();
  }
  return database.has_term(schema::body_term(language, arc.term)) ||
         database.has_term(schema::title_term(language, arc.term));
}

// Whether the language has all terms of some path through the pattern:
// "well-known" has the path of its parts and that of the whole.
bool has_path(const Pattern& pattern, const std::string& language,
              const PassageDatabase& database) {
  std::vector<bool> is_reached(pattern.length() + 1, false);
  is_reached[0] = true;
  for (std::size_t at = 0; at < pattern.length(); ++at) {
    if (!is_reached[at]) continue;
    for (const PatternArc& arc : pattern.arcs[at]) {
      if (has_term(arc, language, database)) is_reached[at + arc.width] = true;
    }
  }
  return is_reached[pattern.length()];
}

// Whether a language has the word, or looks for nothing because the word is too
// common there.
bool has_word(const CompiledQuery& query, std::size_t word,
              const PassageDatabase& database) {
  bool is_looked_for = false;
  for (const Leaf& leaf : query.leaves) {
    if (leaf.word == word) {
      is_looked_for = true;
      if (has_path(query.pattern_of(leaf), query.language, database)) {
        return true;
      }
    }
  }
  return !is_looked_for;
}

QueryNode word_node(const QueryWord& word) {
  QueryNode node = leaf_node(NodeKind::word, word.text);
  node.begin = word.begin;
  node.end = word.end;
  return node;
}

// The words of the query that no language has, each once.
std::vector<QueryWord> missing_words(const std::vector<LanguageQuery>& queries,
                                     const SearchContext& context) {
  std::vector<QueryWord> missing;
  std::set<std::string> asked;
  const std::vector<QueryWord>& all = queries.front().compiled.words;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_known =
        all[i].negated || context.deadline.expired() ||
        !asked.insert(all[i].text).second ||
        std::ranges::any_of(queries, [&](const LanguageQuery& in_language) {
          return has_word(in_language.compiled, i, context.database());
        });
    if (!is_known) {
      missing.push_back(all[i]);
    }
  }
  return missing;
}

}  // namespace

// The words are counted together, because only some of all get spellings.
std::vector<Note> notes_on_missing_words(
    const Query& query, const std::vector<LanguageQuery>& queries,
    const SearchContext& context) {
  if (queries.empty()) {
    return {};
  }
  const QueryWords words(query, context);
  const std::vector<QueryWord> missing = missing_words(queries, context);
  QueryNode root;
  std::ranges::transform(missing, std::back_inserter(root.children), word_node);
  const std::vector<WordCount> counts = count_words(root, words, context);
  std::vector<Note> notes;
  for (std::size_t i = 0; i < missing.size(); ++i) {
    std::vector<WordCount> own;
    std::ranges::copy_if(counts, std::back_inserter(own),
                         [&](const WordCount& count) {
                           return count.begin == missing[i].begin;
                         });
    const std::string text = words.text(root.children[i]);
    notes.push_back({"no passage has " +
                         (text.starts_with('"') ? text : in_quotes(text)) +
                         spelling_question(own),
                     missing[i].begin, missing[i].end});
  }
  return notes;
}

std::string spelling_question(const std::vector<WordCount>& words) {
  std::string spellings;
  for (const WordCount& word : words) {
    for (const Spelling& spelling : word.spellings) {
      spellings += (spellings.empty() ? "" : " or ") + in_quotes(spelling.word);
    }
  }
  return spellings.empty() ? "" : "; did you mean " + spellings + "?";
}

}  // namespace dateline
