#include "corpus/splitter/blocks.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "corpus/splitter/passage.hpp"
#include "corpus/splitter/sentences.hpp"
#include "corpus/text/boundaries.hpp"
#include "corpus/text/sentence_end.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// A paragraph up to here is never cut.
constexpr unsigned max_whole_paragraph_words = 150;

// What it costs to end a passage at such a place, which is added to the costs
// of the passages (see splitter.cpp). Behind a paragraph it costs nothing.
constexpr std::uint64_t sentence_cut_cost = 50 * 50;
constexpr std::uint64_t heading_cut_cost = 100 * 100;  // as an empty passage
constexpr std::uint64_t word_cut_cost = 100 * 100;

// Longer rows of heading-like paragraphs are a list or a table.
constexpr std::ptrdiff_t max_heading_row = 3;
constexpr unsigned max_heading_words = 15;

// Those of `words` that begin in `range`.
std::span<const Span> within(const std::vector<Span>& words, Span range) {
  const auto first =
      std::ranges::lower_bound(words, range.begin, {}, &Span::begin);
  return {first, std::ranges::lower_bound(first, words.end(), range.end, {},
                                          &Span::begin)};
}

// Ends of pieces within a text: ascending, the last is its size.
using Ends = std::vector<std::size_t>;

Ends line_ends(std::string_view text) {
  Ends ends;
  for (std::size_t end = 0; end < text.size();) {
    const std::size_t line_end = text.find('\n', end);
    end = std::min(text.find_first_not_of("\r\n", line_end), text.size());
    ends.push_back(end);
  }
  return ends;
}

// Where to cut between two words: behind the white space, if there is any, so
// that brackets and quotation marks stay with their words.
std::size_t cut_in_gap(std::string_view gap) {
  return std::min(gap.find_last_of(" \n\r\t"), gap.size() - 1) + 1;
}

// Cuts the piece of `text` in `range`, which holds `words`, into equal runs of
// about the target.
Ends word_run_ends(std::string_view text, Span range,
                   std::span<const Span> words) {
  const std::size_t runs =
      (words.size() + passage_target_words - 1) / passage_target_words;
  Ends ends;
  for (std::size_t run = 1; run < runs; ++run) {
    const std::size_t next = run * words.size() / runs;
    const std::size_t gap = words[next - 1].end;
    const std::size_t cut =
        gap + cut_in_gap(text.substr(gap, words[next].begin - gap));
    ends.push_back(cut - range.begin);
  }
  ends.push_back(range.end - range.begin);
  return ends;
}

// The longest run of whole characters within the limit of bytes. Characters as
// readers see them (grapheme clusters), unless one alone is above the limit.
std::size_t character_run_end(std::string_view text) {
  if (text.size() <= max_passage_bytes) {
    return text.size();
  }
  constexpr std::size_t context = 256;
  const std::size_t boundary = character_boundary_before(
      text.substr(0, max_passage_bytes + context), max_passage_bytes);
  return boundary > 0 ? boundary : character_begin(text, max_passage_bytes);
}

Ends character_run_ends(std::string_view text) {
  Ends ends;
  for (std::size_t end = 0; end < text.size();) {
    end += character_run_end(text.substr(end));
    ends.push_back(end);
  }
  return ends;
}

// Cuts paragraphs that are too long for a passage into finer and finer pieces.
class BlockCutter {
 public:
  BlockCutter(std::string_view text, std::string_view language)
      : text_(text), language_(language), words_(words_in(text)) {}

  std::vector<Block> cut() && {
    for (const Span& range : paragraphs(text_)) {
      ++paragraph_;
      add(range, Unit::paragraph, 0);
    }
    return std::move(blocks_);
  }

 private:
  enum class Unit { paragraph, sentence, line, word_run, character_run };

  static bool fits(Unit unit, std::size_t words, std::size_t bytes) {
    const unsigned limit =
        unit == Unit::paragraph ? max_whole_paragraph_words : max_passage_words;
    return words <= limit && bytes <= max_passage_bytes;
  }

  static std::uint64_t cut_cost(Unit unit) {
    return unit == Unit::sentence ? sentence_cut_cost : word_cut_cost;
  }

  Ends ends_of(Unit unit, Span range) const {
    switch (unit) {
      case Unit::sentence:
        return sentence_ends(slice(range), language_);
      case Unit::line:
        return line_ends(slice(range));
      case Unit::word_run:
        return word_run_ends(text_, range, within(words_, range));
      default:
        return character_run_ends(slice(range));
    }
  }

  std::string_view slice(Span range) const {
    return text_.substr(range.begin, range.end - range.begin);
  }

  void add(Span range, Unit unit, std::uint64_t cost_behind) {
    const std::size_t words = within(words_, range).size();
    if (unit != Unit::character_run &&
        !fits(unit, words, range.end - range.begin)) {
      add_pieces(range, Unit{static_cast<int>(unit) + 1}, cost_behind);
      return;
    }
    const bool heading = unit == Unit::paragraph &&
                         words <= max_heading_words &&
                         !ends_sentence(slice(range));
    blocks_.push_back({range, paragraph_, words, cost_behind, heading});
  }

  void add_pieces(Span range, Unit unit, std::uint64_t cost_behind) {
    std::size_t begin = range.begin;
    for (const std::size_t length : ends_of(unit, range)) {
      const std::size_t end = range.begin + length;
      add({begin, end}, unit, end == range.end ? cost_behind : cut_cost(unit));
      begin = end;
    }
  }

  std::string_view text_;
  std::string language_;
  std::vector<Span> words_;  // found once, counted at every level
  std::vector<Block> blocks_;
  unsigned paragraph_ = 0;
};

// Raises the cost of a cut behind a heading, so that the heading stays with the
// text below it.
void bind_headings(std::vector<Block>& blocks) {
  const auto is_heading = [](const Block& block) { return block.heading; };
  for (auto first = blocks.begin(); first != blocks.end();) {
    first = std::find_if(first, blocks.end(), is_heading);
    const auto last = std::find_if_not(first, blocks.end(), is_heading);
    if (last - first <= max_heading_row) {
      std::for_each(first, last,
                    [](Block& block) { block.cut_cost = heading_cut_cost; });
    }
    first = last;
  }
}

}  // namespace

std::vector<Block> blocks_of(std::string_view text, std::string_view language) {
  std::vector<Block> blocks = BlockCutter(text, language).cut();
  bind_headings(blocks);
  return blocks;
}

}  // namespace dateline
