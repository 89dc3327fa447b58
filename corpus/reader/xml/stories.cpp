#include "corpus/reader/xml/stories.hpp"

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

constexpr StoryKind kinds[] = {
    {"rss", feed_items, feed_fields},
    {"RDF", feed_items, feed_fields},
    {"feed", feed_items, feed_fields},
    {"channel", feed_items, feed_fields},
    {"NewsML", newsml_items, newsml_fields},
    {"newsMessage", newsml_g2_items, newsml_g2_fields},
    {"newsItem", newsml_g2_items, newsml_g2_fields},
    {"nitf", nitf_items, nitf_fields},
};

}  // namespace

const StoryKind* story_kind(std::string_view root) {
  const auto* found = std::ranges::find(kinds, root, &StoryKind::root);
  return found == std::end(kinds) ? nullptr : found;
}

}  // namespace dateline
