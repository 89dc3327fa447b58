#include "corpus/cli/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/cli/display_text.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// A character in place of a harmful one that has as many bytes.
std::string_view stand_in(const CodePoint& point) {
  constexpr std::string_view by_bytes[] = {"?", "\u00B7", "\uFFFD"};
  return by_bytes[point.end - point.begin - 1];
}

std::string without_controls(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for_each_code_point(text, [&](const CodePoint& point) {
    const UChar32 c = point.code;
    const bool is_kept =
        c < 0 || c == '\t' || c == '\n' || c == '\r' || !is_harmful(c);
    safe += is_kept ? text.substr(point.begin, point.end - point.begin)
                    : stand_in(point);
  });
  return safe;
}

std::string csv_field(const std::string& text) {
  const std::string safe = without_controls(text);
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return quoted + '"';
}

// Reads a quoted field, whose opening quote is at `at`. Moves `at` behind its
// closing quote.
std::string quoted_field(std::string_view record, char separator,
                         std::size_t& at, Quotes& quotes) {
  std::string field;
  quotes = Quotes::open;
  for (++at; at < record.size(); ++at) {
    if (record[at] != '"') {
      field += record[at];
    } else if (record.substr(at + 1, 1) == "\"") {
      field += record[++at];
    } else {
      ++at;
      const bool ends = at == record.size() || record[at] == separator;
      quotes = ends ? Quotes::closed : Quotes::misplaced;
      break;
    }
  }
  return field;
}

}  // namespace

std::string csv_record(const std::vector<std::string>& fields) {
  std::string record;
  for (const std::string& field : fields) {
    if (!record.empty() || &field != &fields.front()) record += ',';
    record += csv_field(field);
  }
  return record + "\r\n";
}

CsvFields parse_csv(std::string_view record, char separator) {
  CsvFields parsed;
  for (std::size_t at = 0;; ++at) {
    if (at < record.size() && record[at] == '"') {
      parsed.fields.push_back(
          quoted_field(record, separator, at, parsed.quotes));
      if (parsed.quotes != Quotes::closed) return parsed;
    } else {
      const std::size_t end =
          std::min(record.find(separator, at), record.size());
      parsed.fields.emplace_back(record.substr(at, end - at));
      at = end;
    }
    if (at >= record.size()) return parsed;
  }
}

std::string exact_number(double number) {
  std::array<char, 32> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), end};
}

std::string clean_text(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for_each_code_point(text, [&](const CodePoint& point) {
    if (point.code > 0) {
      clean.append(text.substr(point.begin, point.end - point.begin));
    } else {
      clean += "\uFFFD";
    }
  });
  return clean;
}

}  // namespace dateline
