#include "query/engine/plan/query_language.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "corpus/terms/stop_words.hpp"
#include "corpus/text/char_class.hpp"

namespace dateline {
namespace {

using Words = std::set<std::string>;

// Whether a word is a name or part of one, whatever its letters mean: "M" and
// "S" of M & S, "M&S", whose compound keeps the sign that joins them, "J. K.".
bool is_name_of_letters(std::string_view written,
                        const std::vector<Token>& tokens) {
  const auto is_compound = [](const Token& token) {
    return token.kind == TokenKind::compound;
  };
  const auto is_sign = [](const Token& token) {
    return token.word->folded.find_first_of("&+@.") != std::string::npos;
  };
  const auto is_letter = [&](const Token& token) {
    return token.kind == TokenKind::word &&
           char_at(written, token.begin).end == token.end;
  };
  if (tokens.size() == 1) {
    return is_letter(tokens[0]) &&
           u_isUUppercase(char_at(written, tokens[0].begin).code) != 0;
  }
  const bool has_sign = std::ranges::any_of(tokens, [&](const Token& token) {
    return is_compound(token) && is_sign(token);
  });
  return has_sign || (std::ranges::any_of(tokens, is_compound) &&
                      std::ranges::all_of(tokens, [&](const Token& token) {
                        return is_compound(token) || is_letter(token);
                      }));
}

void collect_stop_words(const QueryNode& node, Analyser& analyser,
                        Words& words) {
  if (node.kind == NodeKind::word) {
    const TokenizedText text = analyser.analyse(node.text);
    if (is_name_of_letters(node.text, text.tokens)) return;
    for (const Token& token : text.tokens) {
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

struct LanguageWords {
  std::string language;
  Words words;
};

// Those with enough stop words over which no other prevails.
std::vector<const Words*> leading(const std::vector<LanguageWords>& all) {
  constexpr std::size_t min_stop_words = 2;
  std::vector<const Words*> leaders;
  for (const LanguageWords& own : all) {
    const bool leads = own.words.size() >= min_stop_words &&
                       std::ranges::none_of(all, [&](const auto& other) {
                         return prevails(other.words, own.words);
                       });
    if (leads) leaders.push_back(&own.words);
  }
  return leaders;
}

// What the analysers of all languages make of words that are nothing but stop
// words in each of `possible`, and of no other word of the query.
class StopForms {
 public:
  StopForms(const std::vector<std::string>& possible,
            const std::vector<std::string>& languages, Analysers& analysers)
      : possible_(possible), languages_(languages), analysers_(analysers) {}

  void add(const QueryNode& node) {
    if (node.kind == NodeKind::word) {
      const bool is_stop =
          std::ranges::all_of(possible_, [&](const std::string& language) {
            return has_only_stop_words(node.text, language);
          });
      for (const std::string& language : languages_) {
        const TokenizedText text = analysers_.of(language).analyse(node.text);
        for (const Token& token : text.tokens) {
          (is_stop ? stop_ : content_).insert(token.word->folded);
        }
      }
    }
    for (const QueryNode& child : node.children) add(child);
  }

  Words take() {
    std::erase_if(stop_, [this](const std::string& folded) {
      return content_.contains(folded);
    });
    return std::move(stop_);
  }

 private:
  bool has_only_stop_words(const std::string& word,
                           const std::string& language) {
    const TokenizedText text = analysers_.of(language).analyse(word);
    return !text.tokens.empty() && !is_name_of_letters(word, text.tokens) &&
           std::ranges::all_of(text.tokens, [](const Token& token) {
             return token.word->stop || !token.is_base();
           });
  }

  const std::vector<std::string>& possible_;
  const std::vector<std::string>& languages_;
  Analysers& analysers_;
  Words stop_, content_;
};

}  // namespace

bool QueryLanguage::has_stop_word(const std::string& folded) const {
  return stop_forms_.contains(folded) ||
         (!possible_.empty() &&
          std::ranges::all_of(possible_, [&](const std::string& language) {
            return is_stop_word(language, folded);
          }));
}

bool QueryLanguage::is_foreign(const std::string& language) const {
  return !possible_.empty() && !language.empty() &&
         std::ranges::find(possible_, language) == possible_.end();
}

QueryLanguage possible_languages(const Query& query,
                                 const std::vector<std::string>& languages,
                                 Analysers& analysers) {
  std::vector<LanguageWords> all;
  for (const std::string& language : languages) {
    all.push_back({language, {}});
    collect_stop_words(query.root(), analysers.of(language), all.back().words);
  }
  const std::vector<const Words*> leaders = leading(all);
  std::vector<std::string> possible;
  for (const LanguageWords& own : all) {
    const bool is_beaten = std::ranges::all_of(
        leaders,
        [&](const Words* leader) { return prevails(*leader, own.words); });
    if (!leaders.empty() && !is_beaten) possible.push_back(own.language);
  }
  if (possible.empty()) return {};
  StopForms forms(possible, languages, analysers);
  forms.add(query.root());
  return {std::move(possible), forms.take()};
}

}  // namespace dateline
