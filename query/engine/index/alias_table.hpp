#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "dateline/aliases.hpp"

namespace dateline {

// So many words a name may have. Characters of Chinese, Japanese and Korean are
// words here.
inline constexpr std::size_t max_name_words = 32;

// The words of a name without case, accents and the like, by which names are
// compared. The analyser is that of no language, because names are in any.
std::vector<std::string> name_words(std::string_view name, Analyser& analyser);

// Aliases by the words of their names.
class AliasTable {
 public:
  AliasTable() = default;
  AliasTable(const Aliases& aliases, Analyser& analyser);

  // The number of words in the longest name; 0 if there are no aliases.
  std::size_t max_words() const { return max_words_; }

  // The other names of all sets that have the name with these words, each once,
  // in the order of the list; none if no set has it.
  std::vector<std::string> others(const std::vector<std::string>& words) const;

 private:
  struct Name {
    std::string text;
    std::string key;
  };

  std::vector<std::vector<Name>> sets_;
  std::map<std::string, std::vector<std::size_t>> sets_with_;  // by key
  std::size_t max_words_ = 0;
};

}  // namespace dateline
