#include "corpus/reader/html/text_blocks.hpp"

#include <algorithm>
#include <utility>

#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr double max_row_length = 600;        // of a row that is one block
constexpr double max_short_row_length = 200;  // and whose cells hold
                                              // several paragraphs
constexpr std::int32_t first_ideograph = 0x2E80;
constexpr double ideograph_length = 2.5;

bool is_white(std::int32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 ||
         code == 0x3000 || (code >= 0x2000 && code <= 0x200A);
}

bool is_zero_width(std::int32_t code) {
  return code == 0x200B || code == 0xFEFF || code == 0xAD || code == 0x2060;
}

// Whether a row of a table is data: more than one cell, and each of them holds
// words only, no tables and, unless they are short, no paragraphs.
bool is_data_row(const HtmlTree& tree, std::size_t row) {
  int cells = 0;
  int paragraphs = 0;  // of the cell
  int breaks = 0;      // one behind the other
  bool has_paragraphs = false;
  double length = 0;
  for (std::size_t at = row + 1; at < tree[row].end; ++at) {
    const HtmlNode& node = tree[at];
    if (node.is_text()) {
      if (!is_blank(node.text)) breaks = 0;
      length += static_cast<double>(node.text.size());
      if (length > 2 * max_row_length) return false;
    } else if (node.tag == GUMBO_TAG_BR) {
      has_paragraphs = has_paragraphs || ++breaks > 1;
    } else if (node.tag == GUMBO_TAG_TD || node.tag == GUMBO_TAG_TH) {
      ++cells;
      paragraphs = 0;
      breaks = 0;
    } else if (node.tag == GUMBO_TAG_P) {
      has_paragraphs = has_paragraphs || ++paragraphs > 1;
    } else if (is_block_element(node.tag) && node.tag != GUMBO_TAG_DIV) {
      return false;
    }
  }
  return cells > 1 &&
         length <= (has_paragraphs ? max_short_row_length : max_row_length);
}

// Collects the text of a walk over the tree into blocks.
class BlockBuilder {
 public:
  explicit BlockBuilder(const HtmlTree& tree) : tree_(tree) {}

  void read(std::size_t root) {
    for (std::size_t at = root; at < tree_[root].end;) {
      close_elements(at);
      const HtmlNode& node = tree_[at];
      if (node.is_text()) {
        add_text(at);
      } else if (is_unread_element(node.tag) && at != root) {
        space_ = true;
        at = node.end;
        continue;
      } else {
        open_element(at);
      }
      ++at;
    }
    close_elements(tree_[root].end);
    finish_block();
  }

  std::vector<TextBlock> take() { return std::move(blocks_); }

 private:
  void close_elements(std::size_t at) {
    while (!open_blocks_.empty() && tree_[open_blocks_.back()].end <= at) {
      if (at >= row_end_) finish_block();
      open_blocks_.pop_back();
    }
  }

  void open_element(std::size_t at) {
    const HtmlNode& node = tree_[at];
    if (node.tag == GUMBO_TAG_A && !tree_.attribute(at, "href").empty()) {
      link_end_ = node.end;
    } else if (node.tag == GUMBO_TAG_BR) {
      add_line_break();
    } else if (is_block_element(node.tag) || is_custom_block(at)) {
      open_block(at);
    }
  }

  // Whether an element that a page has defined itself, such as <story-text>,
  // has no text beside it, as no part of a paragraph has.
  bool is_custom_block(std::size_t at) {
    const GumboElement* const element = tree_[at].element;
    const std::size_t parent = tree_[at].parent;
    if (element->tag != GUMBO_TAG_UNKNOWN || !is_custom(*element)) return false;
    if (holds_text_.empty()) holds_text_.resize(tree_.size());
    if (holds_text_[parent] == HoldsText::unknown) {
      holds_text_[parent] = HoldsText::no;
      for (std::size_t child = parent + 1; child < tree_[parent].end;
           child = tree_[child].end) {
        if (tree_[child].is_text() && !is_blank(tree_[child].text)) {
          holds_text_[parent] = HoldsText::yes;
        }
      }
    }
    return holds_text_[parent] == HoldsText::no;
  }

  static bool is_custom(const GumboElement& element) {
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    return name.data != nullptr &&
           std::string_view(name.data, name.length).find('-') !=
               std::string_view::npos;
  }

  void open_block(std::size_t at) {
    const HtmlNode& node = tree_[at];
    if (at < row_end_) {
      if (node.tag == GUMBO_TAG_TD || node.tag == GUMBO_TAG_TH) {
        if (!block_.text.empty()) block_.text += " |";
        trailing_breaks_ = 0;
      }
      space_ = true;
      return;
    }
    finish_block();
    if (is_heading_tag(node.tag)) heading_end_ = node.end;
    if (node.tag == GUMBO_TAG_PRE) pre_end_ = node.end;
    if (node.tag == GUMBO_TAG_LI) item_ = at;
    open_blocks_.push_back(at);
    if (node.tag == GUMBO_TAG_TR && is_data_row(tree_, at)) {
      row_end_ = node.end;
    }
  }

