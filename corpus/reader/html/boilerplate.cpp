#include "corpus/reader/html/boilerplate.hpp"

#include <algorithm>
#include <cstddef>

#include "corpus/reader/html/captions.hpp"
#include "corpus/reader/html/cards.hpp"
#include "corpus/reader/html/notices.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

// Shares of the page's text above which a word cannot mean boilerplate.
constexpr double max_word_share = 0.45;
constexpr double max_doubtful_share = 0.2;
constexpr double max_caption_length = 800;  // letters
constexpr double max_linked_share = 0.5;    // of a sentence above a footer

bool names_body(std::string_view words) {
  return has_any(words, {" article body ", " articlebody ", " article content ",
                         " article text ", " story body ", " storybody ",
                         " entry content ", " post content ", " post body "});
}

}  // namespace

BoilerplateMarker::BoilerplateMarker(const HtmlTree& tree,
                                     const std::vector<TextBlock>& blocks)
    : tree_(tree),
      blocks_(blocks),
      weights_(tree.size()),
      sentences_(tree.size()),
      words_(tree.size()),
      cards_(card_elements(tree, blocks)),
      captions_(captioned_pictures(tree, blocks)),
      consents_(tree.size()),
      holds_body_(tree.size()),
      word_shares_(name_word_count()) {
  for (const TextBlock& block : blocks) {
    weights_.add(block.first, std::max(0.0, block_weight(block)));
    const bool is_sentence =
        ends_sentence(block.text) && block.link_density() < max_linked_share;
    sentences_.add(block.first, is_sentence ? 1 : 0);
  }
  weights_.complete();
  sentences_.complete();
  read_names();
  mark_bodies();
}

std::vector<bool> BoilerplateMarker::marks(Strictness strictness) const {
  std::vector<bool> marks(blocks_.size());
  const bool believes = strictness != Strictness::none;
  std::vector<bool> in_boilerplate(tree_.size());
  std::size_t heading_end = 0;
  for (std::size_t at = 0; at < tree_.size();) {
    if (is_heading_tag(tree_[at].tag)) heading_end = tree_[at].end;
    // What headings within the text are called says little: "widget-title".
    if (!tree_[at].is_text() &&
        (is_footer(at) || is_consent(at) ||
         (believes &&
          (is_boilerplate_element(tree_, at) || cards_[at] || captions_[at] ||
           is_small_form(at) ||
           (at >= heading_end && is_named_boilerplate(at, strictness)))))) {
      std::fill_n(in_boilerplate.begin() + static_cast<std::ptrdiff_t>(at),
                  tree_[at].end - at, true);
      at = tree_[at].end;
    } else {
      ++at;
    }
  }
  for (std::size_t at = 0; at < blocks_.size(); ++at) {
    marks[at] = in_boilerplate[blocks_[at].node] ||
                (believes && is_copyright_notice(blocks_[at]));
  }
  return marks;
}

// An element of that name below which there is nothing, and above which there
// is a sentence at least: on a page of a few words it has most of the text.
bool BoilerplateMarker::is_footer(std::size_t node) const {
  return tree_[node].tag != GUMBO_TAG_BODY && !is_around(node, body_) &&
         node != body_ && !blocks_.empty() &&
         blocks_.back().first < tree_[node].end &&
         has_any(element_words(tree_, node), {" footer ", " colophon "}) &&
         sentences_.of(tree_, 0) > sentences_.of(tree_, node);
}

// What asks for consent in front of a page, or is a dialog, if there is a
// sentence beside it: the page may have less text. What is around a page may be
// called by the consent that was given.
bool BoilerplateMarker::is_consent(std::size_t node) const {
  if (!consents_[node]) return false;
  for (std::size_t at = node; at < tree_[node].end; ++at) {
    if (tree_[at].tag == GUMBO_TAG_H1 || tree_[at].tag == GUMBO_TAG_ARTICLE ||
        tree_[at].tag == GUMBO_TAG_MAIN || at == body_) {
      return false;
    }
  }
  return tree_[node].tag != GUMBO_TAG_BODY &&
         sentences_.of(tree_, 0) > sentences_.of(tree_, node);
}

