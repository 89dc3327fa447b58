#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

// Where the words of a text are. It takes a third of the text's memory however
// short the words are, while a list of them would take ten times as much.
class WordMap {
 public:
  // Words are those of each_word().
  explicit WordMap(std::string_view text);

  // The number of words that begin in a range.
  std::size_t count(Span range) const;

  // The first word that begins at `from` or behind. There must be one.
  Span next(std::size_t from) const;

 private:
  // A bit for each byte of the text.
  using Bits = std::vector<std::uint64_t>;

  std::size_t count_before(std::size_t byte) const;

  Bits begins_;                       // the first bytes of words
  Bits ends_;                         // the last bytes of words
  std::vector<std::uint32_t> ranks_;  // words that begin before each element
};

}  // namespace dateline
