#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Why a search finds nothing.
enum class Cause {
  none,          // it finds something, or the time limit ended the diagnosis
  empty_index,   // the index has no passage
  no_words,      // the query has no word to look for
  unknown_word,  // no passage has a word that is required
  wrong_order,   // passages have all words of a phrase, but not in a row
  other_form,    // passages have the word, but in other letters or case
  too_far,       // passages have all words of a NEAR, but too far apart
  apart,         // passages have each part, but no passage has all of them
  filter,        // a field or a filter of the options excludes all matches
  excluded,      // a NOT excludes all matches
};

// The cause in one word or two: "wrong order".
std::string_view to_string(Cause cause);

// A word of the index that is spelt nearly like a word of the query.
struct Spelling {
  std::string word;          // as it is most often written
  std::size_t passages = 0;  // that have it in any inflected form
};

// One word of the query. The words of a phrase are counted one by one.
struct WordCount {
  std::string word;          // as the user wrote it, "*" and "~" included
  std::size_t begin = 0;     // bytes of the query text, half-open, of the word,
  std::size_t end = 0;       // or of the phrase that it is part of
  std::size_t passages = 0;  // that have it in any inflected form
  std::vector<Spelling> spellings;  // likeliest first; only of rare words
};

// What is known of a search that finds nothing or little.
struct Diagnosis {
  Cause cause = Cause::none;
  std::vector<std::string> about;  // the parts of the query that are the cause,
                                   // as the user wrote them
  std::size_t articles = 0;        // of `apart`: that have all of `about`, in
                                   // different passages
  std::vector<WordCount> words;  // in the query's order, without excluded ones

  // The query with the likeliest spellings, if a search for it finds something.
  std::optional<std::string> corrected;

  bool stopped = false;  // by SearchOptions::time_limit: it is not complete
  std::string text;      // all of this for people, in one to five lines; empty
                         // if there is nothing to say
};

}  // namespace dateline
