#include "corpus/reader/html/section_openings.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "corpus/reader/html/folded_words.hpp"
#include "corpus/reader/html/section_vocabulary.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/lasting.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using Words = std::vector<std::string_view>;

constexpr double max_opening_length = 60;
constexpr double max_count_length = 120;  // of a foot of a post

// Folded, without numbers and signs at the ends of words.
std::string plain_words(std::string_view text) {
  std::string words;
  for (const char c : fold_text(text)) {
    const bool is_sign = std::string_view("():[],.!").find(c) != words.npos;
    if (!is_sign && !is_ascii_digit(c)) words += c;
  }
  return one_line(words);
}

// The part of a foot of a post that counts comments; empty if none does.
std::string_view counting_part(const TextBlock& block) {
  static const auto& known = lasting<FoldedWords>(counted_comments);
  static constexpr std::array<std::string_view, 5> marks{"|", " - ", "\n", "•",
                                                         "·"};
  if (block.length > max_count_length || !has_ascii_digit(block.text)) {
    return {};
  }
  for (std::string_view rest = block.text; !rest.empty();) {
    std::size_t end = rest.size();
    std::size_t next = rest.size();
    for (const std::string_view mark : marks) {
      const std::size_t at = rest.find(mark);
      if (at >= end) continue;
      end = at;
      next = at + mark.size();
    }
    const std::string_view part = rest.substr(0, end);
    if (has_ascii_digit(part) && known.has_folded(plain_words(part))) {
      return part;
    }
    rest.remove_prefix(next);
  }
  return {};
}

bool is_comments_heading(const TextBlock& block, const std::string& words) {
  static const auto& known = lasting<FoldedWords>(comment_headings);
  static const auto& answers = lasting<Words>(parted_by_bars(answer_headings));
  return known.has_folded(words) ||
         (has_ascii_digit(block.text.substr(0, 1)) &&
          std::ranges::any_of(answers, [&](std::string_view heading) {
            return words.starts_with(heading);
          }));
}

}  // namespace

SectionOpening section_opening(const TextBlock& block) {
  static const auto& lines = lasting<FoldedWords>(comment_lines);
  static const auto& others = lasting<FoldedWords>(other_headings);
  if (block.length > max_count_length ||
      block.kind == TextBlock::Kind::preformatted) {
    return SectionOpening::none;
  }
  const bool is_heading = block.kind == TextBlock::Kind::heading;
  if (block.length <= max_opening_length) {
    const std::string words = plain_words(block.text);
    if (is_heading && is_comments_heading(block, words)) {
      return SectionOpening::comments_heading;
    }
    if (lines.has_folded(words)) return SectionOpening::comments_line;
    if ((is_heading || block.kind == TextBlock::Kind::paragraph) &&
        others.has_folded(words)) {
      return SectionOpening::other;
    }
  }
  return counting_part(block).empty() ? SectionOpening::none
                                      : SectionOpening::comments_count;
}

std::string comments_count(const TextBlock& block) {
  std::string digits;
  for (const char c : counting_part(block)) {
    if (is_ascii_digit(c)) digits += c;
  }
  return digits;
}

bool is_label_of_comment(const TextBlock& block) {
  static const auto& labels = lasting<FoldedWords>(comment_labels);
  static const auto& verbs = lasting<Words>(parted_by_bars(comment_verbs));
  if (block.length > max_opening_length) return false;
  if (labels.has_folded(plain_words(block.text))) return true;
  const std::string text =
      fold_text(block.text.substr(0, block.text.find('\n')));
  return std::ranges::any_of(
      verbs, [&](std::string_view verb) { return text.ends_with(verb); });
}

}  // namespace dateline
