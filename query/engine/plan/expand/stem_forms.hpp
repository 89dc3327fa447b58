#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/terms/analyser.hpp"

// What stemmers do to words, as far as words are to be found by their stems.
namespace dateline {

// A stemmer may take away or alter the end of what was typed: the stem of
// countries is "countri", that of organization "organ". Such stems are found by
// trying how a word may go on. All are folded.
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

// The longest ending that stemmers take off, in characters.
inline constexpr std::size_t max_ending = 7;

// The stem of a folded word, "" if it is none. Of several words joined: of the
// first.
std::string_view stem_of(const std::string& word, Analyser& analyser);

}  // namespace dateline
