#include "query/engine/rerank/similarity.hpp"

#include <algorithm>
#include <cmath>

#include "corpus/index/token_trace.hpp"
#include "query/engine/plan/bm25.hpp"

namespace dateline {
namespace {

constexpr std::size_t fingerprints = 1 << 16;

// Calls see(fingerprint) for each token of the text; compounds are left out.
template <typename See>
void each_fingerprint(const TokenTrace& trace, See see) {
  for (std::uint32_t at = trace.text_begin(); at < trace.places();
       at = trace.next(at)) {
    if (trace.arcs(at) > 0) {
      see(trace.fingerprint(at, 0));
    }
  }
}

void scale_to_one(std::vector<std::pair<std::uint16_t, double>>& weights) {
  double squares = 0;
  for (const auto& [word, weight] : weights) {
    squares += weight * weight;
  }
  for (auto& [word, weight] : weights) {
    weight /= std::sqrt(squares);
  }
}

}  // namespace

Similarity::Similarity(const std::vector<std::string_view>& traces)
    : passages_(static_cast<double>(traces.size())),
      frequencies_(fingerprints, 0) {
  std::vector<std::uint16_t> last_seen(fingerprints, 0);
  std::uint16_t number = 0;
  for (const std::string_view trace : traces) {
    ++number;
    each_fingerprint(TokenTrace(trace), [&](std::uint16_t fingerprint) {
      if (last_seen[fingerprint] != number) {
        last_seen[fingerprint] = number;
        ++frequencies_[fingerprint];
      }
    });
  }
}

PassageWords Similarity::words_of(std::string_view trace) const {
  constexpr double max_share = 0.3;  // of the passages that have a word
  PassageWords words;
  std::vector<std::uint16_t>& tokens = words.tokens;
  each_fingerprint(TokenTrace(trace), [&](std::uint16_t fingerprint) {
    tokens.push_back(fingerprint);
  });
  std::sort(tokens.begin(), tokens.end());
  for (auto at = tokens.begin(); at != tokens.end();) {
    const auto end = std::upper_bound(at, tokens.end(), *at);
    const double frequency = frequencies_[*at];
    if (frequency <= max_share * passages_) {
      const double tf = static_cast<double>(end - at);
      words.weights.emplace_back(
          *at, (1 + std::log(tf)) * bm25_idf(passages_, frequency));
    }
    at = end;
  }
  scale_to_one(words.weights);
  return words;
}

// Goes through the words, because few of them are in more than two passages.
std::vector<double> Similarity::cosines(
    const std::vector<PassageWords>& passages) {
  struct Posting {
    std::uint16_t word;
    std::uint16_t passage;
    double weight;
  };
  std::vector<Posting> postings;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    for (const auto& [word, weight] : passages[i].weights) {
      postings.push_back({word, static_cast<std::uint16_t>(i), weight});
    }
  }
  std::sort(postings.begin(), postings.end(), [](const auto& a, const auto& b) {
    return std::pair(a.word, a.passage) < std::pair(b.word, b.passage);
  });
  std::vector<double> cosines(passages.size() * passages.size(), 0);
  for (auto at = postings.begin(); at != postings.end(); ++at) {
    for (auto other = at; other != postings.end() && other->word == at->word;
         ++other) {
      const double product = at->weight * other->weight;
      cosines[at->passage * passages.size() + other->passage] += product;
      if (other != at) {
        cosines[other->passage * passages.size() + at->passage] += product;
      }
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
  std::size_t differences = 0;
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
