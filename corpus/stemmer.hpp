#pragma once

#include <memory>
#include <string_view>

struct sb_stemmer;

namespace dateline {

// Snowball's stemmer for one language. Not thread-safe: one per thread.
class Stemmer {
 public:
  // `language` is an ISO 639-1 code. One that libstemmer lacks leaves words as
  // they are.
  explicit Stemmer(std::string_view language);

  bool stems() const { return stemmer_ != nullptr; }

  // The stem of a folded word. Good until the next call.
  std::string_view stem(std::string_view folded) const;

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
  bool is_arabic_;  // see with_teh_marbuta()
};

}  // namespace dateline
