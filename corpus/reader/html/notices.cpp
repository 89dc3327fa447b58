#include "corpus/reader/html/notices.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "corpus/reader/html/folded_words.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/lasting.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

constexpr double max_lead_length =
    200;  // letters of a notice by its first words
constexpr double max_appeal_length = 280;  // and by words anywhere in it
constexpr int least_terms = 2;             // of such words
constexpr double max_long_length = 600;    // of one with more of them
constexpr int least_terms_if_long = 3;
constexpr double max_credit_length = 60;
constexpr double max_button_length = 40;
constexpr double max_copyright_length = 400;

// First words of references to other articles and of advertisements, folded.
constexpr auto first_words =
    std::to_array<std::string_view>({"read more",
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
                                     "externen inhalt",
                                     "ein klick fur den datenschutz",
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
                                     "olvassa el",
                                     "関連記事",
                                     "相关阅读",
                                     "相關閱讀",
                                     "延伸閱讀",
                                     "责任编辑",
                                     "責任編輯",
                                     "版权声明",
                                     "版權聲明",
                                     "免责声明",
                                     "あわせて読みたい",
                                     "저작권자",
                                     "اقرأ ايضا",
                                     "شاهد ايضا",
                                     "ये भी पढें",
                                     "यह भी पढें",
                                     "weiterlesen mit",
                                     "voir aussi",
                                     "a voir aussi",
                                     "veja tambem",
                                     "czytaj rowniez"});

// First words of who made a picture, folded.
constexpr auto credit_words = std::to_array<std::string_view>(
    {"©",      "(c) ",     "photo:",  "photos:",  "photo by", "picture:",
     "image:", "image by", "source:", "sources:", "credit:",  "foto:",
     "fotos:", "bild:",    "bilder:", "quelle:",  "quellen:", "fonte:",
     "kilde:", "fuente:",  "фото:"});

// Whole blocks that are labels of advertisements.
constexpr std::string_view labels =
    "anzeige|werbung|reklam|reklama|[pr]|ad|ads|реклама|annons|annonse|"
    "sponsored|promoted|sponsored content|广告|廣告|広告|광고|إعلان|اعلان|"
    "विज्ञापन|reclama|reclame|advertentie|mainos|hirdetes|διαφημιση|"
    "iklan|quang cao";

// What is written on buttons.
constexpr std::string_view buttons =
    "share|share this|share this article|share on facebook|"
    "share on twitter|share via email|tweet|tweet this|facebook|"
    "twitter|whatsapp|linkedin|pinterest|telegram|reddit|"
    "flipboard|email|e-mail|email this|print|print this|"
    "print this page|printer friendly|save|copy link|link copied|"
    "bookmark|like this|loading|loading...|loading…|"
    "please wait...|close|x|×|✕|back|back to top|top|menu|search|"
    "skip|play|pause|mute|unmute|play video|watch video|enlarge|"
    "click to enlarge|enlarge image|view larger|view gallery|"
    "view fullscreen|full screen|fullscreen|zoom|expand|collapse|"
    "show more|show less|load more|more|more...|more…|view all|"
    "see all|see more|read more|permalink|comment|comments|reply|"
    "report|font size|text size|listen|listen to article|"
    "listen to this article|teilen|drucken|merken|kommentieren|"
    "schließen|zuruck|mehr|mehr anzeigen|weniger anzeigen|"
    "artikel anhoren|link kopieren|vorlesen|nach oben|suche|"
    "partager|imprimer|envoyer|fermer|commenter|enregistrer|"
    "ecouter|copier le lien|plus|voir plus|rechercher|compartir|"
    "imprimir|enviar|cerrar|comentar|guardar|escuchar|"
    "copiar enlace|ver mas|buscar|compartilhar|compartilhe|"
    "fechar|salvar|ouvir|copiar link|ver mais|condividi|stampa|"
    "chiudi|commenta|salva|ascolta|copia link|cerca|delen|"
    "afdrukken|sluiten|dela|skriv ut|stang|del|jaa|tulosta|"
    "udostepnij|drukuj|zamknij|sdilet|tisk|zavrit|megosztas|"
    "nyomtatas|paylas|yazdır|kapat|поделиться|печать|закрыть|"
    "поділитися|分享|打印|列印|关闭|シェア|シェアする|ツイート|ツイートする|"
    "印刷|공유|공유하기|인쇄|"
    "닫기|مشاركة|شارك|طباعة|bagikan|chia se|शेयर करें";

// What stands before the year of a copyright, folded.
constexpr auto copyright_marks =
    std::to_array<std::string_view>({"©", "(c)", "copyright"});

