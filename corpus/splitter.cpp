#include "corpus/splitter.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include "corpus/paragraphs.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// A paragraph up to here is never cut.
constexpr unsigned whole_paragraph_words = 150;

// The division of least total cost is taken; a passage of w words costs
// (w - target)^2. So a short item of up to 141 words stays together: it tells
// of one thing, and parted, the words of a query would be parted too. A longer
// one falls into equal halves, and a tiny rest is seldom left alone. These are
// added for where a cut falls; behind a paragraph it is free.
constexpr std::uint64_t sentence_cut_cost = 50 * 50;
constexpr std::uint64_t heading_cut_cost = 100 * 100;  // as an empty passage
constexpr std::uint64_t word_cut_cost = 100 * 100;

// Longer rows of heading-like paragraphs are a list or a table.
constexpr std::ptrdiff_t heading_row_limit = 3;
constexpr unsigned heading_limit_words = 15;

// Bounds the search where an article is a row of paragraphs of a word each.
constexpr std::size_t joined_blocks_limit = passage_target_words;

// ---- ICU's break iterators: costly to make, so kept per thread. Their offsets
// are bytes.

void check(UErrorCode status) {
  if (U_FAILURE(status)) {
    throw Error(std::string("cannot split text: ICU fails with ") +
                u_errorName(status) + "; check that its data is installed");
  }
}

using Create = icu::BreakIterator*(const icu::Locale&, UErrorCode&);

std::unique_ptr<icu::BreakIterator> make_iterator(Create* create,
                                                  const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(create(locale, status));
  check(status);
  return iterator;
}

icu::BreakIterator& over(icu::BreakIterator& iterator, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUTextPointer utext(utext_openUTF8(
      nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  iterator.setText(utext.getAlias(), status);
  check(status);
  return iterator;
}

icu::BreakIterator& words_of(std::string_view text) {
  thread_local const auto iterator = make_iterator(
      &icu::BreakIterator::createWordInstance, icu::Locale::getRoot());
  return over(*iterator, text);
}

icu::BreakIterator& characters_of(std::string_view text) {
  thread_local const auto iterator = make_iterator(
      &icu::BreakIterator::createCharacterInstance, icu::Locale::getRoot());
  return over(*iterator, text);
}

icu::BreakIterator& sentences_of(std::string_view text,
                                 const std::string& language) {
  thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>>
      iterators;
  auto& iterator = iterators[language];
  if (!iterator) {
    // "ss=standard" asks for ICU's list of the language's abbreviations.
    const std::string name =
        (language.empty() ? "und" : language) + "@ss=standard";
    iterator = make_iterator(&icu::BreakIterator::createSentenceInstance,
                             icu::Locale(name.c_str()));
  }
  return over(*iterator, text);
}

// The words of a text, found once: cutting asks for counts at every level.
class WordIndex {
 public:
  explicit WordIndex(std::string_view text) {
    words_.reserve(text.size() / 5);
    icu::BreakIterator& iterator = words_of(text);
    std::size_t begin = 0;
    while (iterator.next() != icu::BreakIterator::DONE) {
      const auto end = static_cast<std::size_t>(iterator.current());
      if (iterator.getRuleStatus() >= UBRK_WORD_NUMBER) {
        words_.push_back({begin, end});
      }
      begin = end;
    }
  }

  // The words that begin in `range`.
  std::span<const ByteRange> within(ByteRange range) const {
    const auto first =
        std::ranges::lower_bound(words_, range.begin, {}, &ByteRange::begin);
    return {first, std::ranges::lower_bound(first, words_.end(), range.end, {},
                                            &ByteRange::begin)};
  }

 private:
  std::vector<ByteRange> words_;
};

// ---- Ends of pieces within a text: ascending, the last is its size.

using Ends = std::vector<std::size_t>;

// Those ICU's lists lack (72: "U.S.", "Gen.", "Lt." among them).
constexpr std::string_view abbreviations[] = {
    // English
    "Adm", "Brig", "Bros", "Capt", "Cmdr", "Co", "Col", "Corp", "Det", "Dr",
    "Ft", "Gen", "Gov", "Hon", "Inc", "Insp", "Jr", "Lt", "Ltd", "Maj",
    "Messrs", "Mr", "Mrs", "Ms", "Mt", "No", "Nos", "Pfc", "Pres", "Prof",
    "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Spc", "Sr", "St",
    "Supt", "vs",
    // months
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct",
    "Nov", "Dec",
    // German, Dutch, Scandinavian
    "Abs", "Art", "Bd", "Nr", "Str", "bzw", "ca", "dhr", "evtl", "ggf", "inkl",
    "kl", "mevr", "nr", "sog", "vgl",
    // French, Spanish, Portuguese, Italian
    "Avv", "Dott", "Dra", "MM", "Mgr", "Mlle", "Mme", "On", "Sig", "Sra",
    "Srta",
    // Polish, Czech
    "np", "prof", "tzn", "tzv", "tzw", "ul",
    // Russian, Ukrainian
    "им", "обл", "просп", "род", "см", "ст", "тыс", "ул"};

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// "J", "U.S", "z.B", "г": characters with a stop between each two.
bool is_initials(std::string_view word) {
  bool stop_expected = false;
  for (std::size_t i = 0; i < word.size(); stop_expected = !stop_expected) {
    UChar32 c;
    U8_NEXT(word.data(), i, word.size(), c);
    if (stop_expected ? c != '.' : u_isalpha(c) == 0) {
      return false;
    }
  }
  return stop_expected;
}

// Drops quotation marks and brackets before a word.
std::string_view without_opening_marks(std::string_view word) {
  std::size_t begin = 0;
  for (std::size_t next = 0; next < word.size(); begin = next) {
    UChar32 c;
    U8_NEXT(word.data(), next, word.size(), c);
    if (u_isalnum(c) != 0) {
      break;
    }
  }
  return word.substr(begin);
}

// Whether the full stop at the end of `sentence` is likely part of the word
// before it. Errs towards yes: a wrong cut costs more than a missed one.
bool ends_with_abbreviation(std::string_view sentence) {
  constexpr std::size_t reach = 32;  // bytes; no abbreviation is longer
  sentence =
      sentence.substr(sentence.size() - std::min(sentence.size(), reach));
  sentence = sentence.substr(0, sentence.find_last_not_of(' ') + 1);
  if (!sentence.ends_with('.')) {
    return false;
  }
  sentence.remove_suffix(1);
  const std::string_view word =
      without_opening_marks(sentence.substr(sentence.rfind(' ') + 1));
  const bool ordinal = !word.empty() && word.size() <= 2 &&
                       std::ranges::all_of(word, is_ascii_digit);
  return ordinal || is_initials(word) ||
         std::ranges::find(abbreviations, word) != std::end(abbreviations);
}

Ends sentence_ends(std::string_view text, const std::string& language) {
  // To ICU a line end ends a sentence, which is wrong in hard-wrapped text.
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; },
      ' ');
  Ends ends;
  icu::BreakIterator& iterator = sentences_of(line, language);
  while (iterator.next() != icu::BreakIterator::DONE) {
    const auto end = static_cast<std::size_t>(iterator.current());
    if (end == text.size() ||
        !ends_with_abbreviation(std::string_view(line).substr(0, end))) {
      ends.push_back(end);
    }
  }
  return ends;
}

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
Ends word_run_ends(std::string_view text, ByteRange range,
                   std::span<const ByteRange> words) {
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
  if (text.size() <= passage_limit_bytes) {
    return text.size();
  }
  constexpr std::size_t context = 256;
  const auto limit = static_cast<std::int32_t>(passage_limit_bytes);
  const std::int32_t boundary =
      characters_of(text.substr(0, passage_limit_bytes + context))
          .preceding(limit + 1);
  if (boundary > 0) {
    return static_cast<std::size_t>(boundary);
  }
  std::int32_t cut = limit;
  U8_SET_CP_START_UNSAFE(text.data(), cut);
  return static_cast<std::size_t>(cut);
}

