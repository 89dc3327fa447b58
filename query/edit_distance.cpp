#include "query/edit_distance.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dateline {

std::u32string characters_of(std::string_view utf8) {
  std::u32string characters;
  for (const char byte : utf8) {
    const auto bits = static_cast<unsigned char>(byte);
    if ((bits & 0xC0) == 0x80 && !characters.empty()) {
      characters.back() = characters.back() << 6 | (bits & 0x3F);
    } else {
      characters += static_cast<char32_t>(bits < 0xC0   ? bits
                                          : bits < 0xE0 ? bits & 0x1F
                                          : bits < 0xF0 ? bits & 0x0F
                                                        : bits & 0x07);
    }
  }
  return characters;
}

std::string utf8_of(std::u32string_view characters) {
  std::string utf8;
  const auto append = [&](char32_t bits) { utf8 += static_cast<char>(bits); };
  for (const char32_t c : characters) {
    if (c < 0x80) {
      append(c);
      continue;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    const char32_t lead = more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0;
    append(lead | c >> (6 * more));
    for (int i = more - 1; i >= 0; --i) {
      append(0x80 | (c >> (6 * i) & 0x3F));
    }
  }
  return utf8;
}

EditDistance::EditDistance(std::u32string word) : word_(std::move(word)) {
  rows_.emplace_back(word_.size() + 1);
  std::iota(rows_.front().begin(), rows_.front().end(), 0);
}

void EditDistance::push(char32_t c) {
  const std::size_t length = other_.size() + 1;
  if (rows_.size() == length) {
    rows_.emplace_back(word_.size() + 1);
  }
  const auto& last = rows_[length - 1];
  auto& row = rows_[length];
  row[0] = last[0] + 1;
  for (std::size_t i = 1; i < row.size(); ++i) {
    row[i] = std::min({last[i] + 1, row[i - 1] + 1,
                       last[i - 1] + (word_[i - 1] == c ? 0 : 1)});
    if (i > 1 && length > 1 && word_[i - 2] == c &&
        word_[i - 1] == other_.back()) {
      row[i] = std::min(row[i], rows_[length - 2][i - 2] + 1);
    }
  }
  other_ += c;
}

void EditDistance::pop() { other_.pop_back(); }

std::size_t EditDistance::at_least() const {
  const auto& row = rows_[other_.size()];
  return *std::min_element(row.begin(), row.end());
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  EditDistance distance(characters_of(a));
  for (const char32_t c : characters_of(b)) {
    distance.push(c);
  }
  return distance.value();
}

}  // namespace dateline
