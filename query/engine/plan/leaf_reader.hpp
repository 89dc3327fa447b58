#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "dateline/query.hpp"
#include "query/engine/plan/pattern/pattern.hpp"
#include "query/engine/plan/query_language.hpp"

namespace dateline {

// Whether a leaf is a prefix, a wildcard or a fuzzy word, which stands for
// several terms.
bool is_expanded(const QueryNode& node);

// Reads the leaves of a query tree in one language: their words, as many as a
// query may have, and which of these are stop words.
class LeafReader {
 public:
  // A word is a stop word in the analyser's language or in `query_language`,
  // and none is if `root` looks for nothing else. But stop words of the
  // language of the query are for no passages of others.
  LeafReader(Analyser& analyser, const QueryLanguage& query_language,
             const QueryNode& root);

  // The words of `text`, which stands for the leaf `from`, as many as the query
  // may still have. The last token is always a base token.
  TokenizedText words_of(std::string_view text, const QueryNode& from);

  // Counts a leaf that is not analysed as one word. False if the query may have
  // no further word.
  bool take_word(const QueryNode& leaf);

  // Whether the words only match along with others: all are stop words.
  bool are_ignored(const std::vector<Token>& tokens) const;

  // Whether a pattern ranks. Stop words do not, whether alone or as a part of
  // another word, as in after:2024.
  bool ranks(const Pattern& pattern) const;

  // Notes that a leaf without words is ignored.
  void note_without_words(const QueryNode& leaf);
  void note(const QueryNode& on, std::string text);

  std::vector<Note> take_notes();

 private:
  void note_cut(const QueryNode& at);
  bool is_stop(std::string_view folded) const;
  bool all_stop(const std::vector<Token>& tokens) const;
  bool has_content(const QueryNode& node);

  Analyser& analyser_;
  const QueryLanguage& query_language_;
  const bool keeps_stop_words_;
  std::size_t words_left_;
  bool is_cut_ = false;
  std::vector<Note> notes_;
};

}  // namespace dateline
