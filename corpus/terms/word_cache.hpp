#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "corpus/terms/stemmer.hpp"

namespace dateline {

// The 16-bit hash of a term by which token traces record it.
std::uint16_t term_fingerprint(std::string_view term);

// The distinct words of one language, each folded, stemmed and looked up in the
// stop word list once. Not thread-safe.
class WordCache {
 public:
  explicit WordCache(std::string_view language);

  const std::string& language() const { return language_; }

  // The word for a stretch of text: `raw` has neither possessive nor inner
  // apostrophes any more, but may have accents, capitals, soft hyphens.
  const Word* word(std::string_view raw) { return word(raw, hash(raw)); }

  // The same in three steps, each for several words: load(), load_word(),
  // word(). The processor then fetches their bytes from memory side by side
  // instead of one after the other.
  static std::size_t hash(std::string_view raw) { return Hash()(raw); }
  void load(std::size_t hash) const;
  void load_word(std::size_t hash) const;
  const Word* word(std::string_view raw, std::size_t hash);

  // The word for a folded form as it stands.
  const Word* folded_word(std::string_view folded);

  // Forgets all words if there are very many. Those handed out live on as long
  // as their owner is kept.
  void trim();

  // What keeps all words alive that were handed out since the last trim(). It
  // may be kept, and its words read, in another thread.
  std::shared_ptr<const void> owner() const { return by_folded_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const;
  };
  template <typename Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
  using ByRaw = Map<const Word*>;

  // The entry of by_raw_ that was last looked up with such a hash, and its
  // word.
  struct Recent {
    const ByRaw::value_type* entry = nullptr;
    const Word* word = nullptr;
  };

  // The index of recent_ where a word with such a hash is, if it is there.
  std::size_t place_of(std::size_t hash) const {
    return hash & (recent_.size() - 1);
  }

  const ByRaw::value_type& entry(std::string_view raw);
  const Word* acronym_in_plural(const std::string& folded);

  std::string language_;
  Stemmer stemmer_;
  std::shared_ptr<Map<Word>> by_folded_;  // nodes stay where they are
  ByRaw by_raw_;
  // A cache in front of by_raw_, which grows with it. Nine words in ten are
  // among a few thousand frequent ones, and their places fit into the
  // processor's cache, which the whole map does not. Its size is a power of
  // two.
  std::vector<Recent> recent_;
};

}  // namespace dateline
