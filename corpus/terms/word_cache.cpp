#include "corpus/terms/word_cache.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "corpus/terms/stop_words.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_word_bytes = 64;
constexpr std::size_t max_words = 1u << 18;  // some 50 MB
constexpr std::size_t recent_words = 1u << 14;
constexpr unsigned fingerprints = 0xFFF0;  // the rest mark other things

// "US" in capitals is the country, "us" the pronoun. The country gets a term
// that no other word can have, because no folded word ends with a full stop.
constexpr std::string_view country = "US";
constexpr std::string_view country_term = "u.s.";

// Numbers, addresses and the like have no inflections.
bool is_inflected(std::string_view folded) {
  return std::none_of(folded.begin(), folded.end(), [](unsigned char c) {
    return c < 0x80 && (c < 'a' || c > 'z');
  });
}

}  // namespace

std::uint16_t term_fingerprint(std::string_view term) {
  return static_cast<std::uint16_t>(XXH3_64bits(term.data(), term.size()) %
                                    fingerprints);
}

WordCache::WordCache(std::string_view language)
    : language_(language),
      stemmer_(language),
      by_folded_(std::make_shared<Map<Word>>()),
      recent_(recent_words) {}

const Word* WordCache::word(std::string_view raw) {
  const std::size_t hash = Hash()(raw);
  Recent& recent = recent_[hash % recent_words];
  if (recent.entry == nullptr || recent.hash != hash ||
      recent.entry->first != raw) {
    recent = {hash, &entry(raw)};
  }
  assert(recent.entry != nullptr);
  return recent.entry->second;
}

const WordCache::ByRaw::value_type& WordCache::entry(std::string_view raw) {
  if (const auto found = by_raw_.find(raw); found != by_raw_.end()) {
    return *found;
  }
  const Word* word =
      folded_word(raw == country ? std::string(country_term) : fold_text(raw));
  return *by_raw_.emplace(raw, word).first;
}

const Word* WordCache::folded_word(std::string_view folded) {
  folded = truncated(folded, max_word_bytes);
  if (const auto found = by_folded_->find(folded); found != by_folded_->end()) {
    return &found->second;
  }
  Word word;
  word.folded = folded;
  word.term = is_inflected(folded) ? stemmer_.stem(folded) : folded;
  if (word.term.empty()) {  // no stemmer should do that, but every word has one
    word.term = folded;
  }
  word.fingerprint = term_fingerprint(word.term);
  word.stop = is_stop_word(language_, folded);
  return &by_folded_->emplace(std::string(folded), std::move(word))
              .first->second;
}

void WordCache::trim() {
  if (by_raw_.size() + by_folded_->size() > max_words) {
    by_raw_.clear();
    recent_.assign(recent_words, {});
    by_folded_ = std::make_shared<Map<Word>>();
  }
}

}  // namespace dateline
