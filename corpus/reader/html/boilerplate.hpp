#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/reader/html/element_words.hpp"
#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/subtree_sums.hpp"
#include "corpus/reader/html/text_blocks.hpp"

namespace dateline {

// What a block speaks for, in letters: its own if it looks like a paragraph of
// an article, less than 0 if it looks like a menu.
double block_weight(const TextBlock& block);

// How much of what looks like boilerplate is believed to be.
enum class Strictness { names_and_tags, sure_names, none };

// Tells by the names and tags of a page's elements which of its blocks are no
// part of an article. Names count only as far as they fit the page: a word that
// would make boilerplate of a large part of the page's text is ignored.
//
// Reads the page once, for marks of any strictness. `tree` and `blocks` must
// outlive it.
class BoilerplateMarker {
 public:
  BoilerplateMarker(const HtmlTree& tree, const std::vector<TextBlock>& blocks);

  // Whether it is boilerplate, for each block. What stands below everything
  // else and is named a footer always is, and so are dialogs.
  std::vector<bool> marks(Strictness strictness) const;

 private:
  void read_names();
  void mark_bodies();
  double share(std::size_t node) const;
  bool is_around(std::size_t node, std::size_t below) const;
  bool is_footer(std::size_t node) const;
  bool is_consent(std::size_t node) const;
  bool is_small_form(std::size_t node) const;
  bool is_named_boilerplate(std::size_t node, Strictness strictness) const;
  bool means_boilerplate(std::size_t node, std::size_t word,
                         Strictness strictness) const;

  const HtmlTree& tree_;
  const std::vector<TextBlock>& blocks_;
  SubtreeSums weights_;
  SubtreeSums sentences_;
  std::unordered_map<std::string, std::vector<std::size_t>> known_;
  // The known words of each node; null if it has none.
  std::vector<const std::vector<std::size_t>*> words_;
  std::vector<bool> cards_;
  std::vector<bool> captions_;
  std::vector<bool> consents_;       // dialogs, and what is named so
  std::size_t body_ = 0;             // the element named so; 0 if none is
  std::vector<bool> holds_body_;     // whether it is around an article's body
  std::vector<double> word_shares_;  // of the page's text, for each word
};

}  // namespace dateline
