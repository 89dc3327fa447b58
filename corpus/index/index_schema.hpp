#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

// What an index holds, in one table. A test compares it with the table in
// docs/reference/schema.md. Whoever changes anything here increases
// schema_version.
namespace dateline::schema {

inline constexpr int schema_version = 13;

enum class Kind { term_prefix, value_slot };

struct Entry {
  Kind kind;
  std::string_view name;  // as the code and the docs call it
  std::string_view key;   // prefix of a term, else ""
  std::uint32_t slot;     // of a value, else 0
  std::string_view holds;
};

// Term prefixes. A body or title term also carries its language, "en:sanction"
// and "Sen:sanction", so that each language has statistics of its own.
inline constexpr std::string_view title_prefix = "S";
inline constexpr std::string_view article_prefix = "Q";
inline constexpr std::string_view language_prefix = "L";
inline constexpr std::string_view source_prefix = "XS";
inline constexpr std::string_view author_prefix = "A";
inline constexpr std::string_view author_word_prefix = "XA";
inline constexpr std::string_view address_prefix = "XU";
inline constexpr std::string_view origin_prefix = "XF";
inline constexpr std::string_view begin_prefix = "XB";

// Value slots.
inline constexpr std::uint32_t date_slot = 0;
inline constexpr std::uint32_t article_slot = 1;
inline constexpr std::uint32_t content_slot = 2;
inline constexpr std::uint32_t source_slot = 3;

inline constexpr std::array<Entry, 14> table{{
    {Kind::term_prefix, "body", "", 0,
     "language code, colon, stem: a token of the passage (of the title too in "
     "an article's first passage); wdf counts occurrences"},
    {Kind::term_prefix, "title", title_prefix, 0,
     "language code, colon, stem: a token of the article's title; wdf 0"},
    {Kind::term_prefix, "article", article_prefix, 0,
     "article id; ids over 200 bytes are hashed"},
    {Kind::term_prefix, "language", language_prefix, 0, "ISO 639-1 code"},
    {Kind::term_prefix, "source", source_prefix, 0,
     "source, folded, without apostrophes"},
    {Kind::term_prefix, "author", author_prefix, 0,
     "author, folded, without apostrophes"},
    {Kind::term_prefix, "author word", author_word_prefix, 0,
     "a word of the author's name, folded; of initials both spellings, `j`, "
     "`k` and `jk`"},
    {Kind::term_prefix, "address", address_prefix, 0,
     "a beginning or the whole of the URL, its host or a domain above it; "
     "without scheme and www."},
    {Kind::term_prefix, "origin", origin_prefix, 0,
     "hash of the file the article was read from"},
    {Kind::term_prefix, "begin", begin_prefix, 0,
     "language code, colon, stem: the first token of a passage that is not its "
     "article's first; without a stem: it has no token"},
    {Kind::value_slot, "date", "", date_slot, "YYYYMMDD, YYYYMM or YYYY"},
    {Kind::value_slot, "article", "", article_slot,
     "article id, to sort by; ids over 200 bytes are hashed"},
    {Kind::value_slot, "content", "", content_slot,
     "8-byte hash of the article's content and 8-byte hash of its words, in "
     "its "
     "first passage only"},
    {Kind::value_slot, "outlet", "", source_slot,
     "language code, colon, source as given: to count by; sources over 200 "
     "bytes are hashed"},
}};

// The term for a stem of a language: "en:sanction" in the body, "Sen:sanction"
// in the title. These and all terms below that would exceed Xapian's limit of
// 245 bytes are cut and end in a hash of the whole.
std::string body_term(std::string_view language, std::string_view stem);
std::string title_term(std::string_view language, std::string_view stem);
std::string begin_term(std::string_view language, std::string_view stem);
std::string article_term(std::string_view id);
std::string language_term(std::string_view language);
std::string source_term(std::string_view source);     // of the folded source
std::string author_term(std::string_view author);     // of the folded author
std::string author_word_term(std::string_view word);  // of author_words()
std::string address_term(std::string_view key);       // of address_prefixes()
std::string origin_term(std::string_view path);

// "20240619" for "2024-06-19".
std::string date_value(std::string_view iso_date);
std::string article_value(std::string_view id);
std::string source_value(std::string_view language, std::string_view source);

// Whether what source_value() made may lack the end of the source.
bool may_be_cut(std::string_view source_value);

}  // namespace dateline::schema
