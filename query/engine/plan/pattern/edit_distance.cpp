#include "query/engine/plan/pattern/edit_distance.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "corpus/text/utf8.hpp"

namespace dateline {

EditDistance::EditDistance(std::u32string word) : word_(std::move(word)) {
  rows_.resize(stride());
  std::iota(rows_.begin(), rows_.end() - 1, 0);
}

void EditDistance::push(char32_t c) {
  const std::size_t length = other_.size() + 1, size = word_.size();
  if (rows_.size() < (length + 1) * stride()) {
    rows_.resize((length + 1) * stride());
  }
  unsigned* row = rows_.data() + length * stride();
  const unsigned* last = row - stride();
  unsigned least = row[0] = last[0] + 1;
  for (std::size_t i = 1; i <= size; ++i) {
    row[i] = std::min({last[i] + 1, row[i - 1] + 1,
                       last[i - 1] + (word_[i - 1] == c ? 0 : 1)});
    if (i > 1 && length > 1 && word_[i - 2] == c &&
        word_[i - 1] == other_.back()) {
      row[i] = std::min(row[i], (last - stride())[i - 2] + 1);
    }
    least = std::min(least, row[i]);
  }
  row[size + 1] = least;
  other_ += c;
}

void EditDistance::move_to(std::u32string_view other) {
  const auto shared = static_cast<std::size_t>(
      std::mismatch(other_.begin(), other_.end(), other.begin(), other.end())
          .first -
      other_.begin());
  other_.resize(shared);
  for (const char32_t c : other.substr(shared)) {
    push(c);
  }
}

std::optional<char32_t> EditDistance::next_character(
    char32_t last, std::size_t max_edits) const {
  constexpr char32_t first_surrogate = 0xD800, behind_surrogates = 0xE000;
  constexpr char32_t greatest = 0x10FFFF;
  if (last >= greatest || at_least() > max_edits) {
    return std::nullopt;
  }
  if (at_least() < max_edits) {  // any character may be inserted
    return last + 1 == first_surrogate ? behind_surrogates : last + 1;
  }
  // No edit is left, so only a character that the word continues with will do.
  // This includes the second of two exchanged characters: before the first of
  // them the distance was one less.
  std::optional<char32_t> next;
  for (std::size_t i = 0; i < word_.size(); ++i) {
    if (word_[i] > last && (!next || word_[i] < *next) &&
        to_prefix(i) <= max_edits) {
      next = word_[i];
    }
  }
  return next;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  EditDistance distance(to_utf32(a));
  for (const char32_t c : to_utf32(b)) {
    distance.push(c);
  }
  return distance.value();
}

}  // namespace dateline
