#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/plan/expand/fuzzy_terms.hpp"

namespace dateline {

// Endings that stemmers remove or alter, folded: the stem of countries is
// "countri", that of organization is "organ". The stems of unfinished words are
// found by appending these endings.
inline constexpr std::string_view endings[] = {
    // English
    "s", "es", "ed", "ing", "ings", "ly", "er", "ers", "ies", "ied", "ation",
    "ations", "ization", "izations", "isation", "isations", "ational", "ment",
    "ments", "ement", "ements", "ness", "fulness", "ousness", "iveness",
    "ality", "ivity", "ability", "ibility", "ance", "ances", "ence", "ences",
    "able", "ible", "ably", "ically", "ism", "ist", "ists", "ive", "ous",
    // German, Dutch, Scandinavian
    "en", "ern", "em", "e", "n", "ung", "ungen", "heit", "heiten", "keit",
    "keiten", "lich", "lichkeit", "igkeit", "isch", "ische", "ene", "ende",
    "heden", "erne", "ernes", "arna", "arnas",
    // French, Spanish, Italian, Portuguese, Romanian
    "aient", "issement", "issements", "atrice", "atrices", "ateur", "ateurs",
    "euse", "euses", "eux", "ives", "ite", "ites", "iez", "ions", "amente",
    "mente", "acion", "aciones", "amiento", "amientos", "idad", "idades",
    "iendo", "ieron", "azione", "azioni", "amento", "amenti", "acao", "acoes",
    "ilor", "ului"};

// The longest ending that a stemmer removes, in characters.
inline constexpr std::size_t max_ending = 7;

// Roughly the alphabet of `c`: the letters of its block in Unicode.
std::u32string alphabet_of(char32_t c);

// The stem of the first word in `word`, which is folded; "" if there is none.
std::string stem_of(const std::string& word, Analyser& analyser);

struct NearStem {
  IndexTerm term;
  std::size_t edits = 0;  // distance from the nearer of the word and its stem
};

// The stems of the index that words within `edits` of `word`, which is folded,
// may have, sorted. These are the stems near the word or its stem, and of the
// stems near the beginning of the word those that some tried word within
// `edits` has. After the deadline, those that were found before.
std::vector<NearStem> near_stems(const std::string& word, std::size_t edits,
                                 Analyser& analyser,
                                 const PassageDatabase& database,
                                 Deadline& deadline);

}  // namespace dateline
