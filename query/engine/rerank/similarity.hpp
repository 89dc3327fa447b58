#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// A passage's words, to be compared with those of another.
struct PassageWords {
  std::vector<std::uint16_t> tokens;  // fingerprints, ascending
  // One bit for each token, by its fingerprint; several may share one.
  std::array<std::uint64_t, 4> signature{};
  // The tf-idf of fingerprints that are not too common, ascending; a vector of
  // length 1, or empty.
  std::vector<std::pair<std::uint16_t, double>> weights;
};

// Similarity of passages by their token traces (see
// corpus/index/token_trace.hpp). The idf is that of these passages alone, so
// that words which they all share, such as the query's, do not make two of them
// similar.
class Similarity {
 public:
  // Takes at most 65,535 traces.
  explicit Similarity(const std::vector<std::string_view>& traces);

  PassageWords words_of(std::string_view trace) const;

  // The cosines of the weights of all pairs of different passages, row by row;
  // 0 means that two passages have nothing in common, 1 is the most. Takes at
  // most 65,535 passages.
  static std::vector<double> cosines(
      const std::vector<const PassageWords*>& passages);

  // Whether nine tenths of their tokens are the same, as in reprints of a
  // story.
  static bool are_near_duplicates(const PassageWords& a, const PassageWords& b);

 private:
  double idf(std::uint16_t frequency) const;

  // A passage adds to the frequency of a fingerprint once.
  struct Count {
    std::uint16_t passages = 0;
    std::uint16_t last = 0;  // number of the last passage with it
  };

  double passages_;
  std::vector<Count> frequencies_;    // by fingerprint
  mutable std::vector<double> idfs_;  // by frequency; below 0 if not known yet
};

}  // namespace dateline
