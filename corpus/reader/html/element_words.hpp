#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"

namespace dateline {

// Which of the known words for what is no part of an article are among the
// names of an element, as numbers below name_word_count(), ascending. The words
// before first_doubtful_word() are sure ("related"), the others mostly right
// ("box"). `words` are those of element_words().
std::vector<std::size_t> known_words(std::string_view words);
std::size_t name_word_count();
std::size_t first_doubtful_word();

// Whether a word means what readers wrote, which may be more than the article.
bool is_word_for_comments(std::size_t word);

// Whether a word means what is written below a picture, which is short.
bool is_word_for_captions(std::size_t word);

// Whether tag or style say that an element is no part of the text
// around it: navigation, footers, captions, what is hidden.
bool is_boilerplate_element(const HtmlTree& tree, std::size_t node);

// Whether an element opens above the page, as what asks for consent does.
bool is_dialog_element(const HtmlTree& tree, std::size_t node);

// Class, id and the like, and the tag of an element that a page has defined
// itself, as words in lower case, each between spaces:
// " article body text " of class="articleBody_text". Empty if there are none.
std::string element_words(const HtmlTree& tree, std::size_t node);

// Whether one of `names` is among such words. A name begins with a space, and
// ends with one if nothing may follow: " date" is in " dateline ".
bool has_any(std::string_view words,
             std::initializer_list<std::string_view> names);

}  // namespace dateline
