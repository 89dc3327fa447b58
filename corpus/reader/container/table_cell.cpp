#include "corpus/reader/container/table_cell.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

// In small letters, of pandas, R, Excel, MySQL, JavaScript and Python.
constexpr std::string_view empty_words[] = {
    "nan",  "nat",  "n/a",    "#n/a", "<na>",
    "none", "null", "(null)", "\\n",  "undefined"};

constexpr char32_t no_character = 0xFFFD;

// Whether UTF-8 has a code: not half a character, nor one beyond Unicode.
bool is_character(std::uint32_t code) {
  return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

// Digits of a character behind its escape; 0 of other escapes.
std::size_t hex_digits_behind(char escape) {
  switch (escape) {
    case 'x':
      return 2;
    case 'u':
      return 4;
    case 'U':
      return 8;
    default:
      return 0;
  }
}

// Reads "['a', "b"]" as Python writes it.
class ListReader {
 public:
  explicit ListReader(std::string_view cell) : left_(trimmed(cell)) {}

  std::optional<std::vector<std::string>> run() {
    std::vector<std::string> strings;
    if (!take('[')) return std::nullopt;
    while (!take(']')) {
      auto string = next_string();
      if (!string) return std::nullopt;
      strings.push_back(std::move(*string));
      if (!take(',') && !left_.starts_with(']')) return std::nullopt;
    }
    if (!left_.empty()) return std::nullopt;
    return strings;
  }

 private:
  bool take(char mark) {
    if (!left_.starts_with(mark)) return false;
    left_ = trimmed(left_.substr(1));
    return true;
  }

  // The string with which the rest begins, and the blanks behind it.
  std::optional<std::string> next_string() {
    const char quote = left_.empty() ? ' ' : left_.front();
    if (quote != '\'' && quote != '"') return std::nullopt;
    std::string string;
    for (left_.remove_prefix(1); !left_.empty();) {
      const char c = left_.front();
      left_.remove_prefix(1);
      if (c == quote) {
        left_ = trimmed(left_);
        return string;
      }
      if (c == '\\' && !left_.empty()) {
        take_escape(string);
      } else {
        string += c;
      }
    }
    return std::nullopt;
  }

  void take_escape(std::string& string) {
    const char escape = left_.front();
    left_.remove_prefix(1);
    const std::size_t digits = hex_digits_behind(escape);
    if (digits > 0 && left_.size() >= digits) {
      std::uint32_t code = 0;
      std::from_chars(left_.data(), left_.data() + digits, code, 16);
      left_.remove_prefix(digits);
      const auto character = static_cast<char32_t>(code);
      append_utf8(string, {is_character(code) ? &character : &no_character, 1});
    } else if (escape == 'n' || escape == 't' || escape == 'r') {
      string += ' ';
    } else {
      string += escape;
    }
  }

  std::string_view left_;
};

}  // namespace

bool is_empty_cell(std::string_view cell) {
  const std::string_view word = trimmed(cell);
  constexpr std::size_t longest = 9;
  return word.empty() || (word.size() <= longest &&
                          std::ranges::find(empty_words, ascii_lower(word)) !=
                              std::end(empty_words));
}

std::optional<std::vector<std::string>> strings_of_list(std::string_view cell) {
  if (!trimmed(cell).starts_with('[')) return std::nullopt;
  const Json list = Json::parse(cell, nullptr, false);
  return list.is_array() && std::ranges::all_of(list, &Json::is_string)
             ? list.get<std::vector<std::string>>()
             : ListReader(cell).run();
}

}  // namespace dateline
