#include "corpus/reader/pdf/page_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

// Beyond this the search for the order of lines could take too long.
constexpr std::size_t max_work = 200'000'000;  // lines by bytes drawn

// Words that follow each other on one line, or several such runs that stand
// beside each other, as the cells of a row do.
struct PageLine {
  std::string text;
  double begin = 0;
  double end = 0;
  double top = 0;
  double bottom = 0;
  double size = 0;
  int direction = 0;
  std::size_t place = 0;  // in the text as drawn

  double middle() const { return (top + bottom) / 2; }
};

using PageLines = std::vector<PageLine>;

template <typename Box>
bool is_level(const PageLine& line, const Box& next) {
  const double middle = (next.top + next.bottom) / 2;
  return line.direction == next.direction &&
         std::abs(line.middle() - middle) <
             0.4 * std::min(line.size, next.size);
}

PageLine line_from(const PageWord& word) {
  return {word.text,   word.begin, word.end,       word.top,
          word.bottom, word.size,  word.direction, 0};
}

template <typename Box>
void append(PageLine& line, const Box& next, bool has_space) {
  if (has_space) line.text += ' ';
  line.text += next.text;
  line.end = std::max(line.end, next.end);
  line.top = std::min(line.top, next.top);
  line.bottom = std::max(line.bottom, next.bottom);
  line.size = std::max(line.size, next.size);
}

PageLines lines_from(const std::vector<PageWord>& words) {
  constexpr double max_gap = 0.3;  // of the size, between parts of a word
  PageLines lines;
  const PageWord* last = nullptr;
  for (const PageWord& word : words) {
    const bool follows =
        last != nullptr && is_level(lines.back(), word) &&
        word.begin > last->begin &&
        (last->has_space_after || word.begin - last->end < max_gap * word.size);
    if (follows) {
      append(lines.back(), word, last->has_space_after);
    } else {
      lines.push_back(line_from(word));
    }
    last = &word;
  }
  return lines;
}

std::string without_spaces(std::string_view text) {
  std::string dense;
  std::ranges::copy_if(text, std::back_inserter(dense),
                       [](char c) { return !is_ascii_space(c); });
  return dense;
}

// The text of a page as drawn, without white space, in which lines are found.
class DrawnText {
 public:
  explicit DrawnText(std::string_view drawn)
      : text_(without_spaces(drawn)),
        begins_line_(text_.size() + 1),
        is_taken_(text_.size()) {
    std::size_t at = 0;
    for (const char c : drawn) {
      if (c == '\n' || c == '\f') begins_line_[at] = true;
      at += !is_ascii_space(c);
    }
    begins_line_.front() = true;
    begins_line_.back() = true;
  }

  std::size_t size() const { return text_.size(); }

  // How well a line has to agree with one of the text.
  enum class Fit { whole_line, begin_of_line, any };

  // Takes the first such place of `words` that is not taken yet.
  std::optional<std::size_t> take(const std::string& words, Fit fit) {
    std::size_t& from = searched_[static_cast<int>(fit)][words];
    std::size_t at = text_.find(words, from);
    while (at != text_.npos && !is_free(at, words.size(), fit)) {
      at = text_.find(words, at + 1);
    }
    from = at == text_.npos ? text_.size() : at + words.size();
    if (at == text_.npos) return std::nullopt;
    std::fill_n(is_taken_.begin() + static_cast<std::ptrdiff_t>(at),
                words.size(), true);
    return at;
  }

 private:
  bool is_free(std::size_t at, std::size_t size, Fit fit) const {
    if (is_taken_[at] || is_taken_[at + size - 1]) return false;
    return fit == Fit::any || (begins_line_[at] && (fit == Fit::begin_of_line ||
                                                    begins_line_[at + size]));
  }

  std::string text_;
  std::vector<bool> begins_line_;
  std::vector<bool> is_taken_;
  std::array<std::unordered_map<std::string, std::size_t>, 3> searched_;
};

// Gives each line its place in the text as drawn. Lines that are one there come
// first, and long ones before those that may stand within them. False if
// much of the text is not there.
bool find_places(PageLines& lines, std::string_view drawn) {
  if (lines.size() * drawn.size() > max_work) return false;
  DrawnText text(drawn);
  std::vector<std::string> words(lines.size());
  std::vector<std::size_t> lost(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    words[i] = without_spaces(lines[i].text);
    lost[i] = i;
  }
  std::erase_if(lost, [&](std::size_t i) { return words[i].empty(); });
  std::ranges::stable_sort(lost, std::greater<>(),
                           [&](std::size_t i) { return words[i].size(); });
  std::vector<bool> is_found(lines.size());
  using Fit = DrawnText::Fit;
  for (const Fit fit : {Fit::whole_line, Fit::begin_of_line, Fit::any}) {
    std::erase_if(lost, [&](std::size_t i) {
      const auto place = text.take(words[i], fit);
      if (place) lines[i].place = *place;
      is_found[i] = place.has_value();
      return is_found[i];
    });
  }
  std::size_t lost_size = 0;
  for (const std::size_t i : lost) lost_size += words[i].size();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!is_found[i]) lines[i].place = lines[i - 1].place;
  }
  return lost_size * 5 < text.size();
}

