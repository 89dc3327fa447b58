#include "corpus/reader/encoding/double_encoding.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader/encoding/charset_choice.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::int32_t replacement = 0xFFFD;
constexpr int no_byte = -1;

// Some programs encode three times.
constexpr int max_rounds = 3;

// The characters that the upper half of windows-1252 stands for. The five bytes
// that it leaves open stand for the control characters of their number.
class UpperHalf {
 public:
  UpperHalf() {
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      const char byte = static_cast<char>(first_byte + i);
      const auto decoding = decode({&byte, 1}, "windows-1252");
      const std::int32_t code =
          decoding ? code_point_at(decoding->utf8, 0).code : replacement;
      characters_[i] = code == replacement
                           ? static_cast<std::int32_t>(first_byte + i)
                           : code;
    }
  }

  int byte_of(std::int32_t code) const {
    if (code >= first_same && code <= 0xFF) return code;
    const auto found = std::ranges::find(characters_, code);
    return found == characters_.end()
               ? no_byte
               : static_cast<int>(first_byte + (found - characters_.begin()));
  }

 private:
  static constexpr std::size_t first_byte = 0x80;
  static constexpr std::int32_t first_same = 0xA0;  // as in Unicode

  std::array<std::int32_t, 32> characters_;
};

int byte_of(std::int32_t code) {
  static const UpperHalf upper_half;
  return upper_half.byte_of(code);
}

// Characters of a text that are the bytes of one character.
struct Sequence {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::int32_t code = 0;  // what they stand for
  bool is_sure = false;   // no writer puts these characters side by side
};

struct Survey {
  std::vector<Sequence> sequences;
  std::size_t stray_letters = 0;  // of Latin with marks, outside of sequences
  std::size_t strays = 0;         // all others beyond ASCII
};

// The characters that such bytes are taken for have the same numbers.
std::size_t bytes_begun_by(std::int32_t lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// Blanks, quotation marks, dots, dashes, signs of ordinals and trade marks.
bool stands_behind_words(std::int32_t code) {
  constexpr std::u32string_view in_latin_1 =
      U"\u00A0\u00AA\u00AB\u00AE\u00B7\u00BA\u00BB";
  constexpr std::int32_t first_beyond = 0x2013;
  return code >= first_beyond ||
         in_latin_1.find(static_cast<char32_t>(code)) != in_latin_1.npos;
}

bool is_general_punctuation(std::int32_t code) {
  return (code >= 0x2010 && code <= 0x203A) || code == 0x20AC || code == 0x2122;
}

bool is_mark_or_letter_of_latin_1(std::int32_t code) {
  return code >= 0xA0 && code <= 0xFF;
}

bool is_sure(std::string_view text, const CodePoint& lead,
             std::int32_t continuation, std::int32_t code) {
  constexpr std::int32_t first_emoji = 0x1F000;
  if (is_general_punctuation(code) || code >= first_emoji) return true;
  if (!is_mark_or_letter_of_latin_1(code)) return false;
  const bool is_inside_word = lead.begin > 0 && text[lead.begin - 1] >= 'a' &&
                              text[lead.begin - 1] <= 'z';
  return is_inside_word || !stands_behind_words(continuation);
}

// The sequence that begins with a character; none if it begins none.
std::optional<Sequence> sequence_at(std::string_view text,
                                    const CodePoint& lead) {
  constexpr std::int32_t right_quote = 0x201D;
  const std::size_t size = bytes_begun_by(lead.code);
  if (size == 0) return std::nullopt;
  std::string bytes{static_cast<char>(lead.code)};
  std::int32_t continuation = 0;
  std::size_t end = lead.end;
  while (bytes.size() < size && end < text.size()) {
    const CodePoint point = code_point_at(text, end);
    // Of ” the last byte is one that windows-1252 leaves open, and often lost.
    if (point.code == replacement && bytes == "\xE2\x80") {
      return Sequence{lead.begin, point.end, right_quote, false};
    }
    const int byte = byte_of(point.code);
    if (byte == no_byte) return std::nullopt;
    if (bytes.size() == 1) continuation = point.code;
    bytes += static_cast<char>(byte);
    end = point.end;
  }
  const CodePoint meant = code_point_at(bytes, 0);
  if (meant.code < 0 || meant.end != size) return std::nullopt;
  return Sequence{lead.begin, end, meant.code,
                  is_sure(text, lead, continuation, meant.code)};
}

bool is_latin_letter_with_mark(std::int32_t code) {
  constexpr std::int32_t first = 0xC0, last = 0x24F;
  return code >= first && code <= last && u_isalpha(code);
}

Survey survey(std::string_view text) {
  Survey found;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    at = point.end;
    if (const auto sequence = sequence_at(text, point)) {
      found.sequences.push_back(*sequence);
      at = sequence->end;
    } else if (is_latin_letter_with_mark(point.code)) {
      ++found.stray_letters;
    } else {
      ++found.strays;
    }
  }
  return found;
}

// Whether a text was encoded twice as a whole, in whatever script: nearly all
// of it that is not ASCII is made of sequences.
bool is_whole(const Survey& found) {
  constexpr std::size_t enough = 8, sequences_a_stray = 20;
  return found.sequences.size() >= enough &&
         sequences_a_stray * (found.stray_letters + found.strays) <=
             found.sequences.size();
}

// Whether parts of a text were, as where one program wrote the title and
// another the text. Those who write about such characters show those that are
// meant too.
bool is_in_parts(const Survey& found) {
  return std::ranges::any_of(found.sequences, &Sequence::is_sure) &&
         found.sequences.size() > 2 * found.stray_letters;
}

// Whether a sequence stands for a character that Western texts have. In others
// it may be two characters that meet.
bool is_western(const Sequence& sequence) {
  return sequence.is_sure || is_general_punctuation(sequence.code) ||
         is_mark_or_letter_of_latin_1(sequence.code);
}

std::optional<MendedText> mended_once(std::string_view text) {
  // Nearly all texts of English are done with this.
  constexpr char byte_in_all_leads = '\xC3';
  if (text.find(byte_in_all_leads) == text.npos) return std::nullopt;
  Survey found = survey(text);
  if (found.sequences.empty()) return std::nullopt;
  if (!is_whole(found)) {
    if (!is_in_parts(found)) return std::nullopt;
    std::erase_if(found.sequences, [](const Sequence& sequence) {
      return !is_western(sequence);
    });
  }
  MendedText mended;
  mended.characters = found.sequences.size();
  std::size_t copied = 0;
  for (const Sequence& sequence : found.sequences) {
    mended.utf8 += text.substr(copied, sequence.begin - copied);
    const auto code = static_cast<char32_t>(sequence.code);
    append_utf8(mended.utf8, {&code, 1});
    copied = sequence.end;
  }
  mended.utf8 += text.substr(copied);
  return mended;
}

}  // namespace

std::optional<MendedText> mend_double_encoding(std::string_view text) {
  std::optional<MendedText> mended = mended_once(text);
  for (int round = 1; mended && round < max_rounds; ++round) {
    auto again = mended_once(mended->utf8);
    if (!again) break;
    again->characters = std::max(again->characters, mended->characters);
    mended = std::move(again);
  }
  return mended;
}

std::string note_on_double_encoding(std::size_t characters) {
  return characters == 1
             ? "1 character was encoded in UTF-8 twice and is mended"
             : std::to_string(characters) +
                   " characters were encoded in UTF-8 twice and are mended";
}

}  // namespace dateline
