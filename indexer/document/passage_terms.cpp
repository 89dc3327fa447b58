#include "indexer/document/passage_terms.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/header_words.hpp"

namespace dateline {
namespace {

using Terms = PassageDocument::Terms;
using Words = std::vector<const Word*>;

void append_words(const std::vector<Token>& tokens, Words& words) {
  for (const Token& token : tokens) words.push_back(token.word);
}

// Calls `each` with a word of every distinct term and the number of times that
// the term occurs. Different words can have the same term, and then have the
// same fingerprint, by which they are found without comparing texts.
template <typename Each>
void each_distinct(Words words, Each each) {
  std::ranges::sort(words, [](const Word* a, const Word* b) {
    if (a->fingerprint != b->fingerprint) {
      return a->fingerprint < b->fingerprint;
    }
    return a != b && a->term < b->term;
  });
  for (auto first = words.begin(); first != words.end();) {
    const Word& word = **first;
    const auto last = std::find_if(first, words.end(), [&](const Word* other) {
      return other != &word && (other->fingerprint != word.fingerprint ||
                                other->term != word.term);
    });
    each(word, static_cast<std::uint32_t>(last - first));
    first = last;
  }
}

// Sorts the terms of an article, and makes one of those with equal names, as a
// name's words can be.
void sort_and_unite(Terms& terms) {
  std::ranges::sort(terms, {}, &PassageDocument::Term::name);
  const auto have_one_name = [](const auto& a, const auto& b) {
    return a.name == b.name;
  };
  terms.erase(std::unique(terms.begin(), terms.end(), have_one_name),
              terms.end());
}

// The title counts as text of an article's first passage.
Words words_of(const TokenizedText& title, const TokenizedText& text,
               const PassageRecord& record) {
  Words words;
  words.reserve(title.tokens.size() + text.tokens.size());
  if (record.ordinal == 1) append_words(title.tokens, words);
  append_words(text.tokens, words);
  return words;
}

// The terms of the tokens with which a passage begins that is not its article's
// first. Two of these tokens can have one term, which is then added once: a
// posting list has each passage once.
void add_begin_terms(const std::vector<Token>& tokens,
                     PassageDocument& document) {
  const auto add = [&document](const std::string& stem) {
    std::string name = schema::begin_term(document.language, stem);
    if (std::ranges::find(document.terms, name, &PassageDocument::Term::name) ==
        document.terms.end()) {
      document.terms.push_back({std::move(name), 0});
    }
  };
  if (tokens.empty()) {
    add("");
  }
  for (const Token& token : tokens) {
    if (token.position > 1) {
      break;
    }
    if (token.kind != TokenKind::bigram) {
      add(token.word->term);
    }
  }
}

void add_body_terms(Words words, PassageDocument& document) {
  each_distinct(std::move(words), [&](const Word& word, std::uint32_t wdf) {
    document.terms.push_back(
        {schema::body_term(document.language, word.term), wdf});
  });
}

}  // namespace

PassageDocument::Terms article_terms(const PassageRecord& article,
                                     const TokenizedText& title) {
  Terms terms{{schema::article_term(article.article), 0},
              {schema::language_term(article.language), 0}};
  if (!article.source.empty()) {
    terms.push_back({schema::source_term(article.source), 0});
  }
  if (!article.author.empty()) {
    terms.push_back({schema::author_term(article.author), 0});
    for (const std::string& word : author_words(article.author)) {
      terms.push_back({schema::author_word_term(word), 0});
    }
  }
  for (const std::string& key : address_prefixes(article.url)) {
    terms.push_back({schema::address_term(key), 0});
  }
  if (!article.origin.empty()) {
    terms.push_back({schema::origin_term(article.origin), 0});
  }
  Words words;
  append_words(title.tokens, words);
  each_distinct(std::move(words), [&](const Word& word, std::uint32_t) {
    terms.push_back({schema::title_term(article.language, word.term), 0});
  });
  sort_and_unite(terms);
  return terms;
}

void set_terms(const Terms& common, const TokenizedText& title,
               const TokenizedText& text, const PassageRecord& record,
               PassageDocument& document) {
  Words words = words_of(title, text, record);
  document.language = record.language;
  document.length = static_cast<std::uint32_t>(words.size());
  constexpr std::size_t begin_terms = 3;  // or less
  document.terms.reserve(common.size() + begin_terms + words.size());
  document.terms = common;
  if (record.ordinal > 1) add_begin_terms(text.tokens, document);
  add_body_terms(std::move(words), document);
  // A passage of a few words again and again has few terms.
  if (document.terms.capacity() > 2 * document.terms.size()) {
    document.terms.shrink_to_fit();
  }
}

}  // namespace dateline