  // One break is a new line, two are a new paragraph.
  void add_line_break() {
    if (++trailing_breaks_ > 1 && row_end_ == 0) {
      finish_block();
    }
  }

  void add_text(std::size_t at) {
    const bool in_link = at < link_end_;
    const bool keeps_lines = at < pre_end_;
    const double before = block_.length;
    for_each_code_point(tree_[at].text, [&](const CodePoint& point) {
      if (is_zero_width(point.code)) return;
      if (keeps_lines && point.code == '\n') {
        block_.text += '\n';
        space_ = false;
      } else if (is_white(point.code)) {
        space_ = true;
        if (keeps_lines && !block_.text.empty()) block_.text += ' ';
      } else {
        add_character(
            tree_[at].text.substr(point.begin, point.end - point.begin), at);
        block_.length += point.code < first_ideograph ? 1 : ideograph_length;
      }
    });
    const double added = block_.length - before;
    if (added == 0) return;
    if (in_link) block_.link_length += added;
    while (tree_[block_.node].end <= at)
      block_.node = tree_[block_.node].parent;
  }

  void add_character(std::string_view character, std::size_t at) {
    if (block_.length == 0) start_block(at);
    if (trailing_breaks_ > 0 && !block_.text.empty()) {
      block_.text += '\n';
    } else if (space_ && !block_.text.empty() && at >= pre_end_ &&
               block_.text.back() != '\n') {
      block_.text += ' ';
    }
    space_ = false;
    trailing_breaks_ = 0;
    block_.text += character;
  }

  void start_block(std::size_t at) {
    block_.first = at;
    block_.node = tree_[at].parent;
    block_.container = open_blocks_.empty() ? 0 : open_blocks_.back();
    if (at < row_end_) {
      block_.kind = TextBlock::Kind::row;
    } else if (at < heading_end_) {
      block_.kind = TextBlock::Kind::heading;
    } else if (at < pre_end_) {
      block_.kind = TextBlock::Kind::preformatted;
    } else if (item_ != 0 && at < tree_[item_].end) {
      block_.kind = TextBlock::Kind::item;
      item_ = 0;
    }
  }

  void finish_block() {
    if (block_.length > 0) {
      while (!block_.text.empty() && is_ascii_space(block_.text.back())) {
        block_.text.pop_back();
      }
      set_going_on();
      blocks_.push_back(std::move(block_));
    }
    block_ = {};
    space_ = false;
    trailing_breaks_ = 0;
    if (row_end_ != 0) row_end_ = 0;
  }

  // The element whose items or rows stand together: a list with all lists in
  // it, or a table.
  std::size_t group_of(const TextBlock& block) const {
    std::size_t group = 0;
    for (std::size_t at = block.container; at != 0; at = tree_[at].parent) {
      const GumboTag tag = tree_[at].tag;
      if (tag == GUMBO_TAG_TABLE) return group == 0 ? at : group;
      if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) group = at;
      if (group != 0 && tag == GUMBO_TAG_DIV) return group;
    }
    return group;
  }

  void set_going_on() {
    const bool in_group = block_.kind == TextBlock::Kind::item ||
                          block_.kind == TextBlock::Kind::row;
    const std::size_t group = in_group ? group_of(block_) : 0;
    block_.goes_on = in_group && group == last_group_;
    last_group_ = in_group ? group : tree_.size();
  }

  enum class HoldsText : char { unknown, no, yes };

  const HtmlTree& tree_;
  std::vector<HoldsText> holds_text_;  // of its own, for each element
  std::vector<TextBlock> blocks_;
  TextBlock block_;
  std::vector<std::size_t> open_blocks_;
  std::size_t last_group_ = 0;
  std::size_t item_ = 0;  // whose first block is still to come; 0 if none
  std::size_t link_end_ = 0;
  std::size_t heading_end_ = 0;
  std::size_t pre_end_ = 0;
  std::size_t row_end_ = 0;
  bool space_ = false;
  int trailing_breaks_ = 0;
};

}  // namespace

std::vector<TextBlock> text_blocks(const HtmlTree& tree, std::size_t root) {
  BlockBuilder builder(tree);
  builder.read(root);
  return builder.take();
}

std::string shown_line(std::string_view text) {
  std::string shown;
  for_each_code_point(text, [&](const CodePoint& point) {
    if (is_white(point.code)) {
      shown += ' ';
    } else if (!is_zero_width(point.code)) {
      shown += text.substr(point.begin, point.end - point.begin);
    }
  });
  return one_line(shown);
}

double letter_count(std::string_view text) {
  double length = 0;
  for_each_code_point(text, [&](const CodePoint& point) {
    if (!is_white(point.code) && !is_zero_width(point.code)) {
      length += point.code < first_ideograph ? 1 : ideograph_length;
    }
  });
  return length;
}

double length_of(const std::vector<TextBlock>& blocks) {
  double length = 0;
  for (const TextBlock& block : blocks) length += block.length;
  return length;
}

}  // namespace dateline
