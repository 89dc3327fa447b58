#include "corpus/text/respelling.hpp"

#include <string_view>

namespace dateline {
namespace {

// What is written so far; looks back at its end.
class Writer {
 public:
  void add(char16_t c);
  const icu::UnicodeString& text() const { return text_; }

 private:
  bool add_consonant_of_row(char16_t c);
  bool add_vowel(char16_t c);
  void add_dead(char16_t consonant, char16_t virama);

  // The character that stands `back` before the end; 0 if there is none.
  char16_t last(int back = 0) const {
    const int at = text_.length() - 1 - back;
    return at < 0 ? u'\0' : text_.charAt(at);
  }
  void replace_last(int characters, char16_t by) {
    text_.truncate(text_.length() - characters);
    text_.append(by);
  }

  icu::UnicodeString text_;
};

constexpr char16_t bengali_virama = 0x9CD, malayalam_virama = 0xD4D;

// The blocks of Unicode for the scripts of India have the same letters in the
// same places.
constexpr char32_t indic_block = 0x80;
constexpr char32_t anusvara = 0x02, virama = 0x4D;  // places in a block

// The places of the nasals before which an anusvara is written too in the block
// that begins at `block`. A row has five letters, and its nasal is the last.
std::u32string_view nasals_of_block(char32_t block) {
  switch (block) {
    case 0x900:  // Devanagari
    case 0xA80:  // Gujarati
    case 0xB00:  // Odia
    case 0xC00:  // Telugu
    case 0xC80:  // Kannada
      return U"\u0019\u001E\u0023\u0028\u002E";
    case 0x980:  // Bengali
      return U"\u0019";
    default:
      return U"";
  }
}

char32_t block_of(char32_t c) { return c - c % indic_block; }

bool is_nasal(char32_t c) {
  return nasals_of_block(block_of(c)).find(c % indic_block) !=
         std::u32string_view::npos;
}

// The nasal of the row to which the consonant `c` belongs; 0 if it belongs to
// none.
char16_t nasal_of_row(char16_t c) {
  const char32_t place = c % indic_block;
  for (const char32_t nasal : nasals_of_block(block_of(c))) {
    if (place >= nasal - 4 && place < nasal) {
      return static_cast<char16_t>(block_of(c) + nasal);
    }
  }
  return u'\0';
}

bool is_thai_tone(char16_t c) { return c >= 0xE47 && c <= 0xE4C; }
bool is_lao_tone(char16_t c) { return c >= 0xEC8 && c <= 0xECC; }

void Writer::add_dead(char16_t consonant, char16_t virama) {
  text_.append(consonant).append(virama);
}

bool Writer::add_consonant_of_row(char16_t c) {
  const char16_t nasal = nasal_of_row(c);
  if (nasal == 0 || !is_virama(last()) || last(1) != nasal) {
    return false;
  }
  replace_last(2, static_cast<char16_t>(block_of(c) + anusvara));
  text_.append(c);
  return true;
}

// The second half of a Thai or Lao "am" or "ae".
bool Writer::add_vowel(char16_t c) {
  const bool is_am = (c == 0xE32 && is_thai_tone(last()) && last(1) == 0xE4D) ||
                     (c == 0xEB2 && is_lao_tone(last()) && last(1) == 0xECD);
  if (is_am) {
    const char16_t tone = last(), ring = last(1);
    replace_last(2, tone);
    text_.append(ring).append(c);
    return true;
  }
  const bool is_ae = (c == 0xE40 || c == 0xEC0) && last() == c;
  if (is_ae) {
    replace_last(1, static_cast<char16_t>(c + 1));
  }
  return is_ae;
}

void Writer::add(char16_t c) {
  // The consonants of the chillus from U+0D7A on, and of those before U+0D57.
  constexpr std::u16string_view chillus =
      u"\u0D23\u0D28\u0D30\u0D32\u0D33\u0D15";
  constexpr std::u16string_view older = u"\u0D2E\u0D2F\u0D34";
  switch (c) {
    case 0x582:  // Armenian yiwn behind yech, as vew
      text_.append(last() == 0x565 ? char16_t{0x57E} : c);
      return;
    case 0x901:  // candrabindu
    case 0xA81:
      text_.append(static_cast<char16_t>(c + 1));
      return;
    case 0x93C:  // nukta of Devanagari
      return;
    case 0x9CE:  // khanda ta
      return add_dead(0x9A4, bengali_virama);
    case malayalam_virama:  // a chillu has one already
      if (last() != c) {
        text_.append(c);
      }
      return;
    default:
      break;
  }
  if (c >= 0xD7A && c <= 0xD7F) {
    return add_dead(chillus[c - 0xD7A], malayalam_virama);
  }
  if (c >= 0xD54 && c <= 0xD56) {
    return add_dead(older[c - 0xD54], malayalam_virama);
  }
  if (!add_consonant_of_row(c) && !add_vowel(c)) {
    text_.append(c);
  }
}

bool has_respelt_script(const icu::UnicodeString& text) {
  for (int i = 0; i < text.length(); ++i) {
    const char16_t c = text.charAt(i);
    if ((c >= 0x560 && c <= 0x587) || (c >= 0x900 && c <= 0xEFF)) {
      return true;
    }
  }
  return false;
}

}  // namespace

icu::UnicodeString respelt(const icu::UnicodeString& decomposed) {
  if (!has_respelt_script(decomposed)) {
    return decomposed;
  }
  Writer writer;
  for (int i = 0; i < decomposed.length(); ++i) {
    writer.add(decomposed.charAt(i));
  }
  return writer.text();
}

bool is_virama(char32_t c) {
  return !nasals_of_block(block_of(c)).empty() && c % indic_block == virama;
}

std::vector<std::u32string> respelt_beginnings(std::u32string_view begun) {
  if (!begun.empty() && is_virama(begun.back())) begun.remove_suffix(1);
  if (begun.size() < 2 || !is_nasal(begun.back())) return {};
  const char32_t nasal = begun.back();
  std::u32string beginning(begun);
  beginning.back() = block_of(nasal) + anusvara;
  std::vector<std::u32string> beginnings;
  for (char32_t letter = nasal - 4; letter < nasal; ++letter) {
    beginnings.push_back(beginning + letter);
  }
  return beginnings;
}

}  // namespace dateline
