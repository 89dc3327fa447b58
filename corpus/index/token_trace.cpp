#include "corpus/index/token_trace.hpp"

#include <xxhash.h>

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t header_bytes = 22;

void append(std::string& bytes, std::uint16_t value) {
  bytes.push_back(static_cast<char>(value & 0xFF));
  bytes.push_back(static_cast<char>(value >> 8));
}

// Four bytes, the lowest first.
std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

// A compound comes right behind its first base token, because tokens are
// ordered by position and the base token comes first.
void append(std::string& bytes, const std::vector<Token>& tokens,
            std::uint16_t compound_mark) {
  for (const Token& token : tokens) {
    if (token.is_base()) {
      append(bytes, token.word->fingerprint);
    } else if (token.kind == TokenKind::compound) {
      append(bytes, compound_mark);
      append(bytes, token.width);
      append(bytes, token.word->fingerprint);
    }
  }
}

}  // namespace

std::string encode(const TraceHeader& header) {
  std::string bytes;
  for (int shift = 0; shift < 64; shift += 16) {
    append(bytes, static_cast<std::uint16_t>(header.article >> shift));
  }
  for (const std::uint32_t number :
       {header.article_length, header.passages, header.ordinal}) {
    append(bytes, static_cast<std::uint16_t>(number));
    append(bytes, static_cast<std::uint16_t>(number >> 16));
  }
  return bytes + (header.language + std::string(2, '\0')).substr(0, 2);
}

std::string encode_trace(const std::vector<Token>& title,
                         const std::vector<Token>& text) {
  std::string bytes;
  bytes.reserve(2 * (title.size() + text.size() + 1));
  append(bytes, title, TokenTrace::compound_mark);
  append(bytes, TokenTrace::break_mark);
  append(bytes, text, TokenTrace::compound_mark);
  return bytes;
}

std::uint64_t trace_article(std::string_view id) {
  return XXH3_64bits(id.data(), id.size());
}

TokenTrace::TokenTrace(std::string_view bytes)
    : header_(bytes.substr(0, header_bytes)),
      bytes_(bytes.substr(header_.size())) {}

TraceHeader TokenTrace::header() const {
  TraceHeader header;
  if (header_.size() < header_bytes) {
    return header;
  }
  header.article = number_at(header_, 0) | std::uint64_t{number_at(header_, 4)}
                                               << 32;
  header.article_length = number_at(header_, 8);
  header.passages = number_at(header_, 12);
  header.ordinal = ordinal();
  header.language = header_.substr(20, 2);
  header.language.resize(std::min(header.language.find('\0'), std::size_t{2}));
  return header;
}

std::uint32_t TokenTrace::ordinal() const {
  return header_.size() < header_bytes ? TraceHeader().ordinal
                                       : number_at(header_, 16);
}

std::uint32_t TokenTrace::text_begin() const {
  std::uint32_t at = 0;
  while (at < places() && value(at) != break_mark) {
    at = next(at);
  }
  return std::min(at + 1, places());
}

// A compound fills three values, from its mark on. Its width is no mark.
std::uint32_t TokenTrace::place_from(std::uint32_t place) const {
  for (std::uint32_t back = 0; back < 3 && back <= place; ++back) {
    const std::uint32_t mark = place - back;
    if (mark < places() && value(mark) == compound_mark) {
      return mark + 3;
    }
  }
  return place;
}

// Compilers make vector instructions of the loop, because it has no branch and
// numbers of one width. Where a compound's mark is near, either arc may be that
// of a compound: its values are the mark, its width and its fingerprint, and
// they stand behind the base token with which it begins.
bool TokenTrace::may_have_pair(std::uint16_t first,
                               std::uint16_t second) const {
  constexpr std::uint32_t margin = 2;
  const std::uint32_t end = places();
  const auto is_pair = [&](std::uint32_t place) {
    return place + 1 < end && value(place) == first &&
           (value(place + 1) == second || is_beside_mark(place));
  };
  std::uint16_t found = 0;
  for (std::uint32_t place = margin; place + margin < end; ++place) {
    const std::uint16_t before = value(place - 2), here = value(place),
                        behind = value(place + 1), next = value(place + 2);
    const bool is_here =
        (here == first) & ((behind == second) | (behind == compound_mark) |
                           (next == compound_mark) | (before == compound_mark));
    found = static_cast<std::uint16_t>(found | is_here);
  }
  for (std::uint32_t place = 0; place < std::min(margin, end); ++place) {
    if (is_pair(place) || is_pair(end - 1 - place)) return true;
  }
  return found != 0;
}

// Like may_have_pair(), a loop of vectors.
bool TokenTrace::has_compound_from(std::uint32_t place) const {
  std::uint16_t found = 0;
  for (const std::uint32_t end = places(); place < end; ++place) {
    const bool is_mark = value(place) == compound_mark;
    found = static_cast<std::uint16_t>(found | is_mark);
  }
  return found != 0;
}

std::size_t TokenTrace::find_any(const FingerprintSet& wanted,
                                 std::uint32_t begin, Places& found) const {
  const std::uint32_t size = found.size();
  const std::uint32_t end = std::min(begin + size, places());
  std::size_t count = 0;
  for (std::uint32_t place = begin; place < end; ++place) {
    const std::uint16_t value = this->value(place);
    found[count] = place;
    count += wanted.has(value) || value >= compound_mark ? 1 : 0;
  }
  return count;
}

// Compares the values of a block with each that is wanted, by loops of vectors,
// and then looks for those that are equal to any.
std::size_t TokenTrace::find_few(const FingerprintSet& wanted,
                                 std::uint32_t begin, Places& found) const {
  constexpr std::size_t values_of_word = 4;
  std::array<std::uint16_t, std::tuple_size_v<Places>> values, hits;
  const std::uint32_t size = std::min<std::uint32_t>(
      static_cast<std::uint32_t>(found.size()), places() - begin);
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(values.data(), bytes_.data() + std::size_t{2} * begin,
                std::size_t{2} * size);
  } else {
    for (std::uint32_t i = 0; i < size; ++i) values[i] = value(begin + i);
  }
  std::fill(values.begin() + size, values.end(), std::uint16_t{0});
  for (std::size_t i = 0; i < values.size(); ++i) {
    hits[i] = (values[i] | 1) == break_mark ? 1 : 0;
  }
  for (const std::uint16_t one : wanted.few()) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      hits[i] = static_cast<std::uint16_t>(hits[i] | (values[i] == one));
    }
  }
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < size; i += values_of_word) {
    std::uint64_t word = 0;
    std::memcpy(&word, &hits[i], sizeof word);
    if (word == 0) continue;
    for (std::uint32_t at = i; at < i + values_of_word && at < size; ++at) {
      found[count] = begin + at;
      count += hits[at];
    }
  }
  return count;
}

std::uint32_t TokenTrace::after(std::uint32_t place, std::uint32_t arc) const {
  if (arc == 0) {
    return next(place);
  }
  std::uint32_t at = place;
  for (std::uint16_t left = value(place + 2); left > 0 && at < places();
       --left) {
    at = next(at);
  }
  return at;
}

}  // namespace dateline
