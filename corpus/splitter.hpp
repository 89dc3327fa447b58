#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/article.hpp"

namespace dateline {

// Passages aim at this many words and never pass the limit. Words are counted
// as ICU does, so the counts hold for Chinese and Thai too.
inline constexpr unsigned passage_target_words = 100;
inline constexpr unsigned passage_limit_words = 200;

// Nor do they pass this many bytes, whatever a "word" is: base64, a ruler of
// dashes. 200 words of real text are rarely above 3 KiB.
inline constexpr std::size_t passage_limit_bytes = 8192;

// Cuts an article's text into passages that partition it. Short paragraphs are
// joined, long ones (over 150 words) cut at sentence ends (ICU, rules of
// `language`); a sentence over the limit is cut at line ends, else between
// words, and what is over the limit of bytes between characters. A heading
// stays with what follows it. An empty text gives one empty passage, so that an
// article of a title alone can be found.
//
// `text` is valid UTF-8; 2 GiB and more throw std::length_error. `language` is
// an ISO 639-1 code or "". Pure function; safe from any thread.
std::vector<Passage> split(std::string_view text, std::string_view language);

}  // namespace dateline
