#include <utility>

#include "corpus/reader/xml/nitf_body.hpp"
#include "corpus/reader/xml/stories.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

std::string first_filled(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (!is_blank(text)) return text;
  }
  return "";
}

}  // namespace

// Pictures come with captions and credits, which are no part of the text.
std::string nitf_text(const pugi::xml_node& content) {
  pugi::xml_document copy;
  const pugi::xml_node root = copy.append_copy(content);
  remove_below(root, "media");
  return markup_of(root);
}

std::vector<pugi::xml_node> nitf_items(const pugi::xml_node& root) {
  return {root};
}

ArticleFields nitf_fields(const pugi::xml_node& story) {
  const pugi::xml_node head = below(story, "body.head");
  const pugi::xml_node data = below(story, "docdata");
  ArticleFields fields;
  fields.title = first_filled({text_of(below(head, "hl1")),
                               text_of(below(head, "hedline")),
                               text_of(below(story, "title"))});
  fields.text = nitf_text(below(story, "body.content"));
  fields.author = first_filled({text_of(below(below(head, "byline"), "person")),
                                text_of(below(head, "byline"))});
  fields.source =
      first_filled({text_of(below(head, "distributor")),
                    attribute_of(below(data, "doc.copyright"), "holder"),
                    attribute_of(below(data, "doc-id"), "regsrc")});
  fields.id = attribute_of(below(data, "doc-id"), "id-string");
  fields.date =
      first_filled({attribute_of(below(data, "date.issue"), "norm"),
                    attribute_of(below(head, "story.date"), "norm"),
                    attribute_of(below(data, "date.release"), "norm"),
                    attribute_of(below(story, "pubdata"), "date.publication")});
  fields.url = attribute_of(below(story, "pubdata"), "ex-ref");
  fields.language = attribute_of(story, "lang");
  fields.markup = Markup::yes;
  return fields;
}

}  // namespace dateline
