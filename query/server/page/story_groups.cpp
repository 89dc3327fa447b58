#include "query/server/page/story_groups.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "corpus/text/lines.hpp"

namespace dateline::server {
namespace {

using Runs = std::set<std::string>;

constexpr std::size_t words_of_a_run = 8;

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  bool is_within = false;
  for (const char c : text) {
    if (is_ascii_space(c)) {
      is_within = false;
      continue;
    }
    if (!is_within) words.emplace_back();
    is_within = true;
    words.back() += ascii_lower(c);
  }
  return words;
}

Runs runs_of(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  Runs runs;
  for (std::size_t i = 0; i + words_of_a_run <= words.size(); ++i) {
    std::string run;
    for (std::size_t j = 0; j < words_of_a_run; ++j) run += words[i + j] + ' ';
    runs.insert(run);
  }
  return runs;
}

bool are_half_the_same(const Runs& a, const Runs& b) {
  Runs both;
  std::ranges::set_intersection(a, b, std::inserter(both, both.end()));
  return !both.empty() && both.size() * 2 >= a.size() + b.size() - both.size();
}

}  // namespace

std::vector<StoryGroup> story_groups(const std::vector<Hit>& hits) {
  std::vector<StoryGroup> groups;
  std::vector<Runs> runs;  // of the first hit of each group
  for (const Hit& hit : hits) {
    Runs own = runs_of(hit.text);
    std::size_t i = 0;
    while (i < groups.size() && (groups[i].first->article == hit.article ||
                                 (groups[i].first->text != hit.text &&
                                  !are_half_the_same(runs[i], own)))) {
      ++i;
    }
    if (i < groups.size()) {
      groups[i].prints.push_back(&hit);
    } else {
      groups.push_back({&hit, {}});
      runs.push_back(std::move(own));
    }
  }
  return groups;
}

}  // namespace dateline::server
