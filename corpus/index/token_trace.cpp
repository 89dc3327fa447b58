#include "corpus/index/token_trace.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>

#include "corpus/index/packed_values.hpp"

namespace dateline {
namespace {

// Where the parts of a header begin.
constexpr std::size_t article_at = 1;
constexpr std::size_t language_at = 9;
constexpr std::size_t numbers_at = 11;

// The numbers of a header, and the bytes that a number has by its width.
enum Number : unsigned { ordinal_number, passages_number, length_number };
constexpr std::array<std::uint8_t, 4> bytes_of_width{0, 1, 2, 4};

unsigned width_of(std::uint32_t number) {
  return number == 0 ? 0 : number <= 0xFF ? 1 : number <= 0xFFFF ? 2 : 3;
}

std::size_t bytes_of(std::string_view header, unsigned number) {
  const auto widths = static_cast<unsigned char>(header.front());
  return bytes_of_width[widths >> (2 * number) & 3];
}

std::size_t place_of(std::string_view header, unsigned number) {
  std::size_t place = numbers_at;
  for (unsigned before = 0; before < number; ++before) {
    place += bytes_of(header, before);
  }
  return place;
}

std::size_t size_of_header(std::string_view trace) {
  return trace.empty() ? numbers_at : place_of(trace, length_number + 1);
}

std::uint32_t number_of(std::string_view header, unsigned number) {
  return static_cast<std::uint32_t>(fixed_number(
      header.substr(place_of(header, number), bytes_of(header, number))));
}

void append(std::string& bytes, std::uint16_t value) {
  bytes.push_back(static_cast<char>(value & 0xFF));
  bytes.push_back(static_cast<char>(value >> 8));
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
  const std::array<std::uint32_t, 3> numbers{
      header.ordinal - 1, header.passages - 1, header.article_length};
  unsigned widths = 0;
  for (unsigned i = 0; i < numbers.size(); ++i) {
    widths |= width_of(numbers[i]) << (2 * i);
  }
  std::string bytes(1, static_cast<char>(widths));
  put_fixed(bytes, header.article, language_at - article_at);
  bytes += (header.language + std::string(2, '\0')).substr(0, 2);
  for (unsigned i = 0; i < numbers.size(); ++i) {
    put_fixed(bytes, numbers[i], bytes_of(bytes, i));
  }
  return bytes;
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

TokenTrace::TokenTrace(std::string_view bytes) {
  const std::size_t size = size_of_header(bytes);
  if (size > bytes.size()) return;
  header_ = bytes.substr(0, size);
  bytes_ = bytes.substr(size);
}

TraceHeader TokenTrace::header() const {
  TraceHeader header;
  if (header_.empty()) return header;
  header.article =
      fixed_number(header_.substr(article_at, language_at - article_at));
  header.article_length = number_of(header_, length_number);
  header.passages = number_of(header_, passages_number) + 1;
  header.ordinal = ordinal();
  header.language = header_.substr(language_at, numbers_at - language_at);
  header.language.resize(std::min(header.language.find('\0'), std::size_t{2}));
  return header;
}

std::uint32_t TokenTrace::ordinal() const {
  return header_.empty() ? TraceHeader().ordinal
                         : number_of(header_, ordinal_number) + 1;
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

std::size_t TokenTrace::find_many(const FingerprintSet& wanted,
                                  std::uint32_t begin, Places& found) const {
  const std::uint32_t size = found.size();
  const std::uint32_t end = std::min(begin + size, places());
  std::size_t count = 0;
  for (std::uint32_t place = begin; place < end; ++place) {
    const std::uint16_t value = this->value(place);
    found[count] = place;
    count += wanted.many_have(value) || value >= compound_mark ? 1 : 0;
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
