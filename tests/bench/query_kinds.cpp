#include "query_kinds.hpp"

#include <algorithm>
#include <random>
#include <utility>

namespace dateline {
namespace {

using Words = std::vector<std::string>;

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

// Quotation marks and dashes, U+2000 to U+203F: a quotation that is not closed
// would make a phrase of a word.
bool is_punctuation(const std::string& text, std::size_t at) {
  return text.compare(at, 2, "\xE2\x80") == 0;
}

// Other bytes that are not ASCII count as letters.
Words words_of(const std::string& text) {
  Words words;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_punctuation(text, i)) {
      i += 2;
      inside = false;
    } else if (is_letter(text[i])) {
      if (!std::exchange(inside, true)) {
        words.emplace_back();
      }
      words.back() += text[i];
    } else {
      inside = false;
    }
  }
  return words;
}

// Passages without a word that none has are all of them.
std::vector<Hit> newest_passages(Searcher& searcher) {
  constexpr std::size_t enough = 2000;
  SearchOptions options;
  options.page.limit = enough;
  return searcher.search("-qxzqxzqxz", options).hits;
}

// A beginning of up to six bytes that ends with a whole character.
std::string beginning(const std::string& word, std::size_t length) {
  while (length < word.size() && (word[length] & 0xC0) == 0x80) {
    ++length;
  }
  return word.substr(0, length);
}

std::string joined(const Words& words, std::size_t at, std::size_t count) {
  std::string text;
  for (std::size_t i = at; i < std::min(at + count, words.size()); ++i) {
    text += (text.empty() ? "" : " ") + words[i];
  }
  return text;
}

TimedQuery query_at(std::string_view kind, const Hit& passage,
                    const Words& words, std::size_t at, std::size_t chance) {
  const std::string& word = words[at];
  std::string text = word;
  TimedQuery made;
  if (kind == "phrase" || kind == "counted") {
    text = '"' + joined(words, at, 3) + '"';
  } else if (kind == "question") {
    constexpr std::size_t length = 12;
    made.query = Query::parse(joined(words, at, length), Syntax::plain);
    return made;
  } else if (kind == "prefix") {
    text = beginning(word, 2 + chance % 5) + "*";
  } else if (kind == "fuzzy") {
    text = word + "~";
  } else if (kind == "near") {
    text = word + " NEAR/5 " + words[std::min(at + 3, words.size() - 1)];
  } else if (kind == "filtered") {
    made.options.filters.to = passage.date.value_or("");
    made.options.filters.languages = {passage.language.value_or("en")};
  } else if (kind == "sorted") {
    made.options.sort = Sort::newest;
  }
  if (kind == "faceted" || kind == "counted") {
    made.options.facets = {Facet::source, Facet::year};
  }
  made.query = Query::parse(text);
  return made;
}

}  // namespace

std::vector<TimedQuery> queries_of_kind(std::string_view kind,
                                        Searcher& searcher, std::size_t count) {
  constexpr std::size_t shortest = 4, max_tries = 20;
  const std::vector<Hit> passages = newest_passages(searcher);
  std::mt19937 random(1);
  std::vector<TimedQuery> made;
  for (std::size_t i = 0;
       i < max_tries * count && made.size() < count && !passages.empty(); ++i) {
    const Hit& passage = passages[random() % passages.size()];
    const Words words = words_of(passage.text);
    const std::size_t at = words.empty() ? 0 : random() % words.size();
    if (at < words.size() && words[at].size() >= shortest) {
      made.push_back(query_at(kind, passage, words, at, random()));
    }
  }
  return made;
}

}  // namespace dateline
