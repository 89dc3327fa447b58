#include "corpus/language.hpp"

// CLD2's header uses FILE without including this.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "dateline/error.hpp"

namespace dateline {
namespace {

struct Language {
  std::string_view code;   // ISO 639-1
  std::string_view names;  // other codes, English and own names; "," between
};

// The languages news archives are kept in. What CLD2 takes for any other is
// more likely a mistake than a find. Norwegian is "no" in both its forms, as
// libstemmer calls it; Moldovan is Romanian, as ISO 639 has it since 2008.
constexpr Language languages[] = {
    {"af", "afr,Afrikaans"},
    {"am", "amh,Amharic,አማርኛ"},
    {"ar", "ara,Arabic,العربية,عربي"},
    {"az", "aze,Azerbaijani,Azərbaycanca"},
    {"be", "bel,Belarusian,Беларуская"},
    {"bg", "bul,Bulgarian,Български"},
    {"bn", "ben,Bengali,Bangla,বাংলা"},
    {"bs", "bos,Bosnian,Bosanski"},
    {"ca", "cat,Catalan,Català,Catala,Valencian"},
    {"cs", "ces,cze,Czech,Čeština,Cestina,Česky,Cesky"},
    {"cy", "cym,wel,Welsh,Cymraeg"},
    {"da", "dan,Danish,Dansk"},
    {"de", "deu,ger,German,Deutsch"},
    {"el", "ell,gre,Greek,Ελληνικά,Ελληνικα"},
    {"en", "eng,English"},
    {"es", "spa,Spanish,Castilian,Español,Espanol,Castellano"},
    {"et", "est,Estonian,Eesti"},
    {"eu", "eus,baq,Basque,Euskara"},
    {"fa", "fas,per,prs,Persian,Farsi,Dari,فارسی"},
    {"fi", "fin,Finnish,Suomi"},
    {"fr", "fra,fre,French,Français,Francais"},
    {"ga", "gle,Irish,Gaeilge"},
    {"gl", "glg,Galician,Galego"},
    {"gu", "guj,Gujarati,ગુજરાતી"},
    {"ha", "hau,Hausa"},
    {"he", "iw,heb,Hebrew,עברית"},
    {"hi", "hin,Hindi,हिन्दी,हिंदी"},
    {"hr", "hrv,scr,Croatian,Hrvatski"},
    {"hu", "hun,Hungarian,Magyar"},
    {"hy", "hye,arm,Armenian,Հայերեն"},
    {"id", "in,ind,Indonesian,Bahasa Indonesia"},
    {"is", "isl,ice,Icelandic,Íslenska,Islenska"},
    {"it", "ita,Italian,Italiano"},
    {"ja", "jpn,Japanese,日本語"},
    {"jv", "jw,jav,Javanese,Basa Jawa"},
    {"ka", "kat,geo,Georgian,ქართული"},
    {"kk", "kaz,Kazakh,Қазақша,Қазақ тілі"},
    {"km", "khm,Khmer,ខ្មែរ,ភាសាខ្មែរ"},
    {"kn", "kan,Kannada,ಕನ್ನಡ"},
    {"ko", "kor,Korean,한국어,조선말"},
    {"lo", "lao,ລາວ,ພາສາລາວ"},
    {"lt", "lit,Lithuanian,Lietuvių"},
    {"lv", "lav,Latvian,Latviešu"},
    {"mk", "mkd,mac,Macedonian,Македонски"},
    {"ml", "mal,Malayalam,മലയാളം"},
    {"mn", "mon,Mongolian,Монгол"},
    {"mr", "mar,Marathi,मराठी"},
    {"ms", "msa,may,zsm,Malay,Bahasa Melayu,Bahasa Malaysia"},
    {"mt", "mlt,Maltese,Malti"},
    {"my", "mya,bur,Burmese,မြန်မာ,မြန်မာဘာသာ"},
    {"ne", "nep,Nepali,नेपाली"},
    {"nl", "nld,dut,Dutch,Flemish,Nederlands,Vlaams"},
    {"no", "nor,nb,nob,nn,nno,Norwegian,Norsk,Bokmål,Norsk bokmål,Nynorsk"},
    {"pa", "pan,Punjabi,ਪੰਜਾਬੀ"},
    {"pl", "pol,Polish,Polski"},
    {"ps", "pus,Pashto,پښتو"},
    {"pt", "por,Portuguese,Português,Portugues"},
    {"ro", "ron,rum,mo,mol,Romanian,Moldovan,Română,Romana"},
    {"ru", "rus,Russian,Русский"},
    {"si", "sin,Sinhala,Sinhalese,සිංහල"},
    {"sk", "slk,slo,Slovak,Slovenčina,Slovencina,Slovensky"},
    {"sl", "slv,Slovenian,Slovene,Slovenščina,Slovenscina"},
    {"so", "som,Somali,Soomaali"},
    {"sq", "sqi,alb,Albanian,Shqip"},
    {"sr", "srp,scc,Serbian,Српски,Srpski"},
    {"sv", "swe,Swedish,Svenska"},
    {"sw", "swa,swh,Swahili,Kiswahili"},
    {"ta", "tam,Tamil,தமிழ்"},
    {"te", "tel,Telugu,తెలుగు"},
    {"th", "tha,Thai,ไทย,ภาษาไทย"},
    {"tl", "tgl,fil,Tagalog,Filipino"},
    {"tr", "tur,Turkish,Türkçe,Turkce"},
    {"uk", "ukr,Ukrainian,Українська"},
    {"ur", "urd,Urdu,اردو"},
    {"uz", "uzb,Uzbek,Oʻzbekcha,Oʻzbek"},
    {"vi", "vie,Vietnamese,Tiếng Việt"},
    {"yi", "ji,yid,Yiddish,ייִדיש"},
    {"zh",
     "zho,chi,cmn,yue,Chinese,Mandarin,Cantonese,中文,汉语,漢語,华语,華語"},
    {"zu", "zul,Zulu"},
};

// So that case and ways of encoding make no difference.
std::string fold_name(std::string_view name) {
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

using CodesByName = std::unordered_map<std::string, std::string_view>;

CodesByName make_codes_by_name() {
  CodesByName codes;
  for (const auto& [code, names] : languages) {
    codes.emplace(code, code);
    for (std::size_t begin = 0; begin < names.size();) {
      const std::size_t end = std::min(names.find(',', begin), names.size());
      codes.emplace(fold_name(names.substr(begin, end - begin)), code);
      begin = end + 1;
    }
  }
  return codes;
}

std::string code_of(const std::string& folded_name) {
  static const CodesByName codes = make_codes_by_name();
  const auto found = codes.find(folded_name);
  return found == codes.end() ? std::string() : std::string(found->second);
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(space);
  return begin == std::string_view::npos
             ? std::string_view()
             : text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

// The beginning of a text, in whole characters: enough to tell its language.
// Control characters become spaces, as CLD2 refuses texts that hold any.
std::string sample_of(std::string_view text) {
  constexpr std::size_t sample_bytes = 4096;
  std::size_t size = std::min(text.size(), sample_bytes);
  const auto continues = [&](std::size_t i) {
    return i < text.size() &&
           (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  while (size > 0 && continues(size)) {
    --size;
  }
  std::string sample(text.substr(0, size));
  std::replace_if(
      sample.begin(), sample.end(),
      [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return sample;
}

}  // namespace

std::string canonical_language(std::string_view name) {
  const std::string folded = fold_name(trim(name));
  std::string code = code_of(folded);
  if (code.empty()) {
    const std::string_view without_region =
        std::string_view(folded).substr(0, folded.find_first_of("-_.@("));
    code = code_of(std::string(trim(without_region)));
  }
  return code;
}

std::string detect_language(std::string_view text) {
  // Below this share the text is a mixture, or the guess a poor one.
  constexpr int least_percent = 70;
  // CLD2 calls itself sure of three names in a row. News of this many bytes of
  // letters it takes for another language in less than 1 % of cases (French,
  // German, English, Chinese), of 40 in up to 3.5 %, of 20 in up to 10 %.
  constexpr int least_letters = 60;
  const std::string sample = sample_of(text);
  const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
                                CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> found{};
  std::array<int, 3> percent{};
  std::array<double, 3> score{};
  int letters = 0;
  int valid_bytes = 0;
  bool reliable = false;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      sample.data(), static_cast<int>(sample.size()), true, &no_hints, 0,
      found.data(), percent.data(), score.data(), nullptr, &letters, &reliable,
      &valid_bytes);
  if (!reliable || percent[0] < least_percent || letters < least_letters) {
    return {};
  }
  return canonical_language(CLD2::LanguageCode(found[0]));
}

}  // namespace dateline
