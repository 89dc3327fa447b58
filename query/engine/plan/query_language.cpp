#include "query/engine/plan/query_language.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

namespace dateline {
namespace {

using Words = std::set<std::string>;

void collect_stop_words(const QueryNode& node, Analyser& analyser,
                        Words& words) {
  if (node.kind == NodeKind::word) {
    for (const Token& token : analyser.analyse(node.text).tokens) {
      if (token.is_base() && token.word->stop) {
        words.insert(token.word->folded);
      }
    }
  }
  for (const QueryNode& child : node.children) {
    collect_stop_words(child, analyser, words);
  }
}

std::size_t count_missing(const Words& words, const Words& in) {
  return static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(),
      [&](const std::string& word) { return !in.contains(word); }));
}

// Stop words that both languages have, such as "in" and "will" of English and
// German, say nothing; "who" speaks for English.
bool prevails(const Words& mine, const Words& other) {
  return count_missing(mine, other) > 2 * count_missing(other, mine);
}

}  // namespace

std::string language_of(const Query& query,
                        const std::vector<std::string>& languages,
                        Analysers& analysers) {
  constexpr std::size_t min_stop_words = 2;
  std::vector<std::pair<std::string, Words>> by_language;
  for (const std::string& language : languages) {
    Words words;
    collect_stop_words(query.root(), analysers.of(language), words);
    by_language.emplace_back(language, std::move(words));
  }
  for (const auto& own : by_language) {
    const bool is_best =
        own.second.size() >= min_stop_words &&
        std::all_of(by_language.begin(), by_language.end(),
                    [&](const auto& other) {
                      return other.first == own.first ||
                             prevails(own.second, other.second);
                    });
    if (is_best) {
      return own.first;
    }
  }
  return {};
}

bool is_foreign(const std::string& language,
                const std::string& query_language) {
  return !query_language.empty() && !language.empty() &&
         language != query_language;
}

}  // namespace dateline
