#include "corpus/token_trace.hpp"

namespace dateline {
namespace {

void append(std::string& bytes, std::uint16_t value) {
  bytes.push_back(static_cast<char>(value & 0xFF));
  bytes.push_back(static_cast<char>(value >> 8));
}

// A compound stands right behind the first of its base tokens.
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

std::string encode_trace(const std::vector<Token>& title,
                         const std::vector<Token>& text) {
  std::string bytes;
  bytes.reserve(2 * (title.size() + text.size() + 1));
  append(bytes, title, TokenTrace::compound_mark);
  if (!title.empty()) {
    append(bytes, TokenTrace::break_mark);
  }
  append(bytes, text, TokenTrace::compound_mark);
  return bytes;
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
