#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/query.hpp"

namespace dateline {

// A half-open range of bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;
};

// How closely a passage's word matches the query's, closest first.
enum class MatchLevel {
  literal,  // the same letters, case too
  folded,   // but for case, accents, hyphens, possessives, dots of acronyms
  stemmed,  // the same stem
  prefix,
  fuzzy,
  none,  // not in the passage
};

std::string_view to_string(MatchLevel level);

// How one word or phrase of the query matched.
struct WordMatch {
  std::string word;  // as the user wrote it
  MatchLevel level = MatchLevel::none;
  std::vector<std::string> found;  // what the text says instead, at most three
};

// One passage that answers a query. It stands alone: all strings are its own.
struct Hit {
  unsigned rank = 0;  // 1 is best; equal scores: newer first, then passage id
  double score = 0;  // above 0 if a word ranked; compare within one result list
  std::string passage;  // stable id: article#ordinal
  std::string article;
  std::string title;  // "" if the article has none
  std::optional<std::string> source;
  std::optional<std::string> date;      // YYYY-MM-DD, YYYY-MM or YYYY
  std::optional<std::string> language;  // ISO 639-1
  std::optional<std::string> url;
  std::optional<std::string> author;
  std::optional<std::string> origin;  // path of the file it was read from
  std::size_t line = 0;    // of `origin`, where the article's record begins
  unsigned ordinal = 0;    // of the passage in its article, from 1
  unsigned paragraph = 0;  // in which the passage begins, from 1
  std::size_t offset = 0;  // bytes, in what the article was read from
  std::size_t length = 0;  // bytes; text.size()
  std::string text;
  std::vector<Span> spans;  // in `text`: what matched; sorted, disjoint
  std::vector<Span>
      title_spans;  // in `title`; only for an article's first passage
  std::vector<WordMatch> matches;  // by query word, in the query's order
  std::string why;                 // the same as one line for people
};

// What a search found.
struct Results {
  std::vector<Hit> hits;            // best first
  std::vector<Note> notes;          // what of the query was not used, and why
  std::size_t estimated_total = 0;  // passages that match, about

  auto begin() const { return hits.begin(); }
  auto end() const { return hits.end(); }
  bool empty() const { return hits.empty(); }
};

}  // namespace dateline
