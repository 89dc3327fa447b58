#pragma once

#include <memory>
#include <span>
#include <string_view>

struct sb_stemmer;

namespace dateline {

// Removes the endings of inflection from the words of one language: by
// Snowball's stemmer, or by a list of endings if Snowball has none. Not
// thread-safe: one per thread.
class Stemmer {
 public:
  // `language` is an ISO 639-1 code. In a language for which there is neither,
  // words are their own stems.
  explicit Stemmer(std::string_view language);

  // Whether there is a Snowball stemmer for this very language. With a
  // neighbour's stemmer, a list of endings or nothing, more forms of a word
  // keep different stems.
  bool is_of_the_language() const { return is_of_the_language_; }

  // The stem of a folded word. Good until the next call, and while `folded` is.
  std::string_view stem(std::string_view folded) const;

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
  std::span<const std::string_view> endings_;
  bool is_arabic_;  // see with_teh_marbuta()
  bool is_of_the_language_;
};

}  // namespace dateline
