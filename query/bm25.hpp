#pragma once

#include <cstddef>

namespace dateline {

// BM25 as Robertson and Zaragoza state it ("The Probabilistic Relevance
// Framework", 2009, section 3), with the idf that Lucene uses, which is never
// negative. For one word of the query and one passage:
//
//   idf = ln(1 + (N - n + 0.5) / (n + 0.5))
//   score = idf * tf / (tf + k1 * (1 - b + b * dl / avgdl))
//
// tf counts the word in the passage, dl the passage's tokens; N (passages), n
// (those with the word) and avgdl (mean dl) are of the passage's language
// alone.
inline constexpr double bm25_k1 = 0.9;
inline constexpr double bm25_b = 0.4;

// A word in the article's title adds this share of its idf.
inline constexpr double title_share = 0.2;

double bm25_idf(double passages, double document_frequency);

// The factor beside idf; 0 for tf 0, below 1.
inline double bm25_saturation(double tf, double length, double mean_length) {
  const double norm = bm25_k1 * (1 - bm25_b + bm25_b * length / mean_length);
  return tf / (tf + norm);
}

}  // namespace dateline
