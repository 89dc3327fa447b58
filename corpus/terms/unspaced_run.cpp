#include "corpus/terms/unspaced_run.hpp"

#include <cstdint>
#include <string>

#include "corpus/text/boundaries.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::int32_t zero_width_space = 0x200B;

// A character of the run as the dictionary knows it, and its place in the text.
struct Letter {
  std::int32_t code;
  std::size_t begin, end;
};

bool is_tone(std::int32_t c) {
  return (c >= 0xE47 && c <= 0xE4C) || (c >= 0xEC8 && c <= 0xECC);
}

// Thai and Lao signs have the same places in their blocks.
bool is_sign(std::int32_t c, std::int32_t thai) {
  constexpr std::int32_t lao = 0x80;
  return c == thai || c == thai + lao;
}

// Makes "am" of a ring and aa, between which a tone may stand; whether it did.
bool add_to_ring(std::vector<Letter>& run, const Letter& aa) {
  constexpr std::int32_t ring = 0xE4D;
  const std::size_t size = run.size();
  const std::int32_t am = aa.code + 1;
  if (size > 0 && is_sign(run[size - 1].code, ring)) {
    run[size - 1] = {am, run[size - 1].begin, aa.end};
    return true;
  }
  if (size > 1 && is_tone(run[size - 1].code) &&
      is_sign(run[size - 2].code, ring)) {
    run[size - 2].code = run[size - 1].code;
    run[size - 1] = {am, run[size - 1].begin, aa.end};
    return true;
  }
  return false;
}

// Adds a character, and makes one vowel of two that are typed for it.
void add(std::vector<Letter>& run, const Letter& letter) {
  constexpr std::int32_t aa = 0xE32, e = 0xE40;
  if (is_sign(letter.code, e) && !run.empty() &&
      run.back().code == letter.code) {
    run.back() = {letter.code + 1, run.back().begin, letter.end};
  } else if (!is_sign(letter.code, aa) || !add_to_ring(run, letter)) {
    run.push_back(letter);
  }
}

// The characters up to a zero-width space or the end of the run.
std::vector<Letter> read_letters(std::string_view text, std::size_t begin) {
  std::vector<Letter> letters;
  for (Char c = char_at(text, begin);
       c.kind == CharClass::unspaced ||
       (c.kind == CharClass::invisible && c.code != zero_width_space);
       c = char_at(text, begin)) {
    if (c.kind == CharClass::unspaced) {
      add(letters, {c.code, begin, c.end});
    }
    begin = c.end;
  }
  return letters;
}

}  // namespace

UnspacedRun read_unspaced_run(std::string_view text, std::size_t begin) {
  const std::vector<Letter> letters = read_letters(text, begin);
  std::string typed_well;
  std::vector<std::size_t> ends;  // of the letters in it
  for (const Letter& letter : letters) {
    const auto code = static_cast<char32_t>(letter.code);
    append_utf8(typed_well, {&code, 1});
    ends.push_back(typed_well.size());
  }
  UnspacedRun run{{}, letters.back().end};
  std::size_t next = 0;  // letter
  for (const std::size_t end : word_boundaries(typed_well)) {
    const std::size_t first = next;
    while (next < ends.size() && ends[next] <= end) ++next;
    if (next > first) {
      run.words.push_back({letters[first].begin, letters[next - 1].end});
    }
  }
  return run;
}

}  // namespace dateline
