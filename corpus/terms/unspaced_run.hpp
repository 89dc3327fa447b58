#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "dateline/span.hpp"

namespace dateline {

// A run of Thai, Lao, Khmer or Burmese, cut into words by dictionary.
struct UnspacedRun {
  std::vector<Span> words;  // in bytes of the text
  std::size_t end = 0;
};

// Reads the run that begins at `begin`. The same words come out however they
// are typed: invisible characters in them do not count, but for the zero-width
// space, which separates words; and the vowels that Thai and Lao keyboards can
// write in two ways are one.
UnspacedRun read_unspaced_run(std::string_view text, std::size_t begin);

}  // namespace dateline
