#include "query/engine/plan/leaf_reader.hpp"

#include <algorithm>
#include <utility>

#include "corpus/terms/stop_words.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/parse/query_limits.hpp"
#include "query/engine/plan/query_language.hpp"

namespace dateline {

bool is_expanded(const QueryNode& node) {
  return node.kind == NodeKind::prefix || node.kind == NodeKind::wildcard ||
         node.kind == NodeKind::fuzzy;
}

LeafReader::LeafReader(Analyser& analyser, const QueryLanguage& query_language,
                       const QueryNode& root)
    : analyser_(analyser),
      query_language_(query_language),
      keeps_stop_words_(!query_language.is_foreign(analyser.language()) &&
                        !has_content(root)),
      words_left_(max_words) {}

bool LeafReader::is_stop(std::string_view folded) const {
  return is_stop_word(analyser_.language(), folded) ||
         query_language_.has_stop_word(std::string(folded));
}

bool LeafReader::all_stop(const std::vector<Token>& tokens) const {
  return std::all_of(tokens.begin(), tokens.end(), [this](const Token& token) {
    return is_stop(token.word->folded);
  });
}

// Whether the query looks for a word that is no stop word.
bool LeafReader::has_content(const QueryNode& node) {
  const bool is_header = node.kind == NodeKind::field && node.children.empty();
  if (node.occur == Occur::must_not || is_header) {
    return false;
  }
  if (node.children.empty()) {
    const std::vector<Token>& tokens = analyser_.analyse(node.text).tokens;
    return !all_stop(tokens) || (is_expanded(node) && !tokens.empty());
  }
  return std::any_of(node.children.begin(), node.children.end(),
                     [this](const QueryNode& c) { return has_content(c); });
}

TokenizedText LeafReader::words_of(std::string_view text,
                                   const QueryNode& from) {
  TokenizedText analysed = analyser_.analyse(text);
  std::vector<Token>& tokens = analysed.tokens;
  const std::size_t words = tokens.empty() ? 0 : tokens.back().position;
  if (words <= words_left_) {
    words_left_ -= words;
    return analysed;
  }
  note_cut(from);
  std::erase_if(tokens, [this](const Token& token) {
    return token.position + token.width - 1u > words_left_;
  });
  words_left_ = 0;
  return analysed;
}

bool LeafReader::take_word(const QueryNode& leaf) {
  if (words_left_ == 0) {
    note_cut(leaf);
    return false;
  }
  --words_left_;
  return true;
}

void LeafReader::note_cut(const QueryNode& at) {
  if (!is_cut_) {
    note(at, "the query has more than " + with_commas(max_words) +
                 " words: the rest is ignored");
  }
  is_cut_ = true;
}

bool LeafReader::are_ignored(const std::vector<Token>& tokens) const {
  return !keeps_stop_words_ && all_stop(tokens);
}

bool LeafReader::ranks(const Pattern& pattern) const {
  return keeps_stop_words_ || pattern.length() > 1 ||
         pattern.arcs[0].size() > 1 || !is_stop(pattern.arcs[0][0].folded);
}

void LeafReader::note_without_words(const QueryNode& leaf) {
  if (!is_cut_) {
    note(leaf, in_quotes(leaf.text) + " holds no word: ignored");
  }
}

void LeafReader::note(const QueryNode& on, std::string text) {
  notes_.push_back({std::move(text), on.begin, on.end});
}

std::vector<Note> LeafReader::take_notes() { return std::move(notes_); }

}  // namespace dateline
