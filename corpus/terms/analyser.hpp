#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What the analyser knows of a distinct word of one language.
struct Word {
  std::string folded;         // NFKC, lower case, no accents: "cooperation"
  std::string term;           // its stem: "cooper"
  std::uint16_t fingerprint;  // of `term`, for the token trace; < 0xFFF0
  bool stop;                  // carries no topic
  const Word* singular = nullptr;  // of an acronym with a plural s, "MPs": the
                                   // same word with the stem "mp"
};

// The folded form and the term of the country US, which no other word can have,
// because no other folded word ends with a full stop; and its letters.
inline constexpr std::string_view country_term = "u.s.";
inline constexpr std::string_view country_letters = "us";

// What a token stands for. Each position of a text has one base token, a word
// or a character. Compounds and bigrams are additional tokens that stand for
// several neighbouring base tokens together. Where no compound begins, the base
// token of an acronym in the plural has a compound of width 1, its singular.
enum class TokenKind : std::uint8_t {
  word,       // "operation"
  character,  // one character of Chinese, Japanese or Korean
  compound,   // "cooperation", over the words "co" and "operation"; or the
              // singular of "NGOs"
  bigram,     // two neighbouring characters
};

// A compound stands for no more base tokens than these.
inline constexpr std::size_t max_compound_parts = 8;

// One token of a text.
struct Token {
  std::uint32_t begin;     // bytes of the analysed text,
  std::uint32_t end;       // half-open
  std::uint32_t position;  // the first position it fills, from 1
  std::uint16_t width;     // positions it fills; 1 for a base token
  TokenKind kind;
  const Word* word;  // owned by the TokenizedText

  bool is_base() const {
    return kind == TokenKind::word || kind == TokenKind::character;
  }
};

// The tokens of a text, by position; at one position the base token comes
// first. It owns the words that its tokens point to, so it is good for as long
// as it is kept, whatever its analyser does meanwhile; but while it is kept, so
// are the other words that the analyser knew. The bytes of the text it does not
// own.
struct TokenizedText {
  std::vector<Token> tokens;
  std::shared_ptr<const void> words;
};

// Turns text of one language into tokens: the one place where that happens, for
// indexing, querying and highlighting. The rules are in
// docs/reference/analyser.md. Not thread-safe: one per thread.
class Analyser {
 public:
  // `language` is an ISO 639-1 code; "" or one without a stemmer is not
  // stemmed.
  explicit Analyser(std::string_view language);
  ~Analyser();
  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;

  // Bytes that are not UTF-8 separate words. Texts of 4 GiB and more throw
  // std::length_error.
  TokenizedText analyse(std::string_view text);

  const std::string& language() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// A digest of what the analyser makes of fixed texts in several languages. An
// index keeps it: another digest means other terms.
std::string analyser_fingerprint();

}  // namespace dateline
