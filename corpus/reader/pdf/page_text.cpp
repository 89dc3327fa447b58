#include "corpus/reader/pdf/page_text.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <functional>
#include <set>
#include <stdexcept>
#include <string_view>

#include "corpus/reader/pdf/page_margins.hpp"
#include "corpus/text/display_width.hpp"
#include "corpus/text/lasting.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view soft_hyphen = "\u00ad";

Lines lines_of(std::string_view page) {
  Lines lines;
  while (!page.empty()) {
    const std::string_view line = page.substr(0, page.find_first_of("\n\f"));
    page.remove_prefix(std::min(line.size() + 1, page.size()));
    lines.emplace_back(line.substr(0, line.find_last_not_of(" \t\r") + 1));
  }
  return lines;
}

// Whether a word goes on behind the end of a line.
bool ends_hyphenated(std::string_view line) {
  if (line.ends_with(soft_hyphen)) return true;
  for (const std::string_view hyphen : {"-", "\u2010"}) {
    if (!line.ends_with(hyphen)) continue;
    line.remove_suffix(hyphen.size());
    return !line.empty() && !is_ascii_space(line.back()) &&
           !is_ascii_digit(line.back()) && line.back() != '-';
  }
  return false;
}

std::string_view last_line_of(std::string_view text) {
  const std::size_t at = text.find_last_of('\n');
  return at == text.npos ? text : text.substr(at + 1);
}

std::string_view first_word_of(std::string_view line) {
  return line.substr(0, line.find_first_of(" \t,;:.!?)"));
}

std::string_view last_word_of(std::string_view line) {
  const std::size_t at = line.find_last_of(" \t\n(");
  return at == line.npos ? line : line.substr(at + 1);
}

// The words that have a hyphen where no line ends.
using Compounds = std::set<std::string, std::less<>>;

Compounds compounds_of(const std::vector<Lines>& pages) {
  Compounds compounds;
  for (const Lines& lines : pages) {
    for (const std::string& line : lines) {
      for (std::string_view rest = line; !rest.empty();) {
        const std::string_view word = first_word_of(rest);
        const std::size_t hyphen = word.find('-');
        if (hyphen != word.npos && hyphen + 1 < word.size()) {
          compounds.emplace(word);
        }
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      }
    }
  }
  return compounds;
}

void drop_last_hyphen(std::string& text) {
  for (const std::string_view hyphen :
       {soft_hyphen, std::string_view("-"), std::string_view("\u2010")}) {
    if (!std::string_view(text).ends_with(hyphen)) continue;
    text.resize(text.size() - hyphen.size());
    return;
  }
}

// Joins the word at the end of `text` with its other part, without the hyphen
// unless the document has the word with it elsewhere.
void join_word(std::string& text, std::string_view line,
               const Compounds& compounds) {
  const std::string word =
      std::string(last_word_of(text)) + std::string(first_word_of(line));
  if (!compounds.contains(word)) drop_last_hyphen(text);
  text += line;
}

void drop_soft_hyphens(std::string& text) {
  for (auto at = text.find(soft_hyphen); at != text.npos;
       at = text.find(soft_hyphen, at)) {
    text.erase(at, soft_hyphen.size());
  }
}

// Whether the text goes on behind the end of a page or column: within a word or
// a sentence.
bool goes_on(std::string_view text, std::string_view next) {
  return begins_in_lower_case(next) && !trimmed(text).empty() &&
         (ends_hyphenated(text) || !ends_clause(text));
}

// Whether a blank line within a page stands in the midst of a sentence: where a
// column ends, and not between the entries of a list.
bool is_within_sentence(std::string_view text, std::string_view next) {
  constexpr std::size_t min_width = 25;  // of the lines of narrow columns
  const std::string_view above = last_line_of(text);
  return goes_on(text, next) &&
         (ends_hyphenated(above) || display_width(trimmed(above)) >= min_width);
}

