#include "corpus/index/index_schema.hpp"

#include <xxhash.h>

#include <algorithm>

#include "corpus/text/header_words.hpp"

namespace dateline::schema {
namespace {

// Xapian refuses terms over 245 bytes, and counts a zero byte twice.
constexpr std::size_t term_limit_bytes = 245;
constexpr std::size_t id_limit_bytes = 200;
constexpr std::size_t source_limit_bytes = 200;

std::size_t stored_size(std::string_view term) {
  return term.size() + std::ranges::count(term, '\0');
}

std::string hash_of(std::string_view bytes) {
  XXH64_canonical_t canonical;
  XXH64_canonicalFromHash(&canonical, XXH3_64bits(bytes.data(), bytes.size()));
  return {reinterpret_cast<const char*>(canonical.digest),
          sizeof canonical.digest};
}

std::string in_hex(std::string_view bytes) {
  std::string hex;
  for (const unsigned char byte : bytes) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

// A term over `limit` bytes keeps its beginning and ends in a hash of the
// whole.
std::string limited(std::string term, std::size_t limit) {
  if (stored_size(term) <= limit) return term;
  const std::string hash = in_hex(hash_of(term));
  term.resize(std::min(term.size(), limit - hash.size()));
  while (stored_size(term) + hash.size() > limit) term.pop_back();
  return term + hash;
}

std::string term_of(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  term += value;
  return limited(std::move(term), term_limit_bytes);
}

std::string token_term(std::string_view prefix, std::string_view language,
                       std::string_view stem) {
  std::string term;
  term.reserve(prefix.size() + language.size() + 1 + stem.size());
  term.append(prefix).append(language).append(":").append(stem);
  return limited(std::move(term), term_limit_bytes);
}

}  // namespace

std::string body_term(std::string_view language, std::string_view stem) {
  return token_term("", language, stem);
}

std::string title_term(std::string_view language, std::string_view stem) {
  return token_term(title_prefix, language, stem);
}

std::string begin_term(std::string_view language, std::string_view stem) {
  return token_term(begin_prefix, language, stem);
}

std::string article_term(std::string_view id) {
  std::string term(article_prefix);
  term += id;
  return limited(std::move(term), article_prefix.size() + id_limit_bytes);
}

std::string language_term(std::string_view language) {
  return term_of(language_prefix, language);
}

std::string source_term(std::string_view source) {
  return term_of(source_prefix, name_key(source));
}

std::string author_term(std::string_view author) {
  return term_of(author_prefix, name_key(author));
}

std::string author_word_term(std::string_view word) {
  return term_of(author_word_prefix, word);
}

std::string address_term(std::string_view key) {
  return term_of(address_prefix, key);
}

std::string origin_term(std::string_view path) {
  return term_of(origin_prefix, in_hex(hash_of(path)));
}

std::string date_value(std::string_view iso_date) {
  std::string digits(iso_date);
  std::erase(digits, '-');
  return digits;
}

std::string article_value(std::string_view id) {
  return limited(std::string(id), id_limit_bytes);
}

std::string source_value(std::string_view language, std::string_view source) {
  std::string value(language);
  value += ':';
  return value + limited(std::string(source), source_limit_bytes);
}

bool may_be_cut(std::string_view source_value) {
  return source_value.size() - source_value.find(':') > source_limit_bytes;
}

}  // namespace dateline::schema
