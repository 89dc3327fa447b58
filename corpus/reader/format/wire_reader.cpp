#include "corpus/reader/format/wire_reader.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/dateline_byline.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/title.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// Of ISO 646, as both standards use them.
constexpr char start_of_header = '\x01';
constexpr char start_of_text = '\x02';
constexpr char end_of_text = '\x03';

// The lines of a text, trimmed and without the controls that mark columns.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::string line;
  for (const char c : text) {
    if (c == '\n') lines.push_back(std::exchange(line, {}));
    const bool is_control = c >= '\0' && c < ' ' && c != '\t';
    if (!is_control) line += c;
  }
  lines.push_back(std::move(line));
  return lines;
}

// A note that says what was changed, or how urgent it is: "1ST LEAD".
bool is_flag(std::string_view line) {
  constexpr std::size_t longest = 20;
  return line.size() <= longest && std::ranges::none_of(line, [](char c) {
           return static_cast<unsigned char>(c) > 127 || (c >= 'a' && c <= 'z');
         });
}

// "Jane Doe" of "By Jane Doe, dpa"; "" if the line is no byline.
std::string byline_of(std::string_view line) {
  const std::string_view names = name_in_byline(line);
  return std::string(trimmed(names.substr(0, names.find(','))));
}

void append_words(std::string& text, std::string_view words) {
  if (!text.empty()) text += ' ';
  text += words;
}

bool ends_with_mark(std::string_view line) {
  return line.ends_with('=') || line.ends_with('+');
}

// The number of lines above the text, up to the last one with a mark: a byline
// behind the headline has one too. 0 if there is none.
std::size_t size_of_iptc_head(const std::vector<std::string>& lines) {
  constexpr std::size_t most = 7;
  std::size_t end = 0;
  for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) {
    const std::string_view line = trimmed(lines[i]);
    if (ends_with_mark(line)) {
      end = i + 1;
    } else if (end > 0 && !line.empty()) {
      break;
    }
  }
  return end;
}

// IPTC 7901: lines of headline, byline and notes, the last of which ends with
// "=", and then the text. Without that the first line is the headline.
void read_iptc(const std::vector<std::string>& lines, ArticleFields& fields) {
  const std::size_t end = size_of_iptc_head(lines);
  const bool is_marked = end > 0;
  std::size_t at = 0;
  std::string note;  // the first line, if there is no better headline
  for (; at < lines.size() && (!is_marked || at < end); ++at) {
    std::string_view line = trimmed(lines[at]);
    if (is_marked && ends_with_mark(line)) {
      line = trimmed(line.substr(0, line.size() - 1));
    }
    if (line.empty()) continue;
    if (note.empty()) note = line;
    if (!is_marked) {
      ++at;
      break;
    }
    if (std::string author = byline_of(line); !author.empty()) {
      fields.author = std::move(author);
    } else if (!is_flag(line) && !line.starts_with("BC-")) {
      append_words(fields.title, line);
    }
  }
  if (fields.title.empty()) fields.title = note;
  for (; at < lines.size(); ++at) fields.text.append(lines[at]) += '\n';
}

// "Associated Press", and neither "AP Sports Writer" nor the heading of a table
// in capital letters.
bool is_agency(std::string_view line) {
  return !is_flag(line) && !line.ends_with("Writer");
}

// ANPA 1312: "^" begins a line of the head. There a "<" ends a slug, headline
// or note, and a "=" a byline, or the name of the agency behind it.
void read_anpa(const std::vector<std::string>& lines, ArticleFields& fields) {
  constexpr std::string_view notes[] = {"Eds:", "AP Photo", "AP Video",
                                        "AP Graphic", "Editors"};
  std::string slug;
  bool is_behind_byline = false;
  for (const std::string& raw : lines) {
    std::string_view line = trimmed(raw);
    const bool is_head = line.starts_with('^');
    if (is_head) line = trimmed(line.substr(1));
    const bool is_note = is_head && line.ends_with('<');
    const bool is_line = is_head && line.ends_with('=');
    while (line.ends_with('<') || line.ends_with('=')) {
      line = trimmed(line.substr(0, line.size() - 1));
    }
    const bool was_behind = std::exchange(is_behind_byline, false);
    std::string author = is_line ? byline_of(line) : "";
    if (slug.empty() && is_note) {
      slug = line;
    } else if (is_note && std::ranges::any_of(notes, [&](auto note) {
                 return line.starts_with(note);
               })) {
      continue;
    } else if (fields.title.empty() && fields.text.empty() && is_note) {
      fields.title = line;
    } else if (!author.empty()) {
      fields.author = std::move(author);
      is_behind_byline = true;
    } else if (is_line && was_behind && is_agency(line)) {
      fields.source = line;
    } else {
      fields.text.append(line) += '\n';
      if (is_note) fields.text += '\n';
    }
  }
  if (fields.title.empty()) fields.title = slug;
}

// The digits of a year of two, as agencies write it.
std::string whole_year(std::string_view year) {
  return (year < "70" ? "20" : "19") + std::string(year);
}

bool is_number(std::string_view text, std::size_t digits) {
  return text.size() >= digits &&
         std::ranges::all_of(text.substr(0, digits), is_ascii_digit);
}

