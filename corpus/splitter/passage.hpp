#pragma once

#include <cstddef>

namespace dateline {

// The unit that is indexed and ranked: a run of an article's text. The passages
// of an article partition its text: joined in order they give it back.
struct Passage {
  unsigned ordinal = 0;    // from 1, in reading order
  unsigned paragraph = 0;  // from 1: the paragraph in which it begins
  std::size_t offset = 0;  // in bytes, in Article::text
  std::size_t length = 0;  // in bytes
};

// Passages aim at this many words and never pass the limit. Words are counted
// as ICU does, so the counts hold for Chinese and Thai too.
inline constexpr unsigned passage_target_words = 100;
inline constexpr unsigned max_passage_words = 200;

// Nor do they pass this many bytes, whatever a "word" is: base64, a ruler of
// dashes. 200 words of real text are rarely above 3 KiB.
inline constexpr std::size_t max_passage_bytes = 8192;

}  // namespace dateline
