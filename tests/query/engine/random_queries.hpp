#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "corpus/index/passage_record.hpp"

namespace dateline {

// Queries of the words of an index's own passages: words, phrases, literals,
// NEAR, title:, required and excluded words, filters, conditions over articles.
class RandomQueries {
 public:
  RandomQueries(const std::filesystem::path& index, unsigned seed);

  std::string next();

 private:
  std::string words(std::size_t count);
  std::string clause();
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::vector<PassageRecord> passages_;
  std::mt19937 random_;
};

}  // namespace dateline
