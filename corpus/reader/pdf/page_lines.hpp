#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A word on a page of a document and the box around it, in points from the
// corner from which its writing runs: `begin` and `end` along the line, `top`
// and `bottom` across it. So a word that is turned on the page has a box like
// any other; `direction` tells such words apart.
struct PageWord {
  std::string text;  // UTF-8, without white space
  double begin = 0;
  double end = 0;
  double top = 0;
  double bottom = 0;
  double size = 0;  // of its letters
  int direction = 0;
  bool has_space_after = false;
};

// The text of a page, its lines ended by '\n', with a blank line where a
// paragraph, a heading or a column begins. The words of a line stand together
// in `words`. The order of the lines is that in which `drawn`, the text of the
// page as the program that made the document wrote it, has them: this follows
// columns and rows of tables, which no measuring tells apart for certain. Where
// that order runs across columns of prose, or has other words, `words` gives
// the order.
std::string text_of_words(const std::vector<PageWord>& words,
                          std::string_view drawn);

// The lines of a page in the largest type, as one line, if that is clearly
// larger than that of most of the text and they are no more than a headline;
// else "".
std::string headline_of_words(const std::vector<PageWord>& words);

}  // namespace dateline