Ends character_run_ends(std::string_view text) {
  Ends ends;
  for (std::size_t end = 0; end < text.size();) {
    end += character_run_end(text.substr(end));
    ends.push_back(end);
  }
  return ends;
}

// ---- Blocks: what passages are joined from.

struct Block {
  ByteRange range;
  unsigned paragraph = 0;
  std::size_t words = 0;
  std::uint64_t cut_cost = 0;  // of ending a passage with this block
  bool heading = false;
};

bool has_final_stop(std::string_view text) {
  for (std::size_t i = text.size(); i > 0;) {
    UChar32 c;
    U8_PREV_UNSAFE(text.data(), i, c);
    constexpr std::uint32_t closing =
        U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PI_MASK | U_GC_Z_MASK | U_GC_CC_MASK;
    if (c != '"' && c != '\'' && (U_GET_GC_MASK(c) & closing) == 0) {
      return c == 0x2026 || u_hasBinaryProperty(c, UCHAR_S_TERM) != 0;
    }
  }
  return false;
}

// Cuts paragraphs that are too long for a passage into finer and finer pieces.
class BlockCutter {
 public:
  BlockCutter(std::string_view text, std::string_view language)
      : text_(text), language_(language), index_(text) {}

  std::vector<Block> cut() && {
    for (const ByteRange& range : paragraphs(text_)) {
      ++paragraph_;
      add(range, Unit::paragraph, 0);
    }
    return std::move(blocks_);
  }

 private:
  enum class Unit { paragraph, sentence, line, word_run, character_run };

  static bool fits(Unit unit, std::size_t words, std::size_t bytes) {
    const unsigned limit =
        unit == Unit::paragraph ? whole_paragraph_words : passage_limit_words;
    return words <= limit && bytes <= passage_limit_bytes;
  }

  static std::uint64_t cut_cost(Unit unit) {
    return unit == Unit::sentence ? sentence_cut_cost : word_cut_cost;
  }

