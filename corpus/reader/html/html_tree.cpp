#include "corpus/reader/html/html_tree.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstdlib>

#include "corpus/reader/html/markup_guard.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {

// Memory for one parse, given back as a whole. Gumbo's own way to free a tree
// recurses to the depth of the markup.
class MarkupArena {
 public:
  explicit MarkupArena(std::size_t max_bytes) : bytes_left_(max_bytes) {}

  // Does not return if the memory is used up: it jumps to `exhausted`. Between
  // there and here are only frames of Gumbo, which is C.
  void* allocate(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > free_) add_chunk(size);
    char* const allocated = at_;
    at_ += size;
    free_ -= size;
    return allocated;
  }

  std::jmp_buf exhausted;

 private:
  struct Free {
    void operator()(char* chunk) const { std::free(chunk); }
  };

  void add_chunk(std::size_t size) {
    const std::size_t bytes = std::max(size, chunk_bytes);
    char* const chunk =
        bytes > bytes_left_ ? nullptr : static_cast<char*>(std::malloc(bytes));
    if (chunk == nullptr) std::longjmp(exhausted, 1);
    chunks_.emplace_back(chunk);
    bytes_left_ -= bytes;
    at_ = chunk;
    free_ = bytes;
  }

  static constexpr std::size_t chunk_bytes = 256 * 1024;
  std::vector<std::unique_ptr<char, Free>> chunks_;
  std::size_t bytes_left_;
  char* at_ = nullptr;
  std::size_t free_ = 0;
};

namespace {

// Real pages need twenty times their size; small ones a few kilobytes more.
constexpr std::size_t memory_per_byte = 120;
constexpr std::size_t least_memory = 4 << 20;
constexpr std::size_t most_memory = 256 << 20;
constexpr std::size_t memory_for_text = 1 << 30;  // of what has no tags

std::size_t memory_for(std::size_t markup_bytes) {
  return std::min(least_memory + memory_per_byte * markup_bytes, most_memory);
}

void* allocate_in_arena(void* arena, std::size_t size) {
  return static_cast<MarkupArena*>(arena)->allocate(size);
}

void leave_to_arena(void*, void*) {}

// Null if the markup needs more memory than the arena has.
const GumboNode* parse_markup(const std::string& html, MarkupArena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate_in_arena;
  options.deallocator = leave_to_arena;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.exhausted) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

// All nodes below `root`, and itself, in the order of the markup.
std::vector<HtmlNode> listed_nodes(const GumboNode* root) {
  struct Open {
    const GumboVector* children;
    unsigned next;
    std::size_t node;
  };
  std::vector<HtmlNode> nodes;
  std::vector<Open> open;
  const auto add_element = [&](const GumboNode* node, std::size_t parent) {
    const GumboElement& element = node->v.element;
    open.push_back({&element.children, 0, nodes.size()});
    nodes.push_back({element.tag, parent, 0, {}, &element});
  };
  add_element(root, 0);
  while (!open.empty()) {
    Open& top = open.back();
    if (top.next == top.children->length) {
      nodes[top.node].end = nodes.size();
      open.pop_back();
      continue;
    }
    const auto* child =
        static_cast<const GumboNode*>(top.children->data[top.next++]);
    if (child->type == GUMBO_NODE_ELEMENT ||
        child->type == GUMBO_NODE_TEMPLATE) {
      add_element(child, top.node);
    } else if (child->type != GUMBO_NODE_COMMENT) {
      nodes.push_back({GUMBO_TAG_LAST, top.node, nodes.size() + 1,
                       child->v.text.text, nullptr});
    }
  }
  return nodes;
}

}  // namespace

HtmlTree::HtmlTree(std::string_view html) {
  std::optional<std::string> closed = closed_markup(html);
  markup_ = closed ? std::move(*closed) : std::string(html);
  std::optional<std::string> shown = without_scripts(markup_);
  if (shown) markup_ = std::move(*shown);
  std::optional<std::string> tamed = tamed_markup(markup_);
  if (tamed) markup_ = std::move(*tamed);
  arena_ = std::make_unique<MarkupArena>(memory_for(markup_.size()));
  const GumboNode* root = parse_markup(markup_, *arena_);
  if (root == nullptr) {
    markup_ = without_tags(markup_);
    arena_ = std::make_unique<MarkupArena>(memory_for_text);
    root = parse_markup(markup_, *arena_);
  }
  nodes_ = listed_nodes(root);
}

HtmlTree::~HtmlTree() = default;

std::string_view HtmlTree::attribute(std::size_t node, const char* name) const {
  const GumboElement* element = nodes_[node].element;
  if (element == nullptr) return {};
  const GumboAttribute* found = gumbo_get_attribute(&element->attributes, name);
  return found == nullptr ? std::string_view{} : found->value;
}

std::string HtmlTree::text_below(std::size_t node,
                                 std::size_t max_bytes) const {
  std::string text;
  for (std::size_t at = node; at < nodes_[node].end;) {
    const HtmlNode& part = nodes_[at];
    if (!part.is_text() && is_unread_element(part.tag)) {
      at = part.end;
      continue;
    }
    if (part.is_text()) {
      text += part.text;
    } else if (is_block_element(part.tag) || part.tag == GUMBO_TAG_BR) {
      text += ' ';
    }
    if (text.size() > max_bytes) break;
    ++at;
  }
  return one_line(text);
}

bool is_block_element(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
      return true;
    default:
      return false;
  }
}

bool is_heading_tag(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

bool is_unread_element(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_VIDEO:
      return true;
    default:
      return false;
  }
}

}  // namespace dateline
