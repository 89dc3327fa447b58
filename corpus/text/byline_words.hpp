#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline {

// What a word before a name says of what follows it.
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

}  // namespace dateline
