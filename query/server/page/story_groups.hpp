#pragma once

#include <vector>

#include "dateline/results.hpp"

namespace dateline::server {

// A hit, and the hits behind it that print the same story.
struct StoryGroup {
  const Hit* first = nullptr;
  std::vector<const Hit*> prints;
};

// Puts the hits that say the same with the first of them, in the order of the
// list. Two passages of different articles say the same if they have the same
// text, or if of every run of 8 words that one or both have, half or more are
// in both. The hits must outlive the groups.
std::vector<StoryGroup> story_groups(const std::vector<Hit>& hits);

}  // namespace dateline::server
