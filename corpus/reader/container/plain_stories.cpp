#include "corpus/reader/container/plain_stories.hpp"

#include <array>
#include <set>
#include <string>
#include <utility>

#include "corpus/reader/xml/stories.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// How far below a story its fields can stand: in a head and a body, at most.
constexpr int deepest_field = 3;

bool is_named(const pugi::xml_node& node, const FieldNames& names,
              FieldMember member) {
  const auto field = names.find(local_name(node));
  return field && field->member == member;
}

// The best of the elements of a field that are `depth` below the story.
struct BestElement {
  pugi::xml_node node;
  unsigned rank = 0;
};

void find_field(const pugi::xml_node& story, int depth, FieldMember member,
                const FieldNames& names, BestElement& best) {
  for (const pugi::xml_node node : story.children()) {
    if (node.type() != pugi::node_element) continue;
    if (depth > 1) {
      find_field(node, depth - 1, member, names, best);
      continue;
    }
    const auto field = names.find(local_name(node));
    if (!field || field->member != member) continue;
    const std::string text = text_of(node);
    if (is_blank(text) || text == "true" || text == "false") continue;
    if (!best.node || field->rank < best.rank) best = {node, field->rank};
  }
}

// The element of a field: the shallower the better.
pugi::xml_node element_of(const pugi::xml_node& story, FieldMember member,
                          const FieldNames& names, int deepest) {
  BestElement best;
  for (int depth = 1; depth <= deepest && !best.node; ++depth) {
    find_field(story, depth, member, names, best);
  }
  return best.node;
}

// Whether an element has a text, or a summary, and a place for a title, at this
// depth.
bool is_plain_story(const pugi::xml_node& node, const FieldNames& names,
                    int depth, FieldMember text = &ArticleFields::text) {
  if (!element_of(node, text, names, depth)) return false;
  if (element_of(node, &ArticleFields::title, names, depth)) return true;
  return static_cast<bool>(node.find_child([&](const pugi::xml_node& child) {
    return is_named(child, names, &ArticleFields::title);
  }));
}

bool is_embedded_story(const pugi::xml_node& node) {
  return local_name(node) == "nitf" || local_name(node) == "newsItem";
}

// The outermost elements below `root`, and itself, for which is_story() holds.
template <typename IsStory>
std::vector<pugi::xml_node> outermost(const pugi::xml_node& root,
                                      IsStory is_story) {
  std::vector<pugi::xml_node> found;
  pugi::xml_node at = root;
  while (at) {
    const bool is_found = is_story(at);
    if (is_found) found.push_back(at);
    pugi::xml_node next = is_found ? pugi::xml_node() : at.first_child();
    while (!next && at && at != root) {
      next = at.next_sibling();
      if (!next) at = at.parent();
    }
    at = next;
  }
  return found;
}

}  // namespace

std::vector<pugi::xml_node> plain_stories(const pugi::xml_node& root,
                                          const FieldNames& names) {
  std::vector<pugi::xml_node> stories = outermost(root, is_embedded_story);
  for (int depth = 1; depth <= deepest_field && stories.empty(); ++depth) {
    stories = outermost(root, [&](const pugi::xml_node& node) {
      return is_plain_story(node, names, depth);
    });
    if (stories.empty()) continue;
    // A story without a text is known by the name of the others.
    const std::string name(local_name(stories.front()));
    const std::set<pugi::xml_node> with_text(stories.begin(), stories.end());
    stories = outermost(root, [&](const pugi::xml_node& node) {
      return with_text.contains(node) ||
             (local_name(node) == name &&
              is_plain_story(node, names, depth, &ArticleFields::summary));
    });
  }
  return stories;
}

ArticleFields plain_fields(const pugi::xml_node& story,
                           const FieldNames& names) {
  if (is_embedded_story(story)) {
    return story_kind(local_name(story))->fields(story);
  }
  constexpr std::array members = {
      &ArticleFields::id,      &ArticleFields::title,
      &ArticleFields::text,    &ArticleFields::summary,
      &ArticleFields::source,  &ArticleFields::date,
      &ArticleFields::url,     &ArticleFields::author,
      &ArticleFields::language};
  ArticleFields fields;
  for (const FieldMember member : members) {
    const pugi::xml_node node = element_of(story, member, names, deepest_field);
    const bool is_text =
        member == &ArticleFields::text || member == &ArticleFields::summary;
    fields.*member =
        is_text ? content_of(node) : std::string(trimmed(text_of(node)));
  }
  if (fields.language.empty()) fields.language = attribute_of(story, "lang");
  fields.markup = Markup::yes;
  return fields;
}

}  // namespace dateline
