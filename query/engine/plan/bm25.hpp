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
// tf counts the word in the passage, dl the passage's tokens. N (passages) and
// n (those with the word, each by its own language's stem) are of all languages
// that are searched; avgdl (mean dl) is of the passage's language alone.
inline constexpr double bm25_k1 = 0.8;
inline constexpr double bm25_b = 0.4;

// A word in the article's title adds this share of its idf.
inline constexpr double usual_title_share = 0.4;

// A fuzzy match scores this fraction of an exact one.
inline constexpr double fuzzy_share = 0.5;

// The factor of a word that the query has `count` times: 2c / (c + 1), which is
// BM25's saturation of the query with k3 = 1.
inline double repeated_weight(double count) { return 2 * count / (count + 1); }

double bm25_idf(double passages, double document_frequency);

// A factor of idf, 1 or more: words that come several times where they come at
// all are what a passage is about ("wing"); others are common ways to say
// things ("obtained"). The root of their mean tf, as K. L. Kwok weights words
// of queries ("A new method of weighting query terms for ad-hoc retrieval",
// SIGIR 1996), drawn towards 1 for words of few passages.
double burstiness(double document_frequency, double occurrences);

// The factor beside idf; 0 for tf 0, below 1.
inline double bm25_saturation(double tf, double length, double mean_length) {
  const double norm = bm25_k1 * (1 - bm25_b + bm25_b * length / mean_length);
  return tf / (tf + norm);
}

}  // namespace dateline
