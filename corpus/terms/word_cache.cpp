#include "corpus/terms/word_cache.hpp"

#include <unicode/uchar.h>
#include <xxhash.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "corpus/terms/stop_words.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_word_bytes = 64;
constexpr std::size_t max_words = 1u << 18;          // some 50 MB
constexpr std::size_t first_recent_words = 1u << 8;  // for queries and probes
constexpr std::size_t recent_words = 1u << 16;       // 1 MB
constexpr unsigned fingerprints = 0xFFF0;  // the rest mark other things

// "US" in capitals is the country, "us" the pronoun.
constexpr std::string_view country = "US", wide_country = "ＵＳ";

// Numbers, addresses and the like have no inflections.
bool is_inflected(std::string_view folded) {
  return std::none_of(folded.begin(), folded.end(), [](unsigned char c) {
    return c < 0x80 && (c < 'a' || c > 'z');
  });
}

// Whether a word is an acronym with a plural s: "MPs", "PhDs". All but the s
// may have small letters, but two capitals, one of them before the s.
bool is_acronym_in_plural(std::string_view raw) {
  constexpr std::size_t max_bytes = 16;
  if (raw.size() < 3 || raw.size() > max_bytes || raw.back() != 's') {
    return false;
  }
  raw.remove_suffix(1);
  std::size_t capitals = 0;
  const bool has_only_letters =
      all_code_points(raw, [&](const CodePoint& point) {
        capitals += u_isUUppercase(point.code) ? 1 : 0;
        return point.code >= 0 && u_isUAlphabetic(point.code);
      });
  return has_only_letters && capitals >= 2 &&
         u_isUUppercase(code_point_before(raw, raw.size()).code);
}

// "1990" of "1990s", "f16" of "f16s"; the whole word without such an s.
std::string_view without_plural_s(std::string_view folded) {
  const bool is_plural =
      folded.size() >= 2 && folded.back() == 's' &&
      is_ascii_digit(folded[folded.size() - 2]) &&
      std::none_of(folded.begin(), folded.end(), [](unsigned char c) {
        return c < 0x80 && !is_ascii_digit(static_cast<char>(c)) &&
               (c < 'a' || c > 'z');
      });
  return is_plural ? folded.substr(0, folded.size() - 1) : folded;
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
      recent_(first_recent_words) {}

std::size_t WordCache::Hash::operator()(std::string_view text) const {
  return XXH3_64bits(text.data(), text.size());
}

void WordCache::load(std::size_t hash) const {
  __builtin_prefetch(&recent_[place_of(hash)]);
}

void WordCache::load_word(std::size_t hash) const {
  const Recent& recent = recent_[place_of(hash)];
  if (recent.entry == nullptr) return;
  __builtin_prefetch(recent.entry);
  __builtin_prefetch(recent.word);
  __builtin_prefetch(&recent.word->singular);
}

const Word* WordCache::word(std::string_view raw, std::size_t hash) {
  if (by_raw_.size() > recent_.size() && recent_.size() < recent_words) {
    recent_.assign(std::min(8 * recent_.size(), recent_words), {});
  }
  Recent& recent = recent_[place_of(hash)];
  if (recent.entry == nullptr || recent.entry->first != raw) {
    const ByRaw::value_type& found = entry(raw);
    recent = {&found, found.second};
  }
  assert(recent.word != nullptr);
  return recent.word;
}

const WordCache::ByRaw::value_type& WordCache::entry(std::string_view raw) {
  if (const auto found = by_raw_.find(raw); found != by_raw_.end()) {
    return *found;
  }
  const std::string folded = raw == country || raw == wide_country
                                 ? std::string(country_term)
                                 : fold_text(raw);
  const Word* word = is_acronym_in_plural(raw) ? acronym_in_plural(folded)
                                               : folded_word(folded);
  return *by_raw_.emplace(raw, word).first;
}

// The word with its singular. Its keys have a character that no folded word
// has, because "mps" in small letters is no plural.
const Word* WordCache::acronym_in_plural(const std::string& folded) {
  const Word* plain = folded_word(folded);
  std::string_view singular = plain->folded;
  singular.remove_suffix(1);
  const std::string term(folded_word(singular)->term);
  if (plain->term == term || !plain->folded.ends_with('s')) {
    return plain;
  }
  Word word = *plain;
  word.term = term;
  word.fingerprint = term_fingerprint(term);
  const Word& alone =
      by_folded_->emplace(folded + "\n1", std::move(word)).first->second;
  word = *plain;
  word.singular = &alone;
  return &by_folded_->emplace(folded + "\n", std::move(word)).first->second;
}

const Word* WordCache::folded_word(std::string_view folded) {
  folded = truncated(folded, max_word_bytes);
  if (const auto found = by_folded_->find(folded); found != by_folded_->end()) {
    return &found->second;
  }
  Word word;
  word.folded = folded;
  word.term =
      is_inflected(folded) ? stemmer_.stem(folded) : without_plural_s(folded);
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
    recent_.assign(recent_.size(), {});
    by_folded_ = std::make_shared<Map<Word>>();
  }
}

}  // namespace dateline