bool is_prose(const PageLine& line) {
  constexpr std::size_t long_enough = 25;  // bytes
  return line.text.size() >= long_enough &&
         line.text.find(' ') != line.text.npos;
}

// Lines that stand beside each other, made one. `crossed` counts those in
// which that joins columns of prose.
PageLines rows_of(const PageLines& lines, std::size_t& crossed) {
  PageLines rows;
  const PageLine* last = nullptr;
  for (const PageLine& line : lines) {
    if (last != nullptr && is_level(*last, line) && line.begin >= last->end) {
      crossed += is_prose(*last) && is_prose(line);
      append(rows.back(), line, true);
    } else {
      rows.push_back(line);
    }
    last = &line;
  }
  return rows;
}

// How far the next line is below, in sizes of its letters; nothing if it is
// not below but beside or above.
std::optional<double> pitch(const PageLine& line, const PageLine& next) {
  if (line.direction != next.direction) return std::nullopt;
  if (next.begin >= line.end || line.begin >= next.end) return std::nullopt;
  const double down = next.middle() - line.middle();
  if (down <= 0) return std::nullopt;
  return down / std::max({line.size, next.size, 1.0});
}

// The usual pitch of the page: the median.
double usual_pitch(const PageLines& lines) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (const auto p = pitch(lines[i - 1], lines[i])) pitches.push_back(*p);
  }
  if (pitches.empty()) return 1.2;
  const auto middle =
      pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::ranges::nth_element(pitches, middle);
  return *middle;
}

// Whether line `i` is the indented first one of a paragraph: the line above
// ends a sentence, and both it and the line below, if there is one, begin
// further left.
bool is_first_line(const PageLines& lines, std::size_t i) {
  const PageLine& line = lines[i];
  const double indent = line.begin - lines[i - 1].begin;
  if (indent < 0.8 * line.size || indent > 6 * line.size) return false;
  if (!ends_clause(lines[i - 1].text)) return false;
  return i + 1 == lines.size() ||
         lines[i + 1].begin < line.begin - 0.8 * line.size;
}

bool begins_block(const PageLines& lines, std::size_t i, double usual) {
  constexpr double other_size = 1.15;
  constexpr double wide = 1.3;
  const PageLine& line = lines[i];
  const PageLine& above = lines[i - 1];
  const auto down = pitch(above, line);
  if (!down) return true;
  if (std::max(line.size, above.size) >
      other_size * std::min(line.size, above.size)) {
    return true;
  }
  return *down > wide * std::max(usual, 1.0) || is_first_line(lines, i);
}

// The size in which most of the text is set.
double usual_size(const PageLines& lines) {
  std::map<long, std::size_t> bytes;  // by the size, in tenths of a point
  for (const PageLine& line : lines) {
    bytes[std::lround(line.size * 10)] += line.text.size();
  }
  const auto most = std::ranges::max_element(
      bytes, {}, [](const auto& entry) { return entry.second; });
  return most == bytes.end() ? 0 : static_cast<double>(most->first) / 10;
}

bool has_word(std::string_view text) {
  constexpr int few = 4;
  const auto letters = std::ranges::count_if(
      text, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  const auto others =
      std::ranges::count_if(text, [](char c) { return (c & 0x80) != 0; });
  return letters + others >= few;
}

}  // namespace

std::string text_of_words(const std::vector<PageWord>& words,
                          std::string_view drawn) {
  PageLines lines = lines_from(words);
  PageLines sorted = lines;
  std::size_t crossed = 0;
  if (find_places(sorted, drawn)) {
    std::ranges::stable_sort(sorted, {}, &PageLine::place);
    PageLines rows = rows_of(sorted, crossed);
    if (crossed * 4 <= rows.size()) lines = std::move(rows);
  }
  const double usual = usual_pitch(lines);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && begins_block(lines, i, usual)) text += '\n';
    text += lines[i].text;
    text += '\n';
  }
  return text;
}

std::string headline_of_words(const std::vector<PageWord>& words) {
  constexpr double larger = 1.25;
  constexpr double as_large = 0.95;
  constexpr std::size_t max_headline = 200;  // bytes
  const PageLines lines = lines_from(words);
  double largest = larger * usual_size(lines);
  bool is_found = false;
  for (const PageLine& line : lines) {
    if (line.size < largest || !has_word(line.text)) continue;
    largest = line.size;
    is_found = true;
  }
  std::string headline;
  const PageLine* last = nullptr;
  for (const PageLine& line : lines) {
    if (!is_found || line.size < as_large * largest) continue;
    // Headlines of one size further down are those of other articles.
    if (last != nullptr && pitch(*last, line).value_or(3) > 2) break;
    if (!headline.empty()) headline += ' ';
    headline += line.text;
    last = &line;
  }
  return headline.size() > max_headline ? "" : headline;
}

}  // namespace dateline
