#include "corpus/reader/xml/stories.hpp"

#include <algorithm>
#include <iterator>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

std::vector<pugi::xml_node> no_stories(const pugi::xml_node&) { return {}; }
ArticleFields no_fields(const pugi::xml_node&) { return {}; }

constexpr std::string_view empty_item = "an item without a title or a text";
constexpr std::string_view other_item =
    "a news item without a text, such as a picture";

constexpr StoryKind kinds[] = {
    {"rss", "item", feed_items, feed_fields, empty_item},
    {"rdf", "item", feed_items, feed_fields, empty_item},
    {"feed", "entry", feed_items, feed_fields, empty_item},
    {"channel", "", feed_items, feed_fields, empty_item},
    {"entry", "", feed_items, feed_fields, empty_item},
    {"newsml", "", newsml_items, newsml_fields, other_item},
    {"newsmessage", "", newsml_g2_items, newsml_g2_fields, other_item},
    {"newsitem", "", newsml_g2_items, newsml_g2_fields, other_item},
    {"mediawiki", "page", mediawiki_pages, mediawiki_fields,
     "a page of a wiki that is no article"},
    {"nitf", "", nitf_items, nitf_fields, "a NITF document without a text"},
    {"packageitem", "", no_stories, no_fields, "a list of news items"},
    {"groupset", "", no_stories, no_fields, "a list of news items"},
    {"conceptitem", "", no_stories, no_fields, "a term, a person or an event"},
    {"knowledgeitem", "", no_stories, no_fields, "a vocabulary"},
    {"planningitem", "", no_stories, no_fields, "a plan for news"},
    {"catalogitem", "", no_stories, no_fields, "a list of vocabularies"},
    {"opml", "", no_stories, no_fields, "a list of feeds"},
    {"svg", "", no_stories, no_fields, "a picture"},
};

}  // namespace

const StoryKind* story_kind(std::string_view root) {
  const std::string name = ascii_lower(root);
  const auto* found = std::ranges::find(kinds, name, &StoryKind::root);
  return found == std::end(kinds) ? nullptr : found;
}

}  // namespace dateline
