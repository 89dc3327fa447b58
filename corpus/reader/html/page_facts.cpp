#include "corpus/reader/html/page_facts.hpp"

#include <algorithm>

#include "corpus/reader/html/text_rendering.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_metas = 2000;
constexpr std::size_t max_meta_bytes = 20000;
constexpr std::size_t max_scripts = 100;

bool is_linked_data(std::string_view type) {
  return ascii_lower(type).find("ld+json") != std::string::npos;
}

bool has_token(std::string_view tokens, std::string_view wanted) {
  const std::string lower = " " + ascii_lower(tokens) + " ";
  return lower.find(" " + std::string(wanted) + " ") != lower.npos;
}

}  // namespace

PageFacts::PageFacts(const HtmlTree& tree, std::string_view address) {
  std::vector<std::string_view> scripts;
  language_ = tree.attribute(0, "lang");
  if (language_.empty()) language_ = tree.attribute(0, "xml:lang");
  for (std::size_t at = 0; at < tree.size(); ++at) {
    switch (tree[at].tag) {
      case GUMBO_TAG_META:
        read_meta(tree, at);
        break;
      case GUMBO_TAG_LINK:
        read_link(tree, at);
        break;
      case GUMBO_TAG_BASE:
        if (base_.empty()) base_ = tree.attribute(at, "href");
        break;
      case GUMBO_TAG_TITLE:
        if (title_.empty() && tree[at].end > at + 1 &&
            tree[tree[at].parent].tag != GUMBO_TAG_SVG) {
          title_ = plain_line(truncated(tree[at + 1].text, max_meta_bytes));
        }
        break;
      case GUMBO_TAG_SCRIPT:
        if (scripts.size() < max_scripts && tree[at].end > at + 1 &&
            is_linked_data(tree.attribute(at, "type"))) {
          scripts.push_back(tree[at + 1].text);
        }
        break;
      default:
        break;
    }
  }
  linked_data_ = read_linked_data(
      scripts, canonical_link_.empty() ? address : canonical_link_);
}

void PageFacts::read_meta(const HtmlTree& tree, std::size_t node) {
  std::string_view content = tree.attribute(node, "content");
  // A frequent mistake, which browsers do not show.
  if (is_blank(content)) content = tree.attribute(node, "value");
  if (metas_.size() >= max_metas || is_blank(content)) return;
  for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string_view name = tree.attribute(node, key);
    if (name.empty()) continue;
    metas_.emplace_back(ascii_lower(trimmed(name)),
                        truncated(content, max_meta_bytes));
  }
}

void PageFacts::read_link(const HtmlTree& tree, std::size_t node) {
  if (canonical_link_.empty() &&
      has_token(tree.attribute(node, "rel"), "canonical")) {
    canonical_link_ = trimmed(tree.attribute(node, "href"));
  }
}

std::string PageFacts::meta(
    std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    for (const auto& [key, content] : metas_) {
      if (key == name) return plain_line(content);
    }
  }
  return "";
}

std::vector<std::string> PageFacts::all_meta(std::string_view name) const {
  std::vector<std::string> contents;
  for (const auto& [key, content] : metas_) {
    if (key == name) contents.push_back(plain_line(content));
  }
  return contents;
}

bool is_front_page(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == address.npos) return address.empty() || address == "/";
  const std::size_t path = address.find('/', scheme + 3);
  return path == address.npos || path + 1 == address.size();
}

}  // namespace dateline
