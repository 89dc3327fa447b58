#include "corpus/text/language.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "corpus/text/lasting.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// The languages news archives are kept in, by ISO 639-1 code. What CLD2 takes
// for any other is more likely a mistake than a find. Norwegian is "no" in both
// its forms, as libstemmer calls it; Moldovan is Romanian, as ISO 639 has it
// since 2008.
constexpr std::string_view codes[] = {
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da",
    "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "gu",
    "ha", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "jv", "ka",
    "kk", "km", "kn", "ko", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms",
    "mt", "my", "ne", "nl", "no", "pa", "pl", "ps", "pt", "ro", "ru", "si",
    "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr",
    "uk", "ur", "uz", "vi", "yi", "zh", "zu"};

// Codes of languages that we take for one of these.
struct Alias {
  std::string_view alias;
  std::string_view code;
};
constexpr Alias aliases[] = {
    {"fil", "tl"}, {"nb", "no"}, {"nn", "no"}, {"yue", "zh"}};

// Names that ICU does not know, "," between two.
struct OtherNames {
  std::string_view code;
  std::string_view names;
};
constexpr OtherNames other_names[] = {
    {"ar", "عربي"},
    {"az", "Azərbaycanca"},
    {"bn", "Bengali"},
    {"ca", "Catala,Valencian"},
    {"cs", "Cestina,Česky,Cesky"},
    {"el", "Ελληνικα"},
    {"es", "Castilian,Espanol,Castellano"},
    {"fa", "Farsi,Dari"},
    {"fr", "Francais"},
    {"hi", "हिंदी"},
    {"id", "Bahasa Indonesia"},
    {"is", "Islenska"},
    {"jv", "Basa Jawa"},
    {"kk", "Қазақша"},
    {"km", "ភាសាខ្មែរ"},
    {"ko", "조선말"},
    {"lo", "ພາສາລາວ"},
    {"ms", "Bahasa Melayu,Bahasa Malaysia"},
    {"my", "မြန်မာဘာသာ"},
    {"nl", "Flemish,Vlaams"},
    {"no", "Bokmål,Norsk bokmål,Nynorsk"},
    {"pt", "Portugues"},
    {"ro", "Moldovan,Romana"},
    {"si", "Sinhalese"},
    {"sk", "Slovencina,Slovensky"},
    {"sl", "Slovene,Slovenscina"},
    {"sr", "Srpski"},
    {"th", "ภาษาไทย"},
    {"tl", "Filipino"},
    {"tr", "Turkce"},
    {"uz", "Oʻzbekcha,Oʻzbek"},
    {"zh", "Mandarin,Cantonese,汉语,漢語,华语,華語"},
};

// So that case and ways of encoding make no difference.
std::string fold_name(std::string_view name) {
  if (std::ranges::all_of(name, is_ascii)) return ascii_lower(name);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold =
      icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) {
    throw Error(std::string("cannot read a language's name: ICU fails with ") +
                u_errorName(status) + "; check that its data is installed");
  }
  std::string folded;
  return fold->normalize(icu::UnicodeString::fromUTF8(name), status)
      .toUTF8String(folded);
}

// Our code for `code`, "" if it is none of ours.
std::string_view our_code(std::string_view code) {
  const auto* alias = std::ranges::find(aliases, code, &Alias::alias);
  if (alias != std::end(aliases)) return alias->code;
  const auto* found = std::ranges::find(codes, code);
  return found == std::end(codes) ? std::string_view() : *found;
}

// What a language is called in another one, or in itself.
std::string display_name(const icu::Locale& language, const icu::Locale& in) {
  icu::UnicodeString name;
  std::string utf8;
  return language.getDisplayLanguage(in, name).toUTF8String(utf8);
}

using CodesByName = std::unordered_map<std::string, std::string_view>;

CodesByName make_codes_by_name() {
  CodesByName names;
  for (const std::string_view code : codes) {
    const icu::Locale language(std::string(code).c_str());
    for (const icu::Locale& in : {icu::Locale::getEnglish(), language}) {
      names.emplace(fold_name(display_name(language, in)), code);
    }
  }
  for (const auto& [code, others] : other_names) {
    for (std::size_t begin = 0; begin < others.size();) {
      const std::size_t end = std::min(others.find(',', begin), others.size());
      names.emplace(fold_name(others.substr(begin, end - begin)), code);
      begin = end + 1;
    }
  }
  return names;
}

const CodesByName& codes_by_name() {
  static const auto& names = lasting<CodesByName>(make_codes_by_name());
  return names;
}

std::string_view code_of_name(const std::string& folded) {
  const CodesByName& names = codes_by_name();
  const auto found = names.find(folded);
  return found == names.end() ? std::string_view() : found->second;
}

// The code for "en", or for what ICU knows to stand for it: "eng" of ISO 639-2
// and -3, "ger" beside "deu", "iw" as Hebrew was before 1989.
std::string_view code_of_code(const std::string& folded) {
  const std::string_view code = our_code(folded);
  if (!code.empty()) return code;
  return our_code(icu::Locale::createCanonical(folded.c_str()).getLanguage());
}

bool is_code(std::string_view folded) {
  return (folded.size() == 2 || folded.size() == 3) &&
         std::ranges::all_of(folded,
                             [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string canonical_language(std::string_view name) {
  const std::string folded = fold_name(trimmed(name));
  const std::string without_region(trimmed(
      std::string_view(folded).substr(0, folded.find_first_of("-_.@("))));
  return std::string(is_code(without_region) ? code_of_code(without_region)
                                             : code_of_name(without_region));
}

std::vector<std::string> language_names(std::string_view code) {
  std::vector<std::string> names{std::string(code)};
  for (const auto& [name, code_of_name] : codes_by_name()) {
    if (code_of_name == code) names.push_back(name);
  }
  std::sort(names.begin() + 1, names.end());
  return names;
}

std::string language_label(std::string_view code) {
  const std::string_view known = our_code(code);
  if (known.empty()) return std::string(code);
  return display_name(icu::Locale(std::string(known).c_str()),
                      icu::Locale::getEnglish());
}

}  // namespace dateline
