#include "query/engine/index/alias_table.hpp"

#include <algorithm>
#include <set>

namespace dateline {
namespace {

std::string key_of(const std::vector<std::string>& words) {
  std::string key;
  for (const std::string& word : words) {
    key += word + ' ';
  }
  return key;
}

}  // namespace

std::vector<std::string> name_words(std::string_view name, Analyser& analyser) {
  std::vector<std::string> words;
  for (const Token& token : analyser.analyse(name).tokens) {
    if (token.is_base()) {
      words.push_back(token.word->folded);
    }
  }
  return words;
}

AliasTable::AliasTable(const Aliases& aliases, Analyser& analyser) {
  for (const std::vector<std::string>& names : aliases.sets) {
    std::vector<Name>& set = sets_.emplace_back();
    for (const std::string& name : names) {
      const std::vector<std::string> words = name_words(name, analyser);
      max_words_ = std::max(max_words_, words.size());
      set.push_back({name, key_of(words)});
      std::vector<std::size_t>& sets = sets_with_[set.back().key];
      if (sets.empty() || sets.back() != sets_.size() - 1) {
        sets.push_back(sets_.size() - 1);
      }
    }
  }
}

std::vector<std::string> AliasTable::others(
    const std::vector<std::string>& words) const {
  std::vector<std::string> names;
  const std::string key = key_of(words);
  const auto found = sets_with_.find(key);
  if (words.empty() || found == sets_with_.end()) {
    return names;
  }
  std::set<std::string> known{key};
  for (const std::size_t set : found->second) {
    for (const Name& name : sets_[set]) {
      if (known.insert(name.key).second) {
        names.push_back(name.text);
      }
    }
  }
  return names;
}

}  // namespace dateline
