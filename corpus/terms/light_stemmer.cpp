#include "corpus/terms/light_stemmer.hpp"

#include <algorithm>
#include <cstddef>

#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// Endings of nouns and adjectives. Verbs and derived words keep their endings,
// and no sound inside a word is changed, so that a stem is always a prefix of
// its word. The Czech endings are taken from L. Dolamic and J. Savoy, "Indexing
// and stemming approaches for the Czech language", Information Processing &
// Management 45(6), 2009; the Latvian ones from K. Kreslins, "A stemming
// algorithm for Latvian", 1996, as in Lucene.

constexpr std::string_view czech[] = {
    "atech", "atum", "eho", "emi", "emu", "ech", "ete", "eti", "iho", "imi",
    "imu",   "ich",  "ach", "ami", "ama", "ata", "aty", "ove", "ovi", "ych",
    "ymi",   "em",   "es",  "im",  "um",  "am",  "at",  "os",  "us",  "ym",
    "mi",    "ou",   "a",   "e",   "i",   "o",   "u",   "y"};

constexpr std::string_view polish[] = {
    "iego", "iemu", "iami", "iach", "iowi", "ego", "emu", "ymi", "imi",
    "ych",  "ich",  "ami",  "ach",  "owi",  "iem", "iej", "iom", "iow",
    "ow",   "om",   "em",   "ej",   "ym",   "im",  "ie",  "ia",  "iu",
    "io",   "a",    "e",    "i",    "o",    "u",   "y"};

constexpr std::string_view latvian[] = {
    "ajiem", "ajai", "ajam", "ajos", "ajas", "iem", "aja", "ais", "ai",
    "ei",    "am",   "em",   "im",   "um",   "us",  "as",  "es",  "os",
    "is",    "ie",   "a",    "e",    "i",    "o",   "s",   "u"};

constexpr std::string_view ukrainian[] = {
    "іями", "іям", "іях", "ями", "ами", "ові", "еві", "єві", "ого",
    "ому",  "ими", "ією", "ьою", "ах",  "ях",  "ам",  "ям",  "ів",
    "їв",   "ом",  "ем",  "єм",  "ий",  "ій",  "ої",  "ою",  "ею",
    "єю",   "их",  "им",  "ія",  "ії",  "ію",  "а",   "я",   "о",
    "е",    "є",   "и",   "і",   "ї",   "у",   "ю",   "ь",   "й"};

constexpr bool longest_first(std::span<const std::string_view> endings) {
  return std::is_sorted(endings.begin(), endings.end(),
                        [](std::string_view a, std::string_view b) {
                          return a.size() > b.size();
                        });
}
static_assert(longest_first(czech) && longest_first(polish) &&
              longest_first(latvian) && longest_first(ukrainian));

bool leaves_a_stem(std::string_view word, std::string_view ending) {
  constexpr std::size_t min_characters = 3;
  word.remove_suffix(ending.size());
  return count_characters(word) >= min_characters;
}

}  // namespace

std::span<const std::string_view> inflection_endings(
    std::string_view language) {
  if (language == "cs") {
    return czech;
  }
  if (language == "pl") {
    return polish;
  }
  if (language == "lv") {
    return latvian;
  }
  if (language == "uk") {
    return ukrainian;
  }
  return {};
}

std::string_view without_ending(std::string_view folded,
                                std::span<const std::string_view> endings) {
  const auto ending =
      std::find_if(endings.begin(), endings.end(), [&](std::string_view tried) {
        return folded.ends_with(tried) && leaves_a_stem(folded, tried);
      });
  if (ending != endings.end()) {
    folded.remove_suffix(ending->size());
  }
  return folded;
}

}  // namespace dateline
