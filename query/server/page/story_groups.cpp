#include "query/server/page/story_groups.hpp"

#include <cstdint>

namespace dateline::server {

std::vector<StoryGroup> story_groups(const std::vector<Hit>& hits,
                                     const std::vector<std::size_t>& stories) {
  constexpr std::size_t none = SIZE_MAX;
  std::vector<StoryGroup> groups;
  std::vector<std::size_t> group_of(hits.size(), none);  // by story
  for (std::size_t i = 0; i < hits.size(); ++i) {
    std::size_t& group = group_of[stories[i]];
    if (group == none) {
      group = groups.size();
    } else if (groups[group].first->article != hits[i].article) {
      groups[group].prints.push_back(&hits[i]);
      continue;
    }
    groups.push_back({&hits[i], {}});
  }
  return groups;
}

}  // namespace dateline::server
