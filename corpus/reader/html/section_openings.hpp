#pragma once

#include <string>

#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// How a short block opens what is no part of the article above it, by its
// words in two dozen languages.
enum class SectionOpening {
  none,
  comments_heading,  // "Comments (3)", "3 responses to Crane falls"
  comments_line,     // "View all comments", no heading
  comments_count,    // "14 comments", or "Print | 14 comments | RSS"
  other              // "Related stories", "About the author"
};
SectionOpening section_opening(const TextBlock& block);

// The number of a comments_count, as its digits.
std::string comments_count(const TextBlock& block);

// Whether a short block stands beside one comment: "Reply", "Jane says:".
bool is_label_of_comment(const TextBlock& block);

}  // namespace dateline
