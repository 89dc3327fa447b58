#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Why a search found nothing.
enum class Cause {
  none,          // it found something
  empty_index,   // the index holds no passage
  no_words,      // the query holds nothing to look for
  unknown_word,  // a word that is needed is in no passage
  wrong_order,   // passages have the words of a phrase, but not in a row
  other_form,    // passages have the word, but not in these letters and case
  too_far,       // passages have the words of a NEAR, but not so near
  apart,         // each is somewhere, but no passage has them together
  filter,        // a field or option removes all that the words find
  excluded,      // a NOT removes all that the words find
};

std::string_view to_string(Cause cause);

// A word of the index that is spelt nearly like one of the query.
struct Spelling {
  std::string word;          // as a passage has it
  std::size_t passages = 0;  // with any form of it
};

// A word of the query, those of phrases one by one.
struct WordCount {
  std::string word;       // as the user wrote it, "*" and "~" included
  std::size_t begin = 0;  // bytes of the query text, half-open, where the word
  std::size_t end = 0;    // or the phrase it is part of stands
  std::size_t passages = 0;         // with any form of it, all languages
  std::vector<Spelling> spellings;  // likeliest first; only of rare words
};

// What can be said of a search that found nothing or little.
struct Diagnosis {
  Cause cause = Cause::none;
  std::vector<std::string>
      about;                     // the parts of the query at fault, as written
  std::vector<WordCount> words;  // but those excluded, in the query's order
  // The query with the likeliest spellings, if that finds something.
  std::optional<std::string> corrected;
  bool stopped =
      false;         // by SearchOptions::timeout or stop: it is not complete
  std::string text;  // all of it for people: one to five lines
};

}  // namespace dateline
