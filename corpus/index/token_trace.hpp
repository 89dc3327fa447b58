#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/fingerprint_set.hpp"
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
// The layout, all numbers little-endian, begins with the header:
//
//   1 byte                 the widths of three numbers, two bits each, that of
//                          the first lowest: 0, 1, 2 or 3 for 0, 1, 2 or 4
//                          bytes
//   8 bytes                article
//   2 bytes                language
//   0 to 12 bytes          the numbers: ordinal - 1, passages - 1,
//                          article_length
//
// Behind it come values of 16 bits:
//
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

// How many places the token at a position fills at most, with a compound.
inline constexpr std::uint32_t max_places_of_position = 4;

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

  // The header's ordinal alone, which is faster to read.
  std::uint32_t ordinal() const;

  // The place behind the break, where the text begins; places() without a
  // break.
  std::uint32_t text_begin() const;

  // The bytes of the text. Appended to the trace of the passage before, they
  // make a trace of both texts.
  std::string_view text_bytes() const {
    return bytes_.substr(2 * text_begin());
  }

  std::uint32_t places() const {
    return static_cast<std::uint32_t>(bytes_.size() / 2);
  }

  // The place of the next base token or break behind this one.
  std::uint32_t next(std::uint32_t place) const {
    return has_compound(place) ? place + 4 : place + 1;
  }

  // The first place of a base token or break from this place on.
  std::uint32_t place_from(std::uint32_t place) const;

  std::uint32_t arcs(std::uint32_t place) const {
    return value(place) == break_mark ? 0 : has_compound(place) ? 2 : 1;
  }

  std::uint16_t fingerprint(std::uint32_t place, std::uint32_t arc) const {
    return value(arc == 0 ? place : place + 3);
  }

  // An arc that a scan finds.
  struct FoundArc {
    std::uint32_t place;     // where the arc begins
    std::uint32_t position;  // base tokens and breaks before it
    std::uint16_t fingerprint;
    bool is_compound;
    bool in_title;
  };

  // Calls see(arc) for the arcs whose fingerprints are in the set, in reading
  // order. Several times faster than a walk over the places. Returns
  // text_begin().
  template <typename See>
  std::uint32_t scan(const FingerprintSet& wanted, See see) const;

  // Calls see(fingerprint) for each base token of the text.
  template <typename See>
  void each_base_token_of_text(See see) const;

  // False only if no arc with the fingerprint `second` begins where one with
  // `first` ends. Several times faster than a walk over the tokens.
  bool may_have_pair(std::uint16_t first, std::uint16_t second) const;

  // Whether a compound begins at a place from this one on. Several times faster
  // than a walk over the tokens.
  bool has_compound_from(std::uint32_t place) const;

  // The place to which an arc leads; places() or more at the end of the trace.
  std::uint32_t after(std::uint32_t place, std::uint32_t arc) const;

 private:
  static constexpr std::uint16_t compound_mark = 0xFFFE;
  static constexpr std::uint16_t break_mark = 0xFFFF;

  std::uint16_t value(std::uint32_t place) const {
    std::uint16_t value = 0;
    std::memcpy(&value, bytes_.data() + std::size_t{2} * place, sizeof value);
    if constexpr (std::endian::native == std::endian::big) {
      value = static_cast<std::uint16_t>(value << 8 | value >> 8);
    }
    return value;
  }
  // Whether a place may begin or end the arc of a compound.
  bool is_beside_mark(std::uint32_t place) const {
    const auto is_mark = [this](std::uint32_t at) {
      return at < places() && value(at) == compound_mark;
    };
    return is_mark(place + 1) || is_mark(place + 2) ||
           (place >= 2 && is_mark(place - 2));
  }
  bool has_compound(std::uint32_t place) const {
    return place + 3 < places() && value(place + 1) == compound_mark;
  }

  // As many places as are looked at at once. Both functions write those from
  // `begin` on whose value is wanted or a mark, and return how many they are.
  using Places = std::array<std::uint32_t, 64>;
  std::size_t find_many(const FingerprintSet& wanted, std::uint32_t begin,
                        Places& found) const;
  std::size_t find_few(const FingerprintSet& wanted, std::uint32_t begin,
                       Places& found) const;

  // Finds arcs and the break among the values that a scan was asked for.
  template <typename See>
  class Scan;

  friend std::string encode_trace(const std::vector<Token>&,
                                  const std::vector<Token>&);

  std::string_view header_;
  std::string_view bytes_;  // behind the header
};

// Sees the places that may begin an arc, ascending.
template <typename See>
class TokenTrace::Scan {
 public:
  Scan(const TokenTrace& trace, const FingerprintSet& wanted, See& see)
      : trace_(trace),
        wanted_(wanted),
        see_(see),
        text_begin_(trace.places()) {}

  void at(std::uint32_t place) {
    if (place < behind_compound_) {
      return;  // a compound's width or fingerprint
    }
    const std::uint16_t value = trace_.value(place);
    if (value == compound_mark && place > behind_compound_) {
      if (place + 2 < trace_.places()) {
        compound_at(place);
      }
    } else if (value == break_mark) {
      if (in_title_) {
        in_title_ = false;
        text_begin_ = place + 1;
      }
    } else if (wanted_.has(value)) {
      see_(FoundArc{place, place - in_compounds_, value, false, in_title_});
    }
  }

  std::uint32_t text_begin() const { return text_begin_; }

 private:
  // A compound's mark never comes first, nor right behind another compound.
  void compound_at(std::uint32_t mark) {
    constexpr std::uint32_t values_of_compound = 3;
    const std::uint16_t fingerprint = trace_.value(mark + 2);
    // No arc begins at a break, which the arc of damaged bytes may stand
    // behind.
    if (wanted_.has(fingerprint) && trace_.value(mark - 1) != break_mark) {
      see_(FoundArc{mark - 1, mark - 1 - in_compounds_, fingerprint, true,
                    in_title_});
    }
    in_compounds_ += values_of_compound;
    behind_compound_ = mark + values_of_compound;
  }

  const TokenTrace& trace_;
  const FingerprintSet& wanted_;
  See& see_;
  std::uint32_t text_begin_;
  std::uint32_t behind_compound_ = 0;  // place behind the last one
  std::uint32_t in_compounds_ = 0;     // values so far
  bool in_title_ = true;
};

// Most values are passed over by a loop without branches.
template <typename See>
std::uint32_t TokenTrace::scan(const FingerprintSet& wanted, See see) const {
  Scan<See> scan(*this, wanted, see);
  Places found;
  for (std::uint32_t begin = 0; begin < places(); begin += found.size()) {
    const std::size_t count = wanted.are_few()
                                  ? find_few(wanted, begin, found)
                                  : find_many(wanted, begin, found);
    for (std::size_t i = 0; i < count; ++i) {
      scan.at(found[i]);
    }
  }
  return scan.text_begin();
}

template <typename See>
void TokenTrace::each_base_token_of_text(See see) const {
  bool may_have_compound = false;  // right here
  for (std::uint32_t place = text_begin(); place < places(); ++place) {
    const std::uint16_t value = this->value(place);
    if (value < compound_mark) {
      see(value);
      may_have_compound = true;
    } else if (value == compound_mark && may_have_compound &&
               place + 2 < places()) {
      place += 2;
      may_have_compound = false;
    } else {
      may_have_compound = true;
      if (value != break_mark) {
        see(value);
      }
    }
  }
}

}  // namespace dateline
