#include "corpus/terms/stemmer.hpp"

#include <libstemmer.h>

#include <new>
#include <string>

#include "corpus/terms/light_stemmer.hpp"

namespace dateline {
namespace {

// Snowball's Serbian serves its neighbours too: it knows both scripts.
std::string_view snowball_language(std::string_view language) {
  return language == "hr" || language == "bs" ? "sr" : language;
}

// Snowball knows these by their two-letter codes. Its Porter and Lovins
// variants, and languages it lacks, have none.
sb_stemmer* make_stemmer(std::string_view language) {
  if (language.size() != 2) {
    return nullptr;
  }
  return sb_stemmer_new(std::string(snowball_language(language)).c_str(),
                        "UTF_8");
}

// Puts back the teh marbuta that folding turned into heh at the end of a word.
// Snowball removes a final teh marbuta from every word, but takes a final heh
// for a pronoun and keeps it if the word has an article: "the government" and
// "a government" would get different stems. A heh behind teh is a pronoun
// ("his government") and stays.
std::string with_teh_marbuta(std::string_view folded) {
  constexpr std::string_view heh = "\u0647", teh_heh = "\u062A\u0647",
                             teh_marbuta = "\u0629";
  std::string word(folded);
  if (word.ends_with(heh) && !word.ends_with(teh_heh)) {
    word.replace(word.size() - heh.size(), heh.size(), teh_marbuta);
  }
  return word;
}

}  // namespace

Stemmer::Stemmer(std::string_view language)
    : stemmer_(make_stemmer(language)),
      endings_(inflection_endings(language)),
      is_arabic_(language == "ar"),
      is_of_the_language_(stemmer_ != nullptr &&
                          snowball_language(language) == language) {}

std::string_view Stemmer::stem(std::string_view folded) const {
  if (stemmer_ == nullptr) {
    return without_ending(folded, endings_);
  }
  const std::string word =
      is_arabic_ ? with_teh_marbuta(folded) : std::string(folded);
  const auto* stem = sb_stemmer_stem(
      stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
      static_cast<int>(word.size()));
  if (stem == nullptr) {  // out of memory, says libstemmer.h
    throw std::bad_alloc();
  }
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

}  // namespace dateline
