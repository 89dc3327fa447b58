#include "corpus/reader/author/byline_words.hpp"

#include <string>
#include <unordered_map>

#include "corpus/text/fold.hpp"
#include "corpus/text/lasting.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// How a word can be the label of a name anywhere in a line of a web page.
enum class Label { no, before_colon, preposition };

struct KnownWord {
  std::string_view word;
  // What it says at the beginning of a line before a space and before a colon.
  std::optional<BylineWordKind> before_space;
  std::optional<BylineWordKind> before_colon;
  Label label = Label::no;
};

constexpr std::nullopt_t none = std::nullopt;
constexpr auto byline = BylineWordKind::byline;
constexpr auto may_begin_name = BylineWordKind::may_begin_name;
constexpr auto of_web_pages = BylineWordKind::of_web_pages;

constexpr KnownWord byline_table[] = {
    {"by", byline, byline, Label::before_colon},
    {"written by", byline, none, Label::preposition},
    {"reported by", byline, none, Label::before_colon},
    {"author", none, byline, Label::before_colon},
    {"autor", none, byline, Label::before_colon},
    {"autora", none, byline, Label::before_colon},
    {"auteur", none, byline, Label::before_colon},
    {"автор", none, byline, Label::before_colon},
    {"por", may_begin_name, byline},
    {"von", may_begin_name, none},
    {"par", may_begin_name, none},
    {"di", may_begin_name, none},
    {"door", may_begin_name, none},
    {"av", may_begin_name, none},
    {"af", may_begin_name, none},
    {"text", none, of_web_pages},
    {"texte", none, of_web_pages},
    {"redaktion", none, of_web_pages},
    {"reporting by", of_web_pages, none},
    {"posted by", of_web_pages, none},
    {"published by", of_web_pages, none},
    {"more stories by", of_web_pages, none},
    {"read more about", of_web_pages, none},
    {"&", of_web_pages, none},
    {"submitted by", none, none, Label::preposition},
    {"gespeichert von", none, none, Label::preposition},
    {"verfasst von", none, none, Label::preposition},
    {"eingereicht von", none, none, Label::preposition},
    {"soumis par", none, none, Label::preposition},
    {"enviado por", none, none, Label::preposition},
    {"inviato da", none, none, Label::preposition},
    {"ingediend door", none, none, Label::preposition},
    {"words by", none, none, Label::preposition},
    {"story by", none, none, Label::preposition},
    {"interview by", none, none, Label::preposition},
    {"escrito por", none, none, Label::preposition},
    {"publicado por", none, none, Label::preposition},
    {"ecrit par", none, none, Label::preposition},
    {"redige par", none, none, Label::preposition},
    {"publie par", none, none, Label::preposition},
    {"scritto da", none, none, Label::preposition},
    {"pubblicato da", none, none, Label::preposition},
    {"geschrieben von", none, none, Label::preposition},
    {"geschreven door", none, none, Label::preposition},
    {"skriven av", none, none, Label::preposition},
    {"skrevet av", none, none, Label::preposition},
    {"skrevet af", none, none, Label::preposition},
    {"โดย", none, none, Label::preposition},
    {"بقلم", none, none, Label::preposition},
    {"מאת", none, none, Label::preposition}};

// Words that are nothing but labels before a colon.
constexpr std::string_view labels[] = {
    "reporter",  "pewarta",      "jurnalis",    "authors",   "author(s)",
    "words",     "writer",       "interview",   "autorin",   "autoren",
    "autor/in",  "autor:in",     "autores",     "texto",     "auteurs",
    "autrice",   "autore",       "autori",      "testo",     "tekst",
    "forfatter", "forfattare",   "kirjoittaja", "szerzo",    "autorzy",
    "yazar",     "yazan",        "penulis",     "tac gia",   "συντακτης",
    "авторы",    "автор текста", "текст",       "журналист", "автор статьи",
    "作者",      "记者",         "記者",        "文",        "撰文",
    "撰稿",      "執筆",         "執筆者",      "著者",      "글",
    "기자",      "كتب",          "كتبت",        "الكاتب",    "المؤلف",
    "نویسنده",   "כתב",          "लेखक",         "লেখক",      "ผู้เขียน",
    "เขียนโดย"};

constexpr std::size_t longest_word = 24;  // bytes, of one that begins a line
constexpr std::size_t longest_label = 40;

std::unordered_map<std::string, Label> folded_labels() {
  std::unordered_map<std::string, Label> folded;
  for (const KnownWord& word : byline_table) {
    if (word.label != Label::no)
      folded.emplace(fold_text(word.word), word.label);
  }
  for (const std::string_view word : labels) {
    folded.emplace(fold_text(word), Label::before_colon);
  }
  return folded;
}

Label label_of(std::string_view text) {
  using Labels = std::unordered_map<std::string, Label>;
  static const auto& known = lasting<Labels>(folded_labels());
  if (text.size() > longest_label) return Label::no;
  const auto found = known.find(fold_text(trimmed(text)));
  return found == known.end() ? Label::no : found->second;
}

}  // namespace

// "Pár" folds to "par", which is shorter: the space tells that they differ.
std::optional<BylineWord> byline_word_at(std::string_view line) {
  const std::string folded = fold_text(truncated(line, longest_word));
  for (const KnownWord& known : byline_table) {
    if (!folded.starts_with(known.word)) continue;
    const std::string_view behind =
        std::string_view(folded).substr(known.word.size());
    const bool has_colon = behind.starts_with(": ");
    const auto kind = has_colon                 ? known.before_colon
                      : behind.starts_with(' ') ? known.before_space
                                                : none;
    const std::size_t size = known.word.size() + (has_colon ? 2 : 1);
    if (kind && line.size() > size && line[size - 1] == ' ') {
      return BylineWord{*kind, size};
    }
  }
  return std::nullopt;
}

bool is_byline_label(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view colon : {"：", ":"}) {
    if (text.ends_with(colon)) text.remove_suffix(colon.size());
  }
  return label_of(text) != Label::no;
}

bool is_byline_preposition(std::string_view text) {
  return label_of(text) == Label::preposition;
}

}  // namespace dateline
