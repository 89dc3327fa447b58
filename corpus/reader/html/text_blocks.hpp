#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"

namespace dateline {

// What a page shows as one piece: a paragraph, a heading, an item of a list, a
// row of a table.
struct TextBlock {
  enum class Kind { paragraph, heading, item, row, preformatted };

  std::string text;           // white space as a browser shows it
  std::size_t node = 0;       // the lowest element that holds all of it
  std::size_t first = 0;      // its first text; ascends from block to block
  std::size_t container = 0;  // the lowest block element around it
  Kind kind = Kind::paragraph;
  double length = 0;       // letters; an ideograph counts as two and a half
  double link_length = 0;  // of those, within links
  bool goes_on = false;    // item or row that follows one of the same list

  double link_density() const { return length > 0 ? link_length / length : 0; }
};

// All text below `root`, in order. Rows of tables that hold short cells are one
// block each.
std::vector<TextBlock> text_blocks(const HtmlTree& tree, std::size_t root);

// A text on one line as a browser shows it: without soft hyphens and other
// characters of no width.
std::string shown_line(std::string_view text);

// Letters of a text as TextBlock counts them, and of all blocks.
double letter_count(std::string_view text);
double length_of(const std::vector<TextBlock>& blocks);

}  // namespace dateline
