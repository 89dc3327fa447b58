#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"

namespace dateline {

// What a trace says of the passage's article.
struct TraceHeader {
  std::uint64_t article = 0;         // hash of its id: tells articles apart
  std::uint32_t article_length = 0;  // its tokens, the title's too
  std::uint32_t passages = 1;        // of the article
  std::uint32_t ordinal = 1;         // the passage's place among them, from 1
  std::string language;              // ISO 639-1, two letters; "" is possible
};

// A passage's tokens as 16-bit fingerprints of their terms: to reject phrase
// and NEAR candidates before their text is fetched, and to rank the best
// candidates by what the text would show. Layout, little-endian u16 values:
//
//   4, 2, 2, 2, 1 values   article, article_length, passages, ordinal,
//                          language
//   f < 0xFFF0             the base token at the next position
//   0xFFFE, width, f       a compound f over positions from the last one on
//   0xFFFF                 the break between title and text; no phrase crosses
//
// Bigrams are left out: their characters say the same.
//
// encode() gives the first line, encode_trace() the others; both together are
// the trace. The article's length is known last.
std::string encode(const TraceHeader& header);
std::string encode_trace(const std::vector<Token>& title,
                         const std::vector<Token>& text);

// An article's id as the header has it.
std::uint64_t trace_article(std::string_view id);

// Reads a trace where it lies. Places are indices of its values: places() is
// one past the last. At the place of a base token up to two arcs begin: 0 is
// the token itself, 1 the compound that begins with it. At a break none does.
class TokenTrace {
 public:
  // `bytes` must outlive the view. What encode_trace() did not write is read as
  // some other trace, never beyond its end.
  explicit TokenTrace(std::string_view bytes);

  TraceHeader header() const;

  // Where the text begins: behind the break.
  std::uint32_t text_begin() const;

  std::uint32_t places() const {
    return static_cast<std::uint32_t>(bytes_.size() / 2);
  }

  // The place of the next base token or break behind this one.
  std::uint32_t next(std::uint32_t place) const {
    return has_compound(place) ? place + 4 : place + 1;
  }

  std::uint32_t arcs(std::uint32_t place) const {
    return value(place) == break_mark ? 0 : has_compound(place) ? 2 : 1;
  }

  std::uint16_t fingerprint(std::uint32_t place, std::uint32_t arc) const {
    return value(arc == 0 ? place : place + 3);
  }

  // Where an arc leads; places() or more at the end.
  std::uint32_t after(std::uint32_t place, std::uint32_t arc) const;

 private:
  static constexpr std::uint16_t compound_mark = 0xFFFE;
  static constexpr std::uint16_t break_mark = 0xFFFF;

  std::uint16_t value(std::uint32_t place) const {
    const auto low = static_cast<unsigned char>(bytes_[2 * place]);
    const auto high = static_cast<unsigned char>(bytes_[2 * place + 1]);
    return static_cast<std::uint16_t>(low | high << 8);
  }
  bool has_compound(std::uint32_t place) const {
    return place + 3 < places() && value(place + 1) == compound_mark;
  }

  friend std::string encode_trace(const std::vector<Token>&,
                                  const std::vector<Token>&);

  std::string_view header_;
  std::string_view bytes_;  // the tokens
};

}  // namespace dateline
