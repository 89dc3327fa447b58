#include "query/engine/rerank/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "corpus/index/token_trace.hpp"
#include "corpus/text/bit_count.hpp"
#include "query/engine/plan/bm25.hpp"

namespace dateline {
namespace {

constexpr std::size_t fingerprints = 1 << 16;

void scale_to_one(std::vector<std::pair<std::uint16_t, double>>& weights) {
  double squares = 0;
  for (const auto& [word, weight] : weights) {
    squares += weight * weight;
  }
  const double length = std::sqrt(squares);
  for (auto& [word, weight] : weights) {
    weight /= length;
  }
}

// Radix sort, by the lower byte and then by the upper one. It compares nothing,
// so no branch is mispredicted.
void sort_fingerprints(std::vector<std::uint16_t>& fingerprints) {
  std::vector<std::uint16_t> sorted(fingerprints.size());
  for (const unsigned shift : {0, 8}) {
    std::array<std::uint32_t, 257> begins{};
    for (const std::uint16_t fingerprint : fingerprints) {
      ++begins[(fingerprint >> shift & 0xFF) + std::size_t{1}];
    }
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    for (const std::uint16_t fingerprint : fingerprints) {
      sorted[begins[fingerprint >> shift & 0xFF]++] = fingerprint;
    }
    fingerprints.swap(sorted);
  }
}

// The fingerprints of some passages, numbered in their order: a few thousand
// numbers, which need less memory than a table of all fingerprints.
class Ranks {
 public:
  explicit Ranks(const std::vector<const PassageWords*>& passages) {
    for (const PassageWords* passage : passages) {
      for (const auto& [word, weight] : passage->weights) {
        words_[word / 64] |= std::uint64_t{1} << word % 64;
      }
    }
    for (std::size_t i = 0; i < words_.size(); ++i) {
      before_[i] = size_;
      size_ += count_bits(words_[i]);
    }
  }

  std::uint32_t size() const { return size_; }

  // Of one of the fingerprints.
  std::uint32_t of(std::uint16_t word) const {
    const std::uint64_t lower =
        words_[word / 64] & ((std::uint64_t{1} << word % 64) - 1);
    return before_[word / 64] + count_bits(lower);
  }

 private:
  std::array<std::uint64_t, fingerprints / 64> words_{};  // a bit each
  std::array<std::uint32_t, fingerprints / 64> before_{};
  std::uint32_t size_ = 0;
};

}  // namespace

Similarity::Similarity(const std::vector<std::string_view>& traces)
    : passages_(static_cast<double>(traces.size())),
      frequencies_(fingerprints),
      idfs_(traces.size() + 1, -1) {
  std::uint16_t number = 0;
  for (const std::string_view trace : traces) {
    ++number;
    TokenTrace(trace).each_base_token_of_text([&](std::uint16_t fingerprint) {
      Count& count = frequencies_[fingerprint];
      count.passages += count.last != number ? 1 : 0;
      count.last = number;
    });
  }
}

double Similarity::idf(std::uint16_t frequency) const {
  double& known = idfs_[frequency];
  if (known < 0) {
    known = bm25_idf(passages_, frequency);
  }
  return known;
}

PassageWords Similarity::words_of(std::string_view trace) const {
  constexpr double max_share = 0.3;  // of the passages that have a word
  PassageWords words;
  std::vector<std::uint16_t>& tokens = words.tokens;
  tokens.reserve(trace.size() / 2);
  TokenTrace(trace).each_base_token_of_text([&](std::uint16_t fingerprint) {
    tokens.push_back(fingerprint);
    words.signature[fingerprint / 64 % words.signature.size()] |=
        std::uint64_t{1} << fingerprint % 64;
  });
  sort_fingerprints(tokens);
  words.weights.reserve(tokens.size());
  for (auto at = tokens.begin(); at != tokens.end();) {
    const auto end = std::find_if(
        at, tokens.end(), [&](std::uint16_t token) { return token != *at; });
    const std::uint16_t frequency = frequencies_[*at].passages;
    if (frequency <= max_share * passages_) {
      const auto tf = end - at;
      const double weight = tf == 1 ? 1 : 1 + std::log(static_cast<double>(tf));
      words.weights.emplace_back(*at, weight * idf(frequency));
    }
    at = end;
  }
  scale_to_one(words.weights);
  return words;
}

// Goes through the words, because few of them are in more than two passages.
// Each cosine adds up its products in the order of the words' fingerprints.
std::vector<double> Similarity::cosines(
    const std::vector<const PassageWords*>& passages) {
  struct Posting {
    std::uint16_t passage;
    double weight;
  };
  const Ranks ranks(passages);
  std::vector<std::uint32_t> ends(ranks.size() + std::size_t{1}, 0);
  for (const PassageWords* passage : passages) {
    for (const auto& [word, weight] : passage->weights) {
      ++ends[ranks.of(word) + std::size_t{1}];
    }
  }
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<Posting> postings(ends.back());
  for (std::size_t i = 0; i < passages.size(); ++i) {
    for (const auto& [word, weight] : passages[i]->weights) {
      postings[ends[ranks.of(word)]++] = {static_cast<std::uint16_t>(i),
                                          weight};
    }
  }
  std::vector<double> cosines(passages.size() * passages.size(), 0);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    for (std::uint32_t at = begin + 1; at < end; ++at) {
      for (std::uint32_t other = begin; other < at; ++other) {
        cosines[postings[at].passage * passages.size() +
                postings[other].passage] +=
            postings[at].weight * postings[other].weight;
      }
    }
    begin = std::max(begin, end);
  }
  for (std::size_t i = 0; i < passages.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      cosines[j * passages.size() + i] = cosines[i * passages.size() + j];
    }
  }
  return cosines;
}

bool Similarity::are_near_duplicates(const PassageWords& a,
                                     const PassageWords& b) {
  constexpr double share = 0.1;
  const auto max_differences = static_cast<std::size_t>(
      share * static_cast<double>(a.tokens.size() + b.tokens.size()));
  if (std::max(a.tokens.size(), b.tokens.size()) >
      std::min(a.tokens.size(), b.tokens.size()) + max_differences) {
    return false;
  }
  // Each bit that only one of them has is a token that only one of them has.
  std::size_t differences = 0;
  for (std::size_t i = 0; i < a.signature.size(); ++i) {
    differences += count_bits(a.signature[i] ^ b.signature[i]);
  }
  if (differences > max_differences) {
    return false;
  }
  differences = 0;
  auto x = a.tokens.begin();
  auto y = b.tokens.begin();
  while (x != a.tokens.end() && y != b.tokens.end() &&
         differences <= max_differences) {
    if (*x == *y) {
      ++x, ++y;
    } else {
      ++(*x < *y ? x : y);
      ++differences;
    }
  }
  differences +=
      static_cast<std::size_t>((a.tokens.end() - x) + (b.tokens.end() - y));
  return differences <= max_differences && !a.tokens.empty();
}

}  // namespace dateline
