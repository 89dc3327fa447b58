#include "corpus/text/sentence_end.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// Abbreviations that ICU's lists lack (72: "U.S.", "Gen.", "Lt." among them).
constexpr std::string_view in_names[] = {"Co",  "Corp", "Inc", "Jr",
                                         "Ltd", "No",   "Sr",  "St"};
constexpr std::string_view abbreviations[] = {
    // English
    "Adm", "Brig", "Bros", "Capt", "Cmdr", "Col", "Det", "Dr", "Ft", "Gen",
    "Gov", "Hon", "Insp", "Lt", "Maj", "Messrs", "Mr", "Mrs", "Ms", "Mt", "Nos",
    "Pfc", "Pres", "Prof", "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt",
    "Spc", "Supt", "vs",
    // months
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct",
    "Nov", "Dec",
    // German, Dutch, Scandinavian
    "Abs", "Art", "Bd", "Nr", "Str", "bzw", "ca", "dhr", "evtl", "ggf", "inkl",
    "kl", "mevr", "nr", "sog", "vgl",
    // French, Spanish, Portuguese, Italian
    "Avv", "Dott", "Dra", "MM", "Mgr", "Mlle", "Mme", "On", "Sig", "Sra",
    "Srta",
    // Polish, Czech
    "np", "prof", "tzn", "tzv", "tzw", "ul",
    // Russian, Ukrainian
    "им", "обл", "просп", "род", "см", "ст", "тыс", "ул"};

bool is_closing(UChar32 c) {
  constexpr std::uint32_t closing =
      U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PI_MASK | U_GC_Z_MASK | U_GC_CC_MASK;
  return c == '"' || c == '\'' || (U_GET_GC_MASK(c) & closing) != 0;
}

// The last character of `text` that is no closing mark; -1 if there is none.
UChar32 last_mark(std::string_view text) {
  for (std::size_t end = text.size(); end > 0;) {
    const CodePoint point = code_point_before(text, end);
    if (!is_closing(point.code)) return point.code;
    end = point.begin;
  }
  return -1;
}

bool is_terminal(UChar32 c) {
  constexpr UChar32 ellipsis = 0x2026;
  return c == ellipsis || u_hasBinaryProperty(c, UCHAR_S_TERM) != 0;
}

template <typename Words>
bool contains(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

}  // namespace

bool ends_sentence(std::string_view text) {
  return is_terminal(last_mark(text));
}

bool ends_clause(std::string_view text) {
  constexpr UChar32 wide_colon = 0xFF1A, wide_semicolon = 0xFF1B;
  const UChar32 last = last_mark(text);
  return is_terminal(last) || last == ':' || last == ';' ||
         last == wide_colon || last == wide_semicolon;
}

bool is_abbreviation(std::string_view word) {
  return is_abbreviation_in_names(word) || contains(abbreviations, word);
}

bool is_abbreviation_in_names(std::string_view word) {
  return contains(in_names, word);
}

}  // namespace dateline
