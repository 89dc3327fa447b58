#pragma once

#include <string_view>
#include <vector>

#include "corpus/splitter/passage.hpp"

namespace dateline {

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
