#include "corpus/reader/format/mail_text.hpp"

#include <gmime/gmime.h>

#include <algorithm>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// A line as a program broke it to send it.
struct FlowedLine {
  std::size_t depth = 0;  // of the quotation
  std::string_view words;
  bool goes_on = false;  // in the next line, if that is of the same depth
};

FlowedLine flowed_line(std::string_view line) {
  constexpr std::string_view signature_line = "-- ";
  if (line.ends_with('\r')) line.remove_suffix(1);
  FlowedLine flowed;
  flowed.depth = std::min(line.find_first_not_of('>'), line.size());
  line.remove_prefix(flowed.depth);
  if (line.starts_with(' ')) line.remove_prefix(1);
  flowed.words = line;
  flowed.goes_on = line.ends_with(' ') && line != signature_line;
  return flowed;
}

std::string uudecoded(std::string_view lines) {
  GMimeEncoding decoder;
  g_mime_encoding_init_decode(&decoder, GMIME_CONTENT_ENCODING_UUENCODE);
  std::string bytes(g_mime_encoding_outlen(&decoder, lines.size()), '\0');
  bytes.resize(
      g_mime_encoding_step(&decoder, lines.data(), lines.size(), bytes.data()));
  return bytes;
}

// "a b.txt" of "begin 644 a b.txt"
std::string_view name_of_written(std::string_view begin_line) {
  begin_line.remove_prefix(begin_line.find(' ') + 1);
  begin_line.remove_prefix(begin_line.find(' ') + 1);
  return trimmed(begin_line);
}

}  // namespace

std::string unflowed(std::string_view text, bool deletes_space) {
  std::string joined;
  FlowedLine before;
  while (!text.empty()) {
    const std::string_view raw = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(raw.size() + 1, text.size()));
    FlowedLine line = flowed_line(raw);
    if (!before.goes_on || before.depth != line.depth) {
      if (before.goes_on) joined += '\n';
      joined.append(line.depth, '>');
      if (line.depth > 0) joined += ' ';
    }
    if (line.goes_on && deletes_space) line.words.remove_suffix(1);
    joined += line.words;
    if (!line.goes_on) joined += '\n';
    before = line;
  }
  return joined;
}

WrittenText without_written_files(const std::string& text) {
  constexpr std::string_view begin = "begin ";
  constexpr std::string_view modes = "01234567";
  const auto begins_file = [&](std::string_view line) {
    if (!line.starts_with(begin)) return false;
    line.remove_prefix(begin.size());
    const std::size_t digits = line.find_first_not_of(modes);
    return (digits == 3 || digits == 4) && line[digits] == ' ';
  };
  const auto is_encoded = [](std::string_view line) {
    line = trimmed(line);
    return !line.empty() && std::ranges::all_of(line, [](char c) {
      return c >= ' ' && c <= '`';
    });
  };
  WrittenText written;
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at, '\n');
    std::size_t next = line.next;
    if (begins_file(line.of(text))) {
      Line body = line;
      while (next < text.size() &&
             (next == line.next || is_encoded(body.of(text)))) {
        body = line_at(text, next, '\n');
        next = body.next;
      }
      if (trimmed(body.of(text)) == "end") {
        written.files.push_back({std::string(name_of_written(line.of(text))),
                                 uudecoded(std::string_view(text).substr(
                                     line.next, body.begin - line.next))});
        at = next;
        continue;
      }
    }
    written.text.append(text, at, line.next - at);
    at = line.next;
  }
  return written;
}

}  // namespace dateline
