#include <xxhash.h>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>

#include "corpus/terms/analyser.hpp"

namespace dateline {
namespace {

struct Probe {
  std::string_view language;
  std::string_view text;
};

// Between them the probes go through the rules of scripts, numbers, acronyms,
// compounds and addresses, the stemmers, and the stop words.
constexpr Probe probes[] = {
    {"en",
     "The U.N.'s envoys discussed co-operation; US sanctions (1,250,000 "
     "tonnes, 3.5%) hit AT&T and F-16s. Müller's Straße, бомбардировки ёлки, "
     "παραπομπές, العربية, 北京市长，東京都のニュース, 한국어 뉴스, ภาษาไทย, "
     "กรุงเทพฯ, "
     "www.example.org/news reader@example.org; NGOs, Ph.D., D.Phil., "
     "Hawaiʻi, ایرانی, צה\"ל, हिन्दी, ગાન્ધી, ସଙ୍କଟ, హిన్దీ, "
     "ಗಙ್ಗಾ, সঙ্কট, അവൻ, Երևան, ١٬٢٥٠٫٥, १९.०६.२०२४, 1,50,000; J. K. Smith, "
     "J.K.Smith, U. S., Ph. D., 1 250 000, F 16, 5 km; U.S. U.N."},
    {"de",
     "Die Regierungen haben Straßen und Häusern 1.250,5 gegeben, z. B. "
     "Bürger*innen"},
    {"fa", "او می رود و کتاب ها می\u200Cخواهد"},
    {"ca", "paral·lel i paral•lel"},
    {"fr", "l’Élysée était fermé aux journalistes, 3,5 qu'il disait"},
    {"es", "las canciones españolas cantaban hablando rápidamente"},
    {"it", "all'inizio delle notizie italiane mangiavano città"},
    {"pt", "as notícias portuguesas falavam rapidamente, situações"},
    {"nl", "de regeringen hebben lichamelijke mogelijkheden gezien"},
    {"sv", "städerna och flickornas regeringen hoppades"},
    {"ru", "бомбардировками и ёлки правительства говорили, которые"},
    {"fi", "ministeriöiden taloissa ja kaupungeista puhuttiin"},
    {"ar", "الحكومة والعربية مدرسة كتابها المسلمون"},
    {"zh", "北京市长的新闻 3.5 AT&T"},
    {"cs", "vládními sankcemi ministrů, který budou městech"},
    {"pl", "rządowych sankcji ministrami, które będą miastach"},
    {"lv", "ministriem valdības pilsētās un lielajiem"},
    {"tr", "Ankara'ya giden bakanların kararları, İstanbul ve ışık"},
    {"uk", "санкціями урядовими, які міністрів містах"},
    {"hr", "vladinim sankcijama ministara, koji gradovima"}};

}  // namespace

std::string analyser_fingerprint() {
  std::string output;
  for (const Probe& probe : probes) {
    Analyser analyser(probe.language);
    for (const Token& token : analyser.analyse(probe.text).tokens) {
      output += token.word->folded + '/' + token.word->term +
                (token.word->stop ? "-\n" : "\n");
    }
  }
  std::array<char, 17> digest{};
  std::snprintf(digest.data(), digest.size(), "%016llx",
                static_cast<unsigned long long>(
                    XXH3_64bits(output.data(), output.size())));
  return digest.data();
}

}  // namespace dateline
