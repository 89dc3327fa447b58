#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// A passage's words, to be compared with those of another.
struct PassageWords {
  std::vector<std::uint16_t> tokens;  // fingerprints, ascending
  // Those that tell it from others by tf-idf, ascending; of length 1, or empty.
  std::vector<std::pair<std::uint16_t, double>> weights;
};

// Likeness of passages by their token traces (see
// corpus/index/token_trace.hpp). The idf is taken from these passages alone:
// what they all share, the query's words first, does not make two of them
// alike.
class Similarity {
 public:
  // Of 65,535 traces at most.
  explicit Similarity(const std::vector<std::string_view>& traces);

  PassageWords words_of(std::string_view trace) const;

  // The cosines of the weights of each with each, row by row: from 0, nothing
  // in common, to 1.
  static std::vector<double> cosines(const std::vector<PassageWords>& passages);

  // Whether nine tenths of their tokens are the same: two prints of one story.
  static bool are_near_duplicates(const PassageWords& a, const PassageWords& b);

 private:
  double passages_;
  std::vector<std::uint16_t> frequencies_;  // passages by fingerprint
};

}  // namespace dateline
