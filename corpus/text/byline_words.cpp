#include "corpus/text/byline_words.hpp"

#include <string>

#include "corpus/text/fold.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

struct KnownByline {
  std::string_view folded;
  BylineWordKind kind;
};
constexpr KnownByline known_bylines[] = {
    {"by ", BylineWordKind::byline},
    {"by: ", BylineWordKind::byline},
    {"written by ", BylineWordKind::byline},
    {"reported by ", BylineWordKind::byline},
    {"author: ", BylineWordKind::byline},
    {"autor: ", BylineWordKind::byline},
    {"autora: ", BylineWordKind::byline},
    {"auteur: ", BylineWordKind::byline},
    {"por: ", BylineWordKind::byline},
    {"автор: ", BylineWordKind::byline},
    {"von ", BylineWordKind::may_begin_name},
    {"por ", BylineWordKind::may_begin_name},
    {"par ", BylineWordKind::may_begin_name},
    {"di ", BylineWordKind::may_begin_name},
    {"door ", BylineWordKind::may_begin_name},
    {"av ", BylineWordKind::may_begin_name},
    {"af ", BylineWordKind::may_begin_name},
    {"text: ", BylineWordKind::of_web_pages},
    {"texte: ", BylineWordKind::of_web_pages},
    {"posted by ", BylineWordKind::of_web_pages},
    {"published by ", BylineWordKind::of_web_pages},
    {"more stories by ", BylineWordKind::of_web_pages},
    {"read more about ", BylineWordKind::of_web_pages},
    {"redaktion: ", BylineWordKind::of_web_pages},
    {"& ", BylineWordKind::of_web_pages}};

constexpr std::size_t longest_word = 24;  // bytes

}  // namespace

// "Pár" folds to "par", which is shorter: the space tells that they differ.
std::optional<BylineWord> byline_word_at(std::string_view line) {
  const std::string folded = fold_text(truncated(line, longest_word));
  for (const KnownByline& word : known_bylines) {
    const std::size_t size = word.folded.size();
    const bool is_it = line.size() > size && line[size - 1] == ' ' &&
                       folded.starts_with(word.folded);
    if (is_it) return BylineWord{word.kind, size};
  }
  return std::nullopt;
}

}  // namespace dateline
