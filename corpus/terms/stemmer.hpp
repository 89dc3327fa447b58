#pragma once

#include <memory>
#include <span>
#include <string_view>

struct sb_stemmer;

namespace dateline {

// Takes off what inflection adds to the words of one language: by Snowball's
// stemmer, or by a list of endings if Snowball has none. Not thread-safe: one
// per thread.
class Stemmer {
 public:
  // `language` is an ISO 639-1 code. One that neither knows leaves words as
  // they are.
  explicit Stemmer(std::string_view language);

  // Whether Snowball made a stemmer for this very language. Otherwise more
  // forms of a word keep stems of their own.
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
