#pragma once

#include <cstddef>
#include <vector>

#include "dateline/results.hpp"

namespace dateline::server {

// A hit, and the hits behind it that print the same story.
struct StoryGroup {
  const Hit* first = nullptr;
  std::vector<const Hit*> prints;
};

// Puts the hits of one story, as Searcher::stories() tells, behind the first of
// them, in the order of the list; other passages of the first one's article
// stay apart. The hits must outlive the groups.
std::vector<StoryGroup> story_groups(const std::vector<Hit>& hits,
                                     const std::vector<std::size_t>& stories);

}  // namespace dateline::server
