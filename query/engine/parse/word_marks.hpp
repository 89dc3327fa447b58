#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// What the stars and question marks of an unquoted word are.
struct WordMarks {
  enum class Kind {
    text,       // there are none, or they are plainly text: C++?, 5*3, a?b=c
    prefix,     // veto*
    wildcard,   // pr?ce, *kowsky
    star_only,  // a star without any letter
    misplaced,  // meant as operators, but where they cannot be: e-m*l
  };
  Kind kind = Kind::text;
  std::string text;  // of a prefix without its star and with its escapes, of a
                     // wildcard the pattern
};

// Reads the marks of a word. Marks and punctuation at the end of a sentence are
// text (veto?), and so is a mark in a word that has no letter. In a wildcard
// everything else is a letter or digit; * stands for any number of characters
// and ? for one.
WordMarks word_marks(std::string_view raw);

// The stars and question marks of a text.
std::size_t count_wildcard_marks(std::string_view text);

}  // namespace dateline