// When it was sent, which stands behind the text: "131137 GMT Nov 13", the day
// and time first, or "AP-WF-11-13-13 1509GMT", the month first.
std::string date_behind(std::string_view end) {
  end = trimmed(end.substr(0, end.find_first_of("\r\n\x7f\x04")));
  if (const std::size_t at = end.find("-WF-"); at != end.npos) {
    const std::string_view date = end.substr(at + 4);
    if (date.size() < 8 || !is_number(date, 2) || date[2] != '-' ||
        !is_number(date.substr(3), 2) || !is_number(date.substr(6), 2)) {
      return "";
    }
    return whole_year(date.substr(6, 2)) + '-' +
           std::string(date.substr(0, 2)) + '-' +
           std::string(date.substr(3, 2));
  }
  if (!is_number(end, 6) || end.size() < 13) return "";
  const std::string_view year = end.substr(end.size() - 2);
  const std::string_view month = trimmed(end.substr(0, end.size() - 2));
  const std::size_t begin = month.rfind(' ');
  if (!is_number(year, 2) || begin == month.npos) return "";
  return std::string(end.substr(0, 2))
      .append(month.substr(begin))
      .append(" ")
      .append(whole_year(year));
}

// The line in front of a story: a number of it, how urgent it is, of which
// category, and how long: "dpa123 4 pl 30 hn 0001".
bool is_wire_header(std::string_view line) {
  const std::size_t number = line.find(' ');
  const std::size_t urgency = line.find_first_not_of(' ', number);
  return urgency < line.size() && has_ascii_digit(line.substr(0, number)) &&
         is_ascii_digit(line[urgency]) && urgency + 2 < line.size() &&
         line[urgency + 1] == ' ' && is_ascii_letter(line[urgency + 2]);
}

// The lines between "ZCZC" and "NNNN", without the header.
std::vector<std::string> lines_between_marks(std::string_view text) {
  std::vector<std::string> lines = lines_of(text);
  std::erase_if(lines, [](const std::string& line) {
    return begins_wire_story(line) || ends_wire_story(line);
  });
  const auto first = std::ranges::find_if_not(lines, is_blank);
  const bool has_header =
      first != lines.end() && is_wire_header(trimmed(*first));
  lines.erase(lines.begin(), has_header ? first + 1 : first);
  return lines;
}

// A story of which no line is marked. In front of its title may stand for whom
// it is: "YY TDA".
void read_unmarked(const std::vector<std::string>& lines,
                   ArticleFields& fields) {
  constexpr std::ptrdiff_t most_flags = 3;
  auto first = std::ranges::find_if_not(lines, [](const std::string& line) {
    return is_blank(line) || is_flag(trimmed(line));
  });
  if (first - lines.begin() > most_flags) first = lines.begin();
  for (auto line = lines.begin(); line != first; ++line) {
    fields.text.append(*line) += '\n';
  }
  std::string rest;
  for (; first != lines.end(); ++first) rest.append(*first) += '\n';
  if (!is_blank(rest) && first_line_is_title(rest)) {
    const Line line = line_at(rest, 0, '\n');
    fields.title = one_line(line.of(rest));
    rest.erase(0, line.next);
  }
  fields.text += rest;
}

// Takes the line behind the text that says when it was sent.
std::string take_date_behind(std::vector<std::string>& lines) {
  while (!lines.empty() && is_blank(lines.back())) lines.pop_back();
  if (lines.empty()) return "";
  std::string date = date_behind(lines.back());
  if (!date.empty()) lines.pop_back();
  return date;
}

}  // namespace

bool begins_wire_story(std::string_view line) {
  constexpr std::size_t longest = 80;
  constexpr std::string_view mark = "zczc";
  line = trimmed(line);
  return line.size() <= longest &&
         ascii_lower(line.substr(0, mark.size())) == mark &&
         (line.size() == mark.size() || !is_ascii_letter(line[mark.size()]));
}

bool ends_wire_story(std::string_view line) {
  return ascii_lower(trimmed(line)) == "nnnn";
}

Article parse_wire_text(const RawRecord& record) {
  const DecodedText decoded = decode_text(record.bytes, record.hints.charset);
  std::vector<std::string> lines = lines_between_marks(decoded.utf8);
  ArticleFields fields;
  fields.charset = decoded.charset;
  fields.date = take_date_behind(lines);
  const bool is_anpa = std::ranges::any_of(lines, [](const std::string& line) {
    return trimmed(line).starts_with('^') && trimmed(line).ends_with('<');
  });
  if (is_anpa) {
    read_anpa(lines, fields);
  } else if (size_of_iptc_head(lines) > 0) {
    read_iptc(lines, fields);
  } else {
    read_unmarked(lines, fields);
  }
  fields.text = std::string(trimmed(fields.text));
  return article_of(std::move(fields), record);
}

Article parse_wire(const RawRecord& record) {
  const std::string bytes =
      decode_text(record.bytes, record.hints.charset).utf8;
  const std::size_t begin = bytes.find(start_of_text) + 1;
  const std::size_t end =
      std::min(bytes.find(end_of_text, begin), bytes.size());
  const std::string_view text =
      std::string_view(bytes).substr(begin, end - begin);
  const std::vector<std::string> lines = lines_of(text);
  const bool is_anpa = trimmed(text).starts_with('^');
  ArticleFields fields;
  if (is_anpa) {
    read_anpa(lines, fields);
  } else {
    read_iptc(lines, fields);
  }
  if (bytes.find(start_of_text, end) != bytes.npos) {
    fields.notes.emplace_back(
        "it holds more than one story; those behind the first are left out");
  }
  fields.text = std::string(trimmed(fields.text));
  fields.date = date_behind(
      std::string_view(bytes).substr(std::min(end + 1, bytes.size())));
  return article_of(std::move(fields), record);
}

// Other files may have both signs of a header, but no header between them.
bool is_wire(std::string_view beginning) {
  constexpr std::size_t max_header = 400;
  const std::string_view header = beginning.substr(0, max_header);
  const std::size_t start = header.find(start_of_header);
  if (start >= 8) return false;
  const std::size_t end = header.find(start_of_text, start);
  return end != header.npos &&
         std::ranges::all_of(header.substr(start, end - start), is_ascii);
}

}  // namespace dateline
