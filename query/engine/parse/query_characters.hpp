#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// What single characters mean in a query text. Texts are UTF-8; bytes that are
// not valid UTF-8 are read as ordinary characters.
namespace dateline {

// An opening quotation mark and the marks that can close it.
struct QuoteMark {
  std::string_view open;
  std::string_view close[3];
};

// The mark at `at` that opens a phrase; null if there is none. A gershayim
// (corpus/text/quotation_mark.hpp) belongs to its word, and closes none either.
const QuoteMark* phrase_quote_at(std::string_view text, std::size_t at);

// Bytes of the closing mark of `quote` at `at`; 0 if none is there.
std::size_t closing_length(const QuoteMark& quote, std::string_view text,
                           std::size_t at);

// Bytes of the white space character (Unicode White_Space) at `at`, or 0.
std::size_t space_length(std::string_view text, std::size_t at);

// The first place from `at` on that is neither white space nor a character that
// is not seen, such as a mark of direction, which pasted text has before words.
std::size_t end_of_space(std::string_view text, std::size_t at);

// Bytes of the escape at `at`, which is a backslash and the character that it
// makes text; 0 if there is none. Only ASCII punctuation and quotation marks
// can be escaped.
std::size_t escape_length(std::string_view text, std::size_t at);

// Whether an odd number of backslashes stands before `at`.
bool is_escaped(std::string_view text, std::size_t at);

// Whether two words that stand side by side are one in spite of the space: the
// two of "J. K.", or "1 000" and "000". Punctuation may follow.
bool are_one_word(std::string_view word, std::string_view next);

// The end of the word at `at`, which is before the next white space,
// parenthesis or opening quotation mark.
std::size_t word_end(std::string_view text, std::size_t at);

// The text between the single quotes that enclose `word`; empty if it is not
// enclosed in single quotes.
std::string_view inside_single_quotes(std::string_view word);

// Removes the escapes from a word or quotation. A backslash at its beginning
// escapes any character, so that users can write \AND.
std::string unescape(std::string_view raw);

// Escapes a word so that none of its characters is read as an operator.
std::string escape_word(std::string_view text);

// Escapes the text of a quotation so that none of its characters ends it.
std::string escape_phrase(std::string_view text);

bool is_digit(char c);

// The number that `digits` are; `limit` + 1 if it is above `limit`.
unsigned bounded_number(std::string_view digits, unsigned limit);

}  // namespace dateline
