#include "corpus/reader/format/wire_reader.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// Of ISO 646, as both standards use them.
constexpr char start_of_header = '\x01';
constexpr char start_of_text = '\x02';
constexpr char end_of_text = '\x03';

// ANPA ends a paragraph with "<" and marks it by controls that are no text.
std::string plain_lines(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const bool is_control = c >= '\0' && c < ' ' && c != '\n' && c != '\t';
    if (!is_control) plain += c;
  }
  std::string lines;
  std::string_view left = plain;
  while (!left.empty()) {
    std::string_view line = left.substr(0, left.find('\n'));
    left.remove_prefix(std::min(line.size() + 1, left.size()));
    const bool ends_paragraph = trimmed(line).ends_with('<');
    while (ends_paragraph && (line.ends_with('<') || line.ends_with(' '))) {
      line.remove_suffix(1);
    }
    lines.append(line) += '\n';
    if (ends_paragraph) lines += '\n';
  }
  return lines;
}

// The first line that is a headline and not a note to editors: it ends with a
// "=", or it is the first that is filled.
struct Headline {
  std::string title;
  std::size_t end = 0;  // where the text behind it begins
};

Headline headline_of(std::string_view text) {
  constexpr std::size_t max_lines = 6;
  Headline first;
  std::size_t at = 0;
  for (std::size_t i = 0; i < max_lines && at < text.size(); ++i) {
    const Line line = line_at(text, at, '\n');
    at = line.next;
    const std::string_view words = trimmed(line.of(text));
    if (words.empty() && !first.title.empty()) break;
    if (words.empty()) continue;
    if (words.ends_with('=')) {
      const std::string_view title = trimmed(words.substr(0, words.size() - 1));
      return {std::string(title), line.next};
    }
    if (first.title.empty()) first = {std::string(words), line.next};
  }
  return first;
}

}  // namespace

Article parse_wire(const RawRecord& record) {
  const std::string bytes =
      decode_text(record.bytes, record.hints.charset).utf8;
  const std::size_t begin = bytes.find(start_of_text) + 1;
  const std::size_t end =
      std::min(bytes.find(end_of_text, begin), bytes.size());
  const std::string text =
      plain_lines(std::string_view(bytes).substr(begin, end - begin));
  Headline headline = headline_of(text);
  ArticleFields fields;
  fields.title = std::move(headline.title);
  fields.text = trimmed(std::string_view(text).substr(headline.end));
  return article_of(std::move(fields), record);
}

bool is_wire(std::string_view beginning) {
  constexpr std::size_t max_header = 400;
  const std::string_view header = beginning.substr(0, max_header);
  const std::size_t start = header.find(start_of_header);
  return start < 8 &&
         header.find(start_of_text, start) != std::string_view::npos;
}

}  // namespace dateline
