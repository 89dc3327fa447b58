#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/terms/word_cache.hpp"

namespace dateline {

// A stretch of text that makes one base token: a word, number or acronym.
struct ScannedWord {
  const Word* word = nullptr;
  std::size_t end = 0;  // in bytes; a possessive 's and an acronym's last stop
                        // belong to it
  std::size_t next_acronym = 0;  // no acronym begins before, in bytes
  bool elided = false;  // an article before an apostrophe: the "l" of l'Élysée
};

// Reads parts of words in one language. Not thread-safe.
class WordScanner {
 public:
  explicit WordScanner(WordCache& words);

  // The part that begins with the letter or digit at `begin`. `next_acronym` is
  // that of the part before, in a word of several parts.
  ScannedWord read(std::string_view text, std::size_t begin,
                   std::size_t next_acronym);

 private:
  struct Scan;

  ScannedWord read_word(std::string_view text, std::size_t begin);
  void scan_number(Scan& scan) const;
  static void scan_run(Scan& scan);
  bool passes_apostrophe(Scan& scan) const;
  static bool passes_inner_mark(Scan& scan);
  static void skip_mark(Scan& scan, std::size_t end);
  bool elides(std::string_view word) const;
  std::size_t skip_ending(std::string_view text, std::size_t at) const;

  WordCache& words_;
  std::string_view elisions_;  // of the language, between spaces
  bool has_turkish_endings_;
  bool decimal_comma_;
};

}  // namespace dateline
