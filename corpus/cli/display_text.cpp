#include "corpus/cli/display_text.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "corpus/text/display_width.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::string_view replacement = "\uFFFD";

enum class Role { visible, space, line_end, hidden, harmful };

bool is_line_end(UChar32 c) {
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// No-break spaces are not among them, so that they keep their effect.
bool is_space(UChar32 c) {
  return c == ' ' || c == '\t' || c == 0x3000 || (c >= 0x2000 && c <= 0x2006) ||
         (c >= 0x2008 && c <= 0x200A);
}

// Embeddings, overrides and isolates of bidirectional text, which could reorder
// what follows the text.
bool is_reordering(UChar32 c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Soft hyphens and byte order marks are hidden because terminals show them.
bool is_hidden(UChar32 c) {
  return is_reordering(c) || c == 0xAD || c == 0xFEFF;
}

Role role_of(UChar32 c) {
  if (c < 0) return Role::harmful;  // ill-formed
  if (is_line_end(c)) return Role::line_end;
  if (is_space(c)) return Role::space;
  if (is_hidden(c)) return Role::hidden;
  return u_charType(c) == U_CONTROL_CHAR ? Role::harmful : Role::visible;
}

// Whether the character is of a script without spaces between words. Korean is
// written with spaces, though its characters are wide.
bool is_spaceless(UChar32 c) {
  if (c < 0 || display_width(c) != 2) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status) != USCRIPT_HANGUL;
}

class DisplayBuilder {
 public:
  explicit DisplayBuilder(std::string_view text)
      : source_(text), moved_(text.size() + 1) {
    for_each_code_point(text, [this](const CodePoint& point) { take(point); });
    moved_[text.size()] = text_.size();
  }

  std::string take_text() { return std::move(text_); }

  // The offset in the text of a byte of the source. The space that is put
  // before a character is not part of it.
  std::size_t moved(std::size_t offset) const {
    return moved_[std::min(offset, source_.size())];
  }

 private:
  void take(const CodePoint& point) {
    const auto [c, begin, end] = point;
    const Role role = role_of(c);
    if (role == Role::visible || role == Role::harmful) put_space_before(c);
    std::fill(moved_.begin() + static_cast<std::ptrdiff_t>(begin),
              moved_.begin() + static_cast<std::ptrdiff_t>(end), text_.size());
    if (role == Role::visible) {
      text_ += source_.substr(begin, end - begin);
    } else if (role == Role::harmful) {
      text_ += replacement;
    } else {
      space_ = space_ || role == Role::space;
      line_end_ = line_end_ || role == Role::line_end;
      return;
    }
    last_ = c;
  }

  void put_space_before(UChar32 c) {
    const bool joined = !space_ && is_spaceless(last_) && is_spaceless(c);
    if ((space_ || line_end_) && !text_.empty() && !joined) text_ += ' ';
    space_ = line_end_ = false;
  }

  std::string_view source_;
  std::string text_;
  std::vector<std::size_t> moved_;  // by byte of source_: where in text_
  bool space_ = false;              // since the last visible character
  bool line_end_ = false;
  UChar32 last_ = -1;
};

}  // namespace

MarkedText display_text(std::string_view text, const std::vector<Span>& spans) {
  DisplayBuilder builder(text);
  MarkedText shown;
  for (const Span& span : spans) {
    const Span moved{builder.moved(span.begin), builder.moved(span.end)};
    if (moved.begin < moved.end) shown.spans.push_back(moved);
  }
  shown.text = builder.take_text();
  return shown;
}

std::string display_text(std::string_view text) {
  return DisplayBuilder(text).take_text();
}

bool is_harmful(std::int32_t code) {
  return u_charType(code) == U_CONTROL_CHAR || code == 0x2028 ||
         code == 0x2029 || is_reordering(code);
}

}  // namespace dateline