// Elements with the same names share an entry.
void BoilerplateMarker::read_names() {
  std::vector<std::size_t> counted_to(name_word_count());
  for (std::size_t at = 0; at < tree_.size(); ++at) {
    std::string names = element_words(tree_, at);
    consents_[at] = has_any(names, {" cookie", " consent", " gdpr"}) ||
                    is_dialog_element(tree_, at);
    if (names.empty()) continue;
    if (names_body(names) &&
        (body_ == 0 || weights_.of(tree_, at) > weights_.of(tree_, body_))) {
      body_ = at;
    }
    const auto [entry, is_new] = known_.try_emplace(std::move(names));
    if (is_new) entry->second = known_words(entry->first);
    words_[at] = &entry->second;
    for (const std::size_t word : entry->second) {
      if (at < counted_to[word]) continue;
      counted_to[word] = tree_[at].end;
      word_shares_[word] += share(at);
    }
  }
}

// Where an article's body is in parts, what is around the first one may be
// called a teaser. A part is named like the one with most of the text.
void BoilerplateMarker::mark_bodies() {
  const std::string_view names = tree_.attribute(body_, "class");
  if (names.empty()) return;
  for (std::size_t at = 1; at < tree_.size(); ++at) {
    if (tree_[at].tag != tree_[body_].tag || weights_.of(tree_, at) <= 0 ||
        tree_.attribute(at, "class") != names) {
      continue;
    }
    for (std::size_t around = tree_[at].parent; !holds_body_[around];
         around = tree_[around].parent) {
      holds_body_[around] = true;
    }
  }
}

// Of the text of the page that looks like an article's.
double BoilerplateMarker::share(std::size_t node) const {
  const double all = weights_.of(tree_, 0);
  return all > 0 ? weights_.of(tree_, node) / all : 0;
}

bool BoilerplateMarker::is_around(std::size_t node, std::size_t below) const {
  return node < below && below < tree_[node].end;
}

// Some systems put the whole page into one form.
bool BoilerplateMarker::is_small_form(std::size_t node) const {
  return tree_[node].tag == GUMBO_TAG_FORM && share(node) <= max_doubtful_share;
}

bool BoilerplateMarker::is_named_boilerplate(std::size_t node,
                                             Strictness strictness) const {
  return words_[node] != nullptr &&
         std::ranges::any_of(*words_[node], [&](std::size_t word) {
           return means_boilerplate(node, word, strictness);
         });
}

bool BoilerplateMarker::means_boilerplate(std::size_t node, std::size_t word,
                                          Strictness strictness) const {
  if (is_word_for_comments(word)) return !is_around(node, body_);
  if (holds_body_[node]) return false;
  if (is_word_for_captions(word) &&
      weights_.of(tree_, node) > max_caption_length) {
    return false;
  }
  if (word < first_doubtful_word()) {
    return word_shares_[word] <= max_word_share &&
           share(node) <= max_word_share;
  }
  return strictness == Strictness::names_and_tags &&
         word_shares_[word] <= max_doubtful_share &&
         share(node) <= max_doubtful_share;
}

double block_weight(const TextBlock& block) {
  const double unlinked = block.length - block.link_length;
  if (block.link_density() > 0.5)
    return -10 - std::min(block.length, 200.0) / 2;
  if (block.length >= 100) return unlinked;
  if (block.length >= 30 && ends_clause(block.text)) return unlinked * 0.6;
  // Lines of verse and below pictures have no full stop.
  if (block.length >= 60 && block.link_length == 0 &&
      block.kind == TextBlock::Kind::paragraph) {
    return unlinked * 0.1;
  }
  return -5;
}

}  // namespace dateline
