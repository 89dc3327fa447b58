#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// An element or a text of a page.
struct HtmlNode {
  GumboTag tag = GUMBO_TAG_LAST;  // GUMBO_TAG_LAST for a text
  std::size_t parent = 0;         // that of the root is itself
  std::size_t end = 0;  // behind the last descendant; a subtree is [node, end)
  std::string_view text;                  // of a text; empty for an element
  const GumboElement* element = nullptr;  // null for a text

  bool is_text() const { return element == nullptr; }
};

class MarkupArena;

// A page as a list of its nodes in the order of the markup, so that every walk
// over it is a loop and needs no stack. Node 0 is <html>.
//
// Any bytes make a tree: markup that nests without end is flattened (see
// tamed_markup()), and of markup that would need far more memory than a page
// does only the text is read. Takes time in proportion to the markup. Not
// copyable; safe to read from any thread.
class HtmlTree {
 public:
  // `html` is valid UTF-8 and need not outlive the call.
  explicit HtmlTree(std::string_view html);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  std::size_t size() const { return nodes_.size(); }
  const HtmlNode& operator[](std::size_t node) const { return nodes_[node]; }

  // The value of an attribute; empty if there is none. `name` is in lower case.
  std::string_view attribute(std::size_t node, const char* name) const;

  // The text below a node, without scripts and styles, each run of white space
  // one space, trimmed. At most `max_bytes` or a little more.
  std::string text_below(std::size_t node, std::size_t max_bytes) const;

 private:
  std::string markup_;  // a copy, because Gumbo's names of tags point into it
  std::unique_ptr<MarkupArena> arena_;
  std::vector<HtmlNode> nodes_;
};

// Whether an element begins and ends a line of its own.
bool is_block_element(GumboTag tag);

// Whether it is <h1> to <h6>.
bool is_heading_tag(GumboTag tag);

// Whether what stands in an element is no text for readers: scripts, styles,
// forms' controls, pictures, frames.
bool is_unread_element(GumboTag tag);

}  // namespace dateline
