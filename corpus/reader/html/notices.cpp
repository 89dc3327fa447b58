#include "corpus/reader/html/notices.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "corpus/text/fold.hpp"

namespace dateline {
namespace {

constexpr double max_lead_length =
    200;  // letters of a notice by its first words
constexpr double max_appeal_length = 280;  // and by words anywhere in it
constexpr int least_terms = 2;             // of such words

// First words of references to other articles and of advertisements, folded.
constexpr std::array<std::string_view, 63> first_words{
    "read more",
    "read also",
    "also read",
    "see also",
    "read next",
    "read the full",
    "read:",
    "related:",
    "related stories",
    "watch:",
    "watch |",
    "listen:",
    "more on this",
    "more stories",
    "for more stories",
    "sign up for",
    "sign up to",
    "subscribe to",
    "subscribe now",
    "follow us",
    "get in touch with our",
    "click here",
    "advertisement",
    "most read",
    "lees ook",
    "lees meer",
    "lire aussi",
    "a lire aussi",
    "lire la suite",
    "publicite",
    "lea tambien",
    "lee tambien",
    "le puede interesar",
    "te puede interesar",
    "publicidad",
    "para saber mas",
    "leggi anche",
    "pubblicita",
    "leia tambem",
    "leia mais",
    "mehr zum thema",
    "lesen sie auch",
    "lesen sie mehr",
    "mehr dazu:",
    "auch interessant",
    "anzeige:",
    "externer inhalt",
    "empfohlener redaktioneller inhalt",
    "an dieser stelle finden sie",
    "читайте также",
    "читайте еще",
    "czytaj także",
    "czytaj też",
    "las ocksa",
    "las aven",
    "les ogsa",
    "læs ogsa",
    "lue myos",
    "ayrıca oku",
    "hay đọc",
    "baca juga",
    "prectete si",
    "olvassa el"};

// Whole blocks that are labels of advertisements.
constexpr std::array<std::string_view, 10> labels{
    "anzeige", "werbung", "reklam",  "reklama", "[pr]",
    "ad",      "ads",     "реклама", "annons",  "annonse"};

// Words of appeals; two of them in a short block make it one.
constexpr std::array<std::string_view, 66> appeal_terms{
    "subscribe",
    "subscription",
    "newsletter",
    "sign up",
    "sign in",
    "log in",
    "log-in",
    "register",
    "create an account",
    "unlimited access",
    "follow us",
    "on facebook",
    "on twitter",
    "on whatsapp",
    "whatsapp channel",
    "our app",
    "preferred source",
    "your inbox",
    "click here",
    "breaking news alert",
    "affiliate",
    "commission",
    "cookie",
    "privacy policy",
    "terms of use",
    "abonnieren",
    "abonnement",
    "abonnent",
    "anmelden",
    "registrieren",
    "whatsapp-kanal",
    "folgen sie",
    "externe inhalte",
    "externen inhalt",
    "personenbezogene daten",
    "einverstanden",
    "datenschutz",
    "konto",
    "abonnez",
    "abonne",
    "inscrivez",
    "suivez-nous",
    "s'inscrire",
    "se connecter",
    "suscrib",
    "suscrip",
    "suscriptor",
    "boletin",
    "registr",
    "siguenos",
    "inicia sesion",
    "abbonati",
    "iscriviti",
    "seguici",
    "accedi",
    "assine",
    "assinante",
    "cadastr",
    "siga-nos",
    "abonneer",
    "nieuwsbrief",
    "schrijf je in",
    "prenumerera",
    "nyhetsbrev",
    "подпис",
    "рассылк"};

}  // namespace

bool is_notice(const TextBlock& block) {
  if (block.length > max_appeal_length || block.kind == TextBlock::Kind::row) {
    return false;
  }
  const std::string text = fold_text(block.text);
  if (std::ranges::find(labels, text) != labels.end()) return true;
  if (block.length <= max_lead_length &&
      std::ranges::any_of(first_words, [&](std::string_view words) {
        return text.starts_with(words);
      })) {
    return true;
  }
  int terms = 0;
  for (const std::string_view term : appeal_terms) {
    if (text.find(term) != text.npos && ++terms == least_terms) return true;
  }
  return false;
}

}  // namespace dateline
