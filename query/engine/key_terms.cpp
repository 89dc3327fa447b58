#include "query/engine/key_terms.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "query/engine/plan/bm25.hpp"

namespace dateline {
namespace {

struct KeyTerm {
  std::string_view form;  // as the passage has it first
  double tf = 0;
  double weight = 0;
};

// The words of a passage by stem. Pairs of Chinese, Japanese or Korean
// characters count, single ones do not, since a pair is more specific.
std::map<std::string, KeyTerm> count_words(const PassageRecord& passage,
                                           Analyser& analyser) {
  std::map<std::string, KeyTerm> words;
  for (const Token& token : analyser.analyse(passage.text).tokens) {
    const bool counts =
        token.kind == TokenKind::word || token.kind == TokenKind::bigram;
    if (counts && !token.word->stop) {
      KeyTerm& word = words[token.word->term];
      if (word.tf++ == 0) {
        word.form = std::string_view(passage.text)
                        .substr(token.begin, token.end - token.begin);
      }
    }
  }
  return words;
}

}  // namespace

std::string key_terms(const PassageRecord& passage, std::size_t count,
                      const SearchContext& context) {
  const std::string& language = passage.language;
  const double passages = context.reader.languages().at(language).passages;
  std::vector<KeyTerm> words;
  for (auto& [stem, word] :
       count_words(passage, context.analysers.of(language))) {
    const double frequency =
        context.database().term_frequency(schema::body_term(language, stem));
    if (frequency > 1) {
      word.weight = word.tf * bm25_idf(passages, frequency);
      words.push_back(word);
    }
  }
  std::stable_sort(
      words.begin(), words.end(),
      [](const KeyTerm& a, const KeyTerm& b) { return a.weight > b.weight; });
  std::string text;
  for (std::size_t i = 0; i < std::min(count, words.size()); ++i) {
    text.append(text.empty() ? "" : " ").append(words[i].form);
  }
  return text;
}

}  // namespace dateline
