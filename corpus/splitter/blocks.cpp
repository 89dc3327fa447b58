#include "corpus/splitter/blocks.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "corpus/splitter/paragraphs.hpp"
#include "corpus/splitter/passage.hpp"
#include "corpus/splitter/sentences.hpp"
#include "corpus/splitter/word_map.hpp"
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
constexpr std::size_t max_heading_row = 3;
constexpr unsigned max_heading_words = 15;

// Ends of pieces within a text: ascending, the last is its size.
using Ends = std::vector<std::size_t>;

// Calls `each` with the ends of lines, blank lines and all.
template <typename Each>
void each_line_end(std::string_view text, Each each) {
  for (std::size_t end = 0; end < text.size();) {
    const std::size_t line_end = text.find('\n', end);
    end = std::min(text.find_first_not_of("\r\n", line_end), text.size());
    each(end);
  }
}

// Where to cut between two words: behind the white space, if there is any, so
// that brackets and quotation marks stay with their words.
std::size_t cut_in_gap(std::string_view gap) {
  return std::min(gap.find_last_of(" \n\r\t"), gap.size() - 1) + 1;
}

// Cuts the piece of `text` in `range` into equal runs of about the target of
// words.
Ends word_run_ends(std::string_view text, Span range, const WordMap& words) {
  const std::size_t count = words.count(range);
  const std::size_t runs =
      (count + passage_target_words - 1) / passage_target_words;
  Ends ends;
  std::size_t read = 0;  // words
  Span word{range.begin, range.begin};
  for (std::size_t run = 1; run < runs; ++run) {
    for (const std::size_t next = run * count / runs; read < next; ++read) {
      word = words.next(read == 0 ? range.begin : word.begin + 1);
    }
    const std::size_t gap = word.end;
    const std::size_t next_begin = words.next(word.begin + 1).begin;
    const std::size_t cut =
        gap + cut_in_gap(text.substr(gap, next_begin - gap));
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
  BlockCutter(std::string_view text, std::string_view language,
              const std::function<void(const Block&)>& each)
      : text_(text), language_(language), words_(text), each_(each) {}

  void cut() {
    each_paragraph(text_, [this](Span range) {
      ++paragraph_;
      add(range, Unit::paragraph, 0);
    });
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

  // Calls `each` with the ends of the units in a range, as they are found,
  // because a text may have millions.
  template <typename Each>
  void each_end(Unit unit, Span range, Each each) const {
    switch (unit) {
      case Unit::sentence:
        each_sentence_end(slice(range), language_, each);
        break;
      case Unit::line:
        each_line_end(slice(range), each);
        break;
      case Unit::word_run:
        std::ranges::for_each(word_run_ends(text_, range, words_), each);
        break;
      default:
        std::ranges::for_each(character_run_ends(slice(range)), each);
    }
  }

  std::string_view slice(Span range) const {
    return text_.substr(range.begin, range.end - range.begin);
  }

  void add(Span range, Unit unit, std::uint64_t cost_behind) {
    const std::size_t words = words_.count(range);
    if (unit != Unit::character_run &&
        !fits(unit, words, range.end - range.begin)) {
      add_pieces(range, Unit{static_cast<int>(unit) + 1}, cost_behind);
      return;
    }
    const bool heading = unit == Unit::paragraph &&
                         words <= max_heading_words &&
                         !ends_sentence(slice(range));
    each_({range, paragraph_, words, cost_behind, heading});
  }

  void add_pieces(Span range, Unit unit, std::uint64_t cost_behind) {
    std::size_t begin = range.begin;
    each_end(unit, range, [&](std::size_t length) {
      const std::size_t end = range.begin + length;
      add({begin, end}, unit, end == range.end ? cost_behind : cut_cost(unit));
      begin = end;
    });
  }

  std::string_view text_;
  std::string language_;
  WordMap words_;  // made once, counted at every level
  const std::function<void(const Block&)>& each_;
  unsigned paragraph_ = 0;
};

// Raises the cost of a cut behind a heading, so that the heading stays with the
// text below it. Keeps back blocks as long as their row may be one of headings.
class HeadingBinder {
 public:
  explicit HeadingBinder(const std::function<void(const Block&)>& each)
      : each_(each) {}

  void add(const Block& block) {
    if (!block.heading) {
      give(heading_cut_cost);
      is_long_ = false;
      return each_(block);
    }
    if (is_long_) return each_(block);
    row_.push_back(block);
    is_long_ = row_.size() > max_heading_row;
    if (is_long_) give({});
  }

  void finish() { give(heading_cut_cost); }

 private:
  void give(std::optional<std::uint64_t> cut_cost) {
    for (Block& block : row_) {
      block.cut_cost = cut_cost.value_or(block.cut_cost);
      each_(block);
    }
    row_.clear();
  }

  const std::function<void(const Block&)>& each_;
  std::vector<Block> row_;  // of headings
  bool is_long_ = false;    // whether the row is a list or a table
};

}  // namespace

void each_block(std::string_view text, std::string_view language,
                const std::function<void(const Block&)>& each) {
  HeadingBinder binder(each);
  BlockCutter(text, language, [&binder](const Block& block) {
    binder.add(block);
  }).cut();
  binder.finish();
}

}  // namespace dateline