// Appends the lines of one page to `text`, which ends without a line break.
void append_page(std::string& text, const Lines& lines,
                 const Compounds& compounds) {
  bool is_first = true;
  bool is_blank_above = false;
  for (const std::string& line : lines) {
    const std::string_view words = trimmed(line);
    if (words.empty()) {
      is_blank_above = !is_first;
      continue;
    }
    const bool is_one_paragraph =
        is_first ? goes_on(text, words)
                 : !is_blank_above || is_within_sentence(text, words);
    if (is_one_paragraph && ends_hyphenated(text) &&
        begins_in_lower_case(words)) {
      join_word(text, words, compounds);
    } else {
      if (!text.empty()) text += is_one_paragraph ? "\n" : "\n\n";
      text += line;
    }
    is_first = false;
    is_blank_above = false;
  }
}

constexpr char16_t left_to_right = 0x202A;  // marks that begin such a run,
constexpr char16_t right_to_left = 0x202B;
constexpr char16_t end_of_run = 0x202C;  // and that end one

// Whether the run that begins at `begin` is the whole of its line.
bool is_whole_line(const icu::UnicodeString& text, std::int32_t begin) {
  if (begin > 0 && text[begin - 1] != u'\n') return false;
  int depth = 0;
  for (std::int32_t i = begin; i < text.length(); ++i) {
    const char16_t c = text[i];
    if (c == u'\n') return false;
    depth += c == left_to_right || c == right_to_left;
    depth -= c == end_of_run;
    if (depth > 0) continue;
    return i + 1 == text.length() || text[i + 1] == u'\n';
  }
  return false;
}

// Spaces and punctuation that stand first in a run of the other direction were
// last in it: they follow it on the page, and were turned with it.
void turn_first_signs(icu::UnicodeString& text, std::int32_t begin) {
  static const auto& signs =
      lasting<icu::UnicodeString>(u" .,;:!?()[]{}\"'«»“”‘’-–—،؛؟");
  std::int32_t end = begin;
  while (end < text.length() && signs.indexOf(text[end]) >= 0) ++end;
  icu::UnicodeString turned(text, begin, end - begin);
  text.remove(begin, end - begin);
  text += turned.reverse();
}

// The text without the marks that say in which direction its runs are written.
icu::UnicodeString without_runs(const icu::UnicodeString& text) {
  struct Run {
    std::int32_t begin;
    bool is_whole_line;
  };
  icu::UnicodeString plain;
  std::vector<Run> runs;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    if (c == left_to_right || c == right_to_left) {
      runs.push_back({plain.length(), is_whole_line(text, i)});
    } else if (c != end_of_run) {
      if (c == u'\n') runs.clear();
      plain += c;
    } else if (!runs.empty()) {
      if (!runs.back().is_whole_line)
        turn_first_signs(plain, runs.back().begin);
      runs.pop_back();
    }
  }
  return plain;
}

// Signs of the page and not of the text: ligatures and the forms of Arabic and
// Hebrew letters become the letters that they show, separate accents join
// their letters, marks of the direction are gone.
std::string as_written(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  static const auto& shapes =
      lasting<icu::UnicodeSet>(u"[\\uFB00-\\uFDFF\\uFE70-\\uFEFE]", status);
  static const auto& marks = lasting<icu::UnicodeSet>(
      u"[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", status);
  const auto* const compatible = icu::Normalizer2::getNFKCInstance(status);
  const auto* const canonical = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) {
    throw std::runtime_error("cannot normalise a text: out of memory");
  }
  const icu::UnicodeString source = without_runs(icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))));
  icu::UnicodeString letters;
  for (std::int32_t i = 0; i < source.length();) {
    const UChar32 c = source.char32At(i);
    i += U16_LENGTH(c);
    if (marks.contains(c)) continue;
    if (shapes.contains(c)) {
      letters += compatible->normalize(icu::UnicodeString(c), status);
    } else {
      letters += c;
    }
  }
  std::string out;
  canonical->normalize(letters, status).toUTF8String(out);
  return out;
}

}  // namespace

std::string text_of_pages(const std::vector<std::string>& pages) {
  std::vector<Lines> lines_of_pages;
  lines_of_pages.reserve(pages.size());
  for (const std::string& page : pages) {
    lines_of_pages.push_back(lines_of(as_written(page)));
  }
  drop_heads_and_feet(lines_of_pages);
  const Compounds compounds = compounds_of(lines_of_pages);
  std::string text;
  for (const Lines& lines : lines_of_pages) {
    append_page(text, lines, compounds);
  }
  drop_soft_hyphens(text);
  return text;
}

}  // namespace dateline