// Words of appeals; two of them in a short block make it one. None holds
// another.
constexpr auto appeal_terms = std::to_array<std::string_view>(
    {"subscribe", "subscription", "cancel anytime", "cancel any time",
     "free trial", "testen sie", "probeabo", "probemonat", "kundbar",
     "sans engagement", "offre d'essai", "cancela cuando", "disdici",
     "opzegbaar", "newsletter", "sign up", "sign in", "log in", "log-in",
     "register now", "register here", "register for free", "register to ",
     "create an account", "unlimited access", "follow us", "on facebook",
     "on twitter", "on whatsapp", "whatsapp channel", "our app",
     "preferred source", "your inbox", "click here", "breaking news alert",
     "affiliate", "we may earn", "earn a commission", "earn commission",
     "earn us a commission", "a small commission", "a commission if",
     "a commission on", "a commission from", "cookie", "privacy policy",
     "terms of use", "anmelden", "whatsapp-kanal", "folgen sie",
     "externe inhalte", "externen inhalt", "personenbezogene daten",
     "einverstanden", "datenschutz", "konto", "abonn", "inscrivez",
     "suivez-nous", "s'inscrire", "se connecter", "suscrib", "suscrip",
     "boletin", "registrieren sie sich", "jetzt registrieren",
     "oder registrieren", "registrese", "registrate", "registrati ",
     "registre-se", "siguenos", "inicia sesion", "abbonati", "iscriviti",
     "seguici", "accedi", "assine", "assinante", "cadastr", "siga-nos",
     "nieuwsbrief", "schrijf je in", "prenumerera", "nyhetsbrev", "подпис",
     "рассылк", "privatsphare", "sozialen netzwerke", "drittplattform",
     "会員登録", "会員限定", "定期購読", "電子版", "ログイン", "メールマガジン",
     "無料会員", "有料会員", "읽으려면", "로그인", "회원가입", "구독", "登录",
     "注册", "订阅", "登入", "註冊", "訂閱", "加入會員", "सब्सक्राइब",
     // Of what a browser lacks.
     "your browser does", "your browser is", "enable javascript",
     "javascript is", "requires javascript", "style sheets",
     "to-date web browser", "recaptcha", "terms & conditions"});

// Whether a year follows, behind nothing but signs: "Copyright (c) 2024".
bool begins_with_year(std::string_view text) {
  const std::size_t year = text.find_first_of("0123456789");
  if (year == text.npos) return false;
  const std::string_view between = text.substr(0, year);
  const bool has_word = std::ranges::any_of(
      between, [](char c) { return is_ascii_letter(c) && c != 'c'; });
  const std::string_view digits = text.substr(year, 2);
  return !has_word && (digits == "19" || digits == "20");
}

// Without the marks that part it from others.
std::string label_of(std::string_view folded) {
  return std::string(trimmed_of(folded, " :|/>"));
}

}  // namespace

bool claims_copyright(std::string_view text) {
  const std::string folded = fold_text(text);
  return folded.find("all rights reserved") != folded.npos ||
         std::ranges::any_of(copyright_marks, [&](std::string_view mark) {
           const std::size_t at = folded.find(mark);
           return at != folded.npos &&
                  begins_with_year(
                      std::string_view(folded).substr(at + mark.size()));
         });
}

bool is_copyright_notice(const TextBlock& block) {
  return block.length <= max_copyright_length && claims_copyright(block.text);
}

bool is_button(const TextBlock& block) {
  static const auto& known = lasting<FoldedWords>(buttons);
  return block.length <= max_button_length &&
         known.has_folded(label_of(fold_text(block.text)));
}

bool is_notice(const TextBlock& block) {
  if (block.length > max_long_length || block.kind == TextBlock::Kind::row) {
    return false;
  }
  const std::string text = fold_text(block.text);
  const auto begins_text = [&](std::string_view words) {
    return text.starts_with(words);
  };
  static const auto& known_labels = lasting<FoldedWords>(labels);
  if (known_labels.has_folded(label_of(text)) ||
      (block.kind == TextBlock::Kind::paragraph && is_button(block))) {
    return true;
  }
  if (block.length <= max_lead_length &&
      std::ranges::any_of(first_words, begins_text)) {
    return true;
  }
  if (block.length <= max_credit_length && !ends_sentence(block.text) &&
      std::ranges::any_of(credit_words, begins_text)) {
    return true;
  }
  const auto terms = std::ranges::count_if(
      appeal_terms,
      [&](std::string_view term) { return text.find(term) != text.npos; });
  return terms >= (block.length <= max_appeal_length ? least_terms
                                                     : least_terms_if_long);
}

}  // namespace dateline
