#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"

namespace dateline {

// What the header of a trace tells of the passage's article.
struct TraceHeader {
  std::uint64_t article = 0;         // trace_article() of its id
  std::uint32_t article_length = 0;  // in tokens, with those of the title
  std::uint32_t passages = 1;        // how many the article has
  std::uint32_t ordinal = 1;         // this passage's place among them, from 1
  std::string language;              // ISO 639-1, or "" if unknown
};

// A token trace is a passage's entry in a forward index: the terms of its title
// and text in reading order, each as a 16-bit fingerprint. Candidates of phrase
// and NEAR queries are rejected by it before their text is fetched, and the
// best candidates are reranked by it. Different terms can share a fingerprint,
// so a trace may accept a passage whose text does not match, but never rejects
// one whose text does.
//
// The layout, in little-endian values of 16 bits:
//
//   4, 2, 2, 2, 1 values   header: article, article_length, passages, ordinal,
//                          language (two letters)
//   f < 0xFFF0             a base token; f is the fingerprint of its term
//   0xFFFE, width, f       a compound; stands behind its first base token
//   0xFFFF                 the break between title and text, which no phrase
//                          crosses
//
// Bigrams are left out, because the characters that they consist of are there.
//
// encode() writes the header and encode_trace() the rest. They are two
// functions because an article's length is known only when all its passages are
// analysed.
std::string encode(const TraceHeader& header);
std::string encode_trace(const std::vector<Token>& title,
                         const std::vector<Token>& text);

// The hash of an article's id that is in the header.
std::uint64_t trace_article(std::string_view id);

// Reads a trace without copying it. A place is an index into the values behind
// the header, and places() is one past the last. The tokens are a graph: at the
// place of a base token up to two arcs begin, 0 for the token itself and 1 for
// the compound that begins with it. At a break no arc begins.
class TokenTrace {
 public:
  // `bytes` must outlive this. Damaged bytes are no error: they give some other
  // trace, and nothing is read beyond their end.
  explicit TokenTrace(std::string_view bytes);

  TraceHeader header() const;

  // The place behind the break, where the text begins; places() without a
  // break.
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

  // False only if no base token with the fingerprint `first` stands right
  // before one with `second`. Several times faster than a walk over the tokens.
  bool may_have_pair(std::uint16_t first, std::uint16_t second) const;

  // The place to which an arc leads; places() or more at the end of the trace.
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
  std::string_view bytes_;  // behind the header
};

}  // namespace dateline
