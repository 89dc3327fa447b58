#include "corpus/reader/date/date_tokens.hpp"

#include <unicode/uchar.h>

#include <charconv>
#include <optional>
#include <utility>

#include "corpus/text/fold.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_digits = 19;  // of a value of 64 bits
constexpr std::u32string_view numerals = U"〇一二三四五六七八九";

// The value of a Chinese numeral below ten; -1 if it is none.
int numeral_value(UChar32 c) {
  if (c == U'零' || c == U'○') return 0;
  const std::size_t at = numerals.find(static_cast<char32_t>(c));
  return at == numerals.npos ? -1 : static_cast<int>(at);
}

// The tens of 十, 廿 and 卅; 0 for anything else.
int numeral_tens(UChar32 c) {
  return c == U'十' ? 1 : c == U'廿' ? 2 : c == U'卅' ? 3 : 0;
}

enum class Kind { gap, invisible, space, digit, numeral, ideograph, letter };

Kind kind_of(UChar32 c) {
  if (c < 0) return Kind::gap;
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    if (is_ascii_digit(ascii)) return Kind::digit;
    if (is_ascii_space(ascii)) return Kind::space;
    return u_isalpha(c) ? Kind::letter : Kind::gap;
  }
  if (numeral_value(c) >= 0 || numeral_tens(c) > 0) return Kind::numeral;
  if (u_charDigitValue(c) >= 0) return Kind::digit;
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return Kind::ideograph;
  if (u_isUWhiteSpace(c)) return Kind::space;
  if (u_charType(c) == U_FORMAT_CHAR) return Kind::invisible;
  // U+02BB and its like stand for apostrophes, which part words.
  const bool is_letter = u_isalpha(c) && u_charType(c) != U_MODIFIER_LETTER;
  const bool is_mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
  return is_letter || is_mark ? Kind::letter : Kind::gap;
}

// "二〇二四" is read numeral by numeral, "二十四" by its ten.
std::string ascii_of_numerals(const std::u32string& written) {
  std::string digits;
  int tens = 0;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto c = static_cast<UChar32>(written[i]);
    if (const int base = numeral_tens(c); base > 0) {
      const int before = digits.empty() ? 1 : digits.back() - '0';
      tens = base == 1 ? before : base;
      digits.clear();
      if (i + 1 == written.size()) return std::to_string(tens * 10);
      continue;
    }
    digits += static_cast<char>('0' + numeral_value(c));
  }
  return tens > 0 ? std::to_string(tens) + digits : digits;
}

// Persian is also typed on Arabic keyboards: yeh and kaf of both are one.
std::string with_arabic_letters(std::string word) {
  for (const auto& [persian, arabic] :
       {std::pair("\u06cc", "\u064a"), std::pair("\u06a9", "\u0643")}) {
    for (std::size_t at = 0; (at = word.find(persian, at)) != word.npos;) {
      word.replace(at, std::string_view(persian).size(), arabic);
    }
  }
  return word;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<DateToken> run() {
    while (at_ < text_.size()) {
      const CodePoint point = code_point_at(text_, at_);
      const Kind kind = kind_of(point.code);
      if (kind == Kind::digit || kind == Kind::numeral) {
        add_number(kind);
      } else if (kind == Kind::letter || kind == Kind::ideograph) {
        add_word(kind);
      } else {
        if (kind == Kind::space) next_.is_spaced = true;
        if (kind == Kind::gap) next_.gap += text_.substr(at_, point.end - at_);
        at_ = point.end;
      }
    }
    return std::move(tokens_);
  }

 private:
  // Moves behind the characters of `kind`; returns them.
  std::u32string take(Kind kind) {
    std::u32string taken;
    while (at_ < text_.size()) {
      const CodePoint point = code_point_at(text_, at_);
      const Kind met = kind_of(point.code);
      const bool goes_on =
          met == kind || (kind == Kind::letter && met == Kind::invisible);
      if (!goes_on) break;
      if (met == kind) taken += static_cast<char32_t>(point.code);
      at_ = point.end;
      if (kind == Kind::ideograph) break;
    }
    return taken;
  }

  void add_number(Kind kind) {
    next_.begin = at_;
    const std::u32string written = take(kind);
    std::string digits;
    if (kind == Kind::numeral) {
      digits = ascii_of_numerals(written);
    } else {
      for (const char32_t c : written) {
        digits +=
            static_cast<char>('0' + u_charDigitValue(static_cast<UChar32>(c)));
      }
    }
    next_.digits = static_cast<unsigned>(digits.size());
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    if (digits.size() <= max_digits) {
      std::from_chars(digits.data(), digits.data() + digits.size(),
                      next_.value);
    }
    finish(std::move(digits));
  }

  void add_word(Kind kind) {
    next_.begin = at_;
    take(kind);
    finish(with_arabic_letters(
        fold_text(text_.substr(next_.begin, at_ - next_.begin))));
  }

  void finish(std::string text) {
    next_.text = std::move(text);
    next_.first_character =
        static_cast<char32_t>(code_point_at(text_, next_.begin).code);
    next_.end = at_;
    tokens_.push_back(std::exchange(next_, {}));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  DateToken next_;
  std::vector<DateToken> tokens_;
};

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  return Tokenizer(text).run();
}

std::string joined_tokens(const std::vector<DateToken>& tokens,
                          std::size_t first, std::size_t count) {
  std::string joined;
  for (std::size_t i = first; i < first + count && i < tokens.size(); ++i) {
    if (i > first) joined += ' ';
    joined += tokens[i].text;
  }
  return joined;
}

}  // namespace dateline