  Ends ends_of(Unit unit, ByteRange range) const {
    switch (unit) {
      case Unit::sentence:
        return sentence_ends(slice(range), language_);
      case Unit::line:
        return line_ends(slice(range));
      case Unit::word_run:
        return word_run_ends(text_, range, index_.within(range));
      default:
        return character_run_ends(slice(range));
    }
  }

  std::string_view slice(ByteRange range) const {
    return text_.substr(range.begin, range.end - range.begin);
  }

  void add(ByteRange range, Unit unit, std::uint64_t cost_behind) {
    const std::size_t words = index_.within(range).size();
    if (unit != Unit::character_run &&
        !fits(unit, words, range.end - range.begin)) {
      add_pieces(range, Unit{static_cast<int>(unit) + 1}, cost_behind);
      return;
    }
    const bool heading = unit == Unit::paragraph &&
                         words <= heading_limit_words &&
                         !has_final_stop(slice(range));
    blocks_.push_back({range, paragraph_, words, cost_behind, heading});
  }

  void add_pieces(ByteRange range, Unit unit, std::uint64_t cost_behind) {
    std::size_t begin = range.begin;
    for (const std::size_t length : ends_of(unit, range)) {
      const std::size_t end = range.begin + length;
      add({begin, end}, unit, end == range.end ? cost_behind : cut_cost(unit));
      begin = end;
    }
  }

  std::string_view text_;
  std::string language_;
  WordIndex index_;
  std::vector<Block> blocks_;
  unsigned paragraph_ = 0;
};

// Makes it dear to part headings from what follows.
void bind_headings(std::vector<Block>& blocks) {
  const auto is_heading = [](const Block& block) { return block.heading; };
  for (auto first = blocks.begin(); first != blocks.end();) {
    first = std::find_if(first, blocks.end(), is_heading);
    const auto last = std::find_if_not(first, blocks.end(), is_heading);
    if (last - first <= heading_row_limit) {
      std::for_each(first, last,
                    [](Block& block) { block.cut_cost = heading_cut_cost; });
    }
    first = last;
  }
}

// ---- Joining.

std::uint64_t cost_of(std::size_t words) {
  const auto off = static_cast<std::int64_t>(words) - passage_target_words;
  return static_cast<std::uint64_t>(off * off);
}

struct Division {
  std::uint64_t cost = std::numeric_limits<std::uint64_t>::max();
  std::size_t last_begin = 0;  // the block where its last passage begins
};

// The cheapest division of blocks [0, end), given those of all shorter starts.
Division cheapest(const std::vector<Block>& blocks,
                  const std::vector<Division>& shorter, std::size_t end) {
  const std::uint64_t cut_cost =
      end == blocks.size() ? 0 : blocks[end - 1].cut_cost;
  Division best;
  std::size_t words = 0;
  for (std::size_t begin = end; begin-- > 0;) {
    words += blocks[begin].words;
    const std::size_t bytes =
        blocks[end - 1].range.end - blocks[begin].range.begin;
    const bool joined = begin + 1 < end;
    if (joined && (words > passage_limit_words || bytes > passage_limit_bytes ||
                   end - begin > joined_blocks_limit)) {
      break;
    }
    const std::uint64_t cost = shorter[begin].cost + cost_of(words) + cut_cost;
    if (cost < best.cost) {
      best = {cost, begin};
    }
  }
  return best;
}

// The first block of each passage and, last, blocks.size().
std::vector<std::size_t> divide(const std::vector<Block>& blocks) {
  std::vector<Division> best{{0, 0}};
  best.reserve(blocks.size() + 1);
  for (std::size_t end = 1; end <= blocks.size(); ++end) {
    best.push_back(cheapest(blocks, best, end));
  }
  std::vector<std::size_t> bounds{blocks.size()};
  while (bounds.back() > 0) {
    bounds.push_back(best[bounds.back()].last_begin);
  }
  std::reverse(bounds.begin(), bounds.end());
  return bounds;
}

}  // namespace

std::vector<Passage> split(std::string_view text, std::string_view language) {
  if (text.size() > std::numeric_limits<std::int32_t>::max()) {
    throw std::length_error("cannot split text: it is 2 GiB or more");
  }
  if (text.empty()) {
    return {{.ordinal = 1, .paragraph = 1, .offset = 0, .length = 0}};
  }
  std::vector<Block> blocks = BlockCutter(text, language).cut();
  bind_headings(blocks);
  const std::vector<std::size_t> bounds = divide(blocks);
  std::vector<Passage> passages;
  passages.reserve(bounds.size() - 1);
  for (std::size_t i = 1; i < bounds.size(); ++i) {
    const Block& first = blocks[bounds[i - 1]];
    const std::size_t end = blocks[bounds[i] - 1].range.end;
    passages.push_back({.ordinal = static_cast<unsigned>(i),
                        .paragraph = first.paragraph,
                        .offset = first.range.begin,
                        .length = end - first.range.begin});
  }
  return passages;
}

}  // namespace dateline
