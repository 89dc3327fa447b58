#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

// The words that stand before the names of authors, in one table.
namespace dateline {

// What a word at the beginning of a line says of what follows it.
enum class BylineWordKind {
  byline,          // a name follows: "By Jane Doe", "Autor: Jana Doe"
  may_begin_name,  // it may be a part of the name, too: "Von Trapp", "Di Maria"
  of_web_pages     // a name follows on web pages: "Read more about Jane Doe"
};

struct BylineWord {
  BylineWordKind kind;
  std::size_t size = 0;  // in bytes, with the space behind it
};

// The word before a name with which a line begins, in small letters or
// capitals. Nothing if there is none, or nothing behind it. Safe from any
// thread.
std::optional<BylineWord> byline_word_at(std::string_view line);

// Whether a text is a label of web pages with names behind its colon or below
// it: "Author(s)", "作者："; the colon may be left out. Safe from any thread.
bool is_byline_label(std::string_view text);

// Whether it is a label that needs no colon: "written by". Safe from any
// thread.
bool is_byline_preposition(std::string_view text);

}  // namespace dateline
