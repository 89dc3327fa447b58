#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// What single characters mean in a query text. Texts are UTF-8; bytes that are
// not are ordinary characters.
namespace dateline {

// A quotation mark and the marks that close what it opens.
struct QuoteMark {
  std::string_view open;
  std::string_view close[3];
};

// The mark at `at` that opens a phrase; null if there is none.
const QuoteMark* phrase_quote_at(std::string_view text, std::size_t at);

// Bytes of the closing mark of `quote` at `at`; 0 if none is there.
std::size_t closing_length(const QuoteMark& quote, std::string_view text,
                           std::size_t at);

// Bytes of the white space character (Unicode White_Space) at `at`, or 0.
std::size_t space_length(std::string_view text, std::size_t at);

// The first place from `at` on that holds no white space.
std::size_t end_of_space(std::string_view text, std::size_t at);

// Bytes of the escape at `at`, a backslash and what it makes text, or 0. Only
// ASCII punctuation and quotation marks can be escaped.
std::size_t escape_length(std::string_view text, std::size_t at);

// Whether an odd number of backslashes stands before `at`.
bool is_escaped(std::string_view text, std::size_t at);

// The end of the word at `at`: white space, a parenthesis or a phrase quote.
std::size_t word_end(std::string_view text, std::size_t at);

// What stands between the single quotes that enclose all of `word`; empty if
// it is not so enclosed.
std::string_view inside_single_quotes(std::string_view word);

// A word or quotation without its escapes. A backslash before its first
// character is an escape whatever that is, so that \AND can be written.
std::string unescape(std::string_view raw);

// A word written so that no character in it is an operator.
std::string escape_word(std::string_view text);

// What stands in a quotation, written so that nothing in it ends it.
std::string escape_phrase(std::string_view text);

bool is_digit(char c);

std::size_t count_characters(std::string_view text);

// The number that `digits` writes; `limit` + 1 if it is above `limit`.
unsigned bounded_number(std::string_view digits, unsigned limit);

}  // namespace dateline
