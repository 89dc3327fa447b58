#include "query/engine/plan/pattern/near.hpp"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <random>
#include <string>

#include "dateline/searcher.hpp"
#include "query/engine/parse/query_limits.hpp"
#include "tests/query/engine/query_index.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(near)

namespace {

Occurrence at(std::uint32_t first, std::uint32_t width = 1) {
  return {0, 0, first, first + width, MatchLevel::literal};
}

// By the definition: tries every chain.
class AllChains {
 public:
  explicit AllChains(const NearOperands& near)
      : near_(near), in_chain_(near.operands.size()) {
    for (std::size_t i = 0; i < near.operands.size(); ++i) {
      in_chain_[i].resize(near.operands[i].size());
    }
    extend();
  }

  std::vector<Occurrences> kept() const {
    std::vector<Occurrences> kept(any_ ? near_.operands.size() : 0);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      for (std::size_t k = 0; k < in_chain_[i].size(); ++k) {
        if (in_chain_[i][k]) {
          kept[i].push_back(near_.operands[i][k]);
        }
      }
    }
    return kept;
  }

 private:
  struct Link {
    std::size_t operand;
    std::size_t index;
  };

  const Occurrence& occurrence(const Link& link) const {
    return near_.operands[link.operand][link.index];
  }

  bool may_follow(const Link& link) const {
    if (std::any_of(chain_.begin(), chain_.end(), [&](const Link& other) {
          return other.operand == link.operand;
        })) {
      return false;
    }
    if (near_.ordered && link.operand != chain_.size()) {
      return false;
    }
    if (chain_.empty()) {
      return true;
    }
    const std::uint32_t last = occurrence(chain_.back()).last;
    const std::uint32_t first = occurrence(link).first;
    return first >= last && first - last <= near_.distance;
  }

  void extend() {
    if (chain_.size() == near_.operands.size()) {
      any_ = true;
      for (const Link& link : chain_) {
        in_chain_[link.operand][link.index] = true;
      }
      return;
    }
    for (std::size_t i = 0; i < near_.operands.size(); ++i) {
      for (std::size_t k = 0; k < near_.operands[i].size(); ++k) {
        if (may_follow({i, k})) {
          chain_.push_back({i, k});
          extend();
          chain_.pop_back();
        }
      }
    }
  }

  const NearOperands& near_;
  std::vector<std::vector<bool>> in_chain_;
  std::vector<Link> chain_;
  bool any_ = false;
};

NearOperands random_operands(std::mt19937& random) {
  NearOperands near;
  near.distance = random() % 4;
  near.ordered = random() % 2 == 0;
  near.operands.resize(1 + random() % 4);
  for (Occurrences& all : near.operands) {
    for (std::size_t left = 1 + random() % 4; left > 0; --left) {
      all.push_back(at(random() % 12, 1 + random() % 3));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Occurrence& a, const Occurrence& b) {
                       return a.first < b.first;
                     });
  }
  return near;
}

BOOST_AUTO_TEST_CASE(keeps_every_occurrence_that_lies_in_a_chain) {
  std::mt19937 random(11);
  std::size_t chains = 0;
  for (int i = 0; i < 5000; ++i) {
    const NearOperands near = random_operands(random);
    const auto expected = AllChains(near).kept();
    BOOST_REQUIRE(near_occurrences(near) == expected);
    BOOST_REQUIRE(stand_near(near) == !expected.empty());
    chains += expected.empty() ? 0 : 1;
  }
  BOOST_TEST(chains > 1000u);
}

// Of these there are 8 million millions of chains, or none.
BOOST_AUTO_TEST_CASE(many_chains_of_one_word_take_no_time) {
  NearOperands near;
  near.distance = 1000;
  Occurrences all;
  for (std::uint32_t i = 0; i < 200; ++i) {
    all.push_back(at(i));
  }
  near.operands.assign(max_near_operands, all);
  BOOST_TEST(near_occurrences(near).at(7).size() == 200u);
  all.resize(max_near_operands - 1);
  near.operands.assign(max_near_operands, all);
  BOOST_TEST(!stand_near(near));
}

// What a search marks.
struct Row {
  const char* query;
  const char* text;
  const char* marked;  // between bars
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query << " in " << row.text;
}

const Row rows[] = {
    {"oil NEAR/1 cap", "oil price cap", "oil|cap"},
    {"oil NEAR/1 cap", "cap price oil", "cap|oil"},
    {"oil NEAR/1 cap", "oil price of cap", ""},
    {"oil ONEAR/1 cap", "cap oil", ""},
    {"oil NEAR/0 cap", "oil cap price", "oil|cap"},
    // all that is near, and nothing else
    {"oil NEAR/2 cap", "oil x cap y cap z z z cap", "oil|cap"},
    {"oil NEAR/3 cap", "oil x cap y cap z z z cap", "oil|cap|cap"},
    {"oil NEAR/1 cap", "cap oil cap, far from it oil", "cap|oil|cap"},
    {"oil ONEAR/2 cap", "cap oil oil cap cap x oil", "oil|oil|cap|cap"},
    {"oil NEAR/1 oil", "oil x oil x x oil", "oil|oil"},
    {"a1 NEAR/1 b1 NEAR/1 c1", "b1 x a1 c1 x x b1 c1", "b1|a1|c1"},
    {"(oil OR gas) NEAR/1 cap", "gas oil cap x x gas", "gas|oil|cap"},
    // over what separates and joins
    {"\"oil price\" NEAR/1 cap", "oil-price the cap", "oil-price|cap"},
    {"\"oil price\" NEAR/0 cap", "oil\nprice\n\ncap", "oil\nprice|cap"},
    {"putin NEAR/0 kim", "Putin’s “Kim” said", "Putin’s|Kim"},
    {"oi* NEAR/1 capp~", "oils and cap", "oils|cap"},
    {"co-operation NEAR/0 cap", "cooperation cap co-operation",
     "cooperation|cap|co-operation"},
    // parts of a compound count as words in between
    {"oil NEAR/1 cap", "oil x-y cap", ""},
    {"oil NEAR/2 cap", "oil x-y cap", "oil|cap"},
};

BOOST_DATA_TEST_CASE(marks_all_that_is_near, data::make(rows), row) {
  const QueryIndex index(
      std::vector<TestArticle>{{"a", "", row.text, "en", "2024", "Wire", ""}});
  std::string marked;
  for (const Hit& hit : Searcher(index.path()).search(row.query)) {
    for (const Span& span : hit.spans) {
      marked += (marked.empty() ? "" : "|") +
                hit.text.substr(span.begin, span.end - span.begin);
    }
  }
  BOOST_TEST(marked == row.marked);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
