#include "corpus/stemmer.hpp"

#include <libstemmer.h>

#include <new>
#include <string>

namespace dateline {
namespace {

// Snowball knows these by their two-letter codes. Its Porter and Lovins
// variants, and languages it lacks, have none.
sb_stemmer* make_stemmer(std::string_view language) {
  if (language.size() != 2) {
    return nullptr;
  }
  return sb_stemmer_new(std::string(language).c_str(), "UTF_8");
}

}  // namespace

Stemmer::Stemmer(std::string_view language)
    : stemmer_(make_stemmer(language)) {}

std::string_view Stemmer::stem(std::string_view folded) const {
  if (!stems()) {
    return folded;
  }
  const auto* stem = sb_stemmer_stem(
      stemmer_.get(), reinterpret_cast<const sb_symbol*>(folded.data()),
      static_cast<int>(folded.size()));
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
