#include "corpus/reader/format/subtitle_reader.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::string_view webvtt = "WEBVTT";
constexpr std::string_view arrow = "-->";

// Seconds of "00:01:02,345" or "01:02.345", with which the text begins; nothing
// if it is no time.
std::optional<double> seconds_of(std::string_view time) {
  time = time.substr(0, time.find_first_of(" \t"));
  double seconds = 0;
  bool has_minutes = false;
  while (!time.empty()) {
    double part = 0;
    const std::size_t end = std::min(time.find(':'), time.size());
    std::string digits(time.substr(0, end));
    std::ranges::replace(digits, ',', '.');
    const char* const last = digits.data() + digits.size();
    const auto [behind, error] =
        std::from_chars(digits.data(), last, part, std::chars_format::fixed);
    if (error != std::errc() || behind != last || part < 0) return std::nullopt;
    seconds = 60 * seconds + part;
    has_minutes = has_minutes || end < time.size();
    time.remove_prefix(std::min(end + 1, time.size()));
  }
  return has_minutes ? std::optional(seconds) : std::nullopt;
}

struct CueTimes {
  double begin;
  double end;
};

// "00:00:01.000 --> 00:00:04.000 align:start"
std::optional<CueTimes> times_of(std::string_view line) {
  const std::size_t at = line.find(arrow);
  if (at == line.npos) return std::nullopt;
  const auto begin = seconds_of(trimmed(line.substr(0, at)));
  const auto end = seconds_of(trimmed(line.substr(at + arrow.size())));
  if (!begin || !end) return std::nullopt;
  return CueTimes{*begin, *end};
}

bool is_number(std::string_view line) {
  return !line.empty() && std::ranges::all_of(line, is_ascii_digit);
}

// Without what stands between such marks, and the marks. An opening mark with
// white space behind it is text.
std::string without_marked(std::string_view text, std::string_view opening,
                           char closing) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t begin = text.find(opening);
    const std::size_t end =
        begin == text.npos ? begin : text.find(closing, begin);
    if (end == text.npos) break;
    const std::size_t behind = begin + opening.size();
    const bool is_text = is_ascii_space(text[behind]);
    kept += text.substr(0, is_text ? behind : begin);
    text.remove_prefix(is_text ? behind : end + 1);
  }
  return kept.append(text);
}

// Makes HTML of cues, whose references to characters are those of HTML. Of
// their tags only those count that name who speaks: the others tell colours,
// and when a word is said.
class Transcript {
 public:
  void begin_cue(const CueTimes& times) {
    constexpr double silence = 2;  // seconds
    is_paragraph_due_ |= times.begin - end_ >= silence;
    end_ = std::max(end_, times.end);
  }

  void add_line(std::string_view written) {
    std::string line(written);
    const auto speaker = take_speaker(line);
    line = without_marked(line, "<", '>');
    line = without_marked(line, "{\\", '}');  // of other programs
    line = trimmed(line);
    if (line.empty() || line == last_line_) return;
    last_line_ = line;
    if (speaker) {
      if (*speaker != speaker_) line.insert(0, *speaker + ": ");
      is_paragraph_due_ |= *speaker != speaker_;
      speaker_ = *speaker;
    }
    is_paragraph_due_ |= line.starts_with("- ") ||
                         line.starts_with("&gt;&gt;") || line.starts_with(">>");
    if (std::exchange(is_paragraph_due_, false) || html_.empty()) {
      html_ += "\n<p>";
    }
    html_.append(line) += '\n';
  }

  std::string html() && { return std::move(html_); }

 private:
  // Takes "<v.loud Jane Doe>" from the beginning of a line.
  static std::optional<std::string> take_speaker(std::string& line) {
    const std::size_t end = line.find('>');
    if (!line.starts_with("<v") || end == line.npos) return std::nullopt;
    const std::string tag = line.substr(2, end - 2);
    const std::size_t space = tag.find(' ');
    if (space == tag.npos || (space > 0 && tag.front() != '.')) {
      return std::nullopt;
    }
    line.erase(0, end + 1);
    return std::string(trimmed(std::string_view(tag).substr(space)));
  }

  std::string html_;
  std::string last_line_;
  std::string speaker_;
  double end_ = 0;  // of the cues so far
  bool is_paragraph_due_ = false;
};

// Goes through a file line by line.
class Lines {
 public:
  explicit Lines(std::string_view text)
      : text_(text), line_break_(line_break_of(text)) {}

  std::optional<std::string_view> next() {
    if (at_ >= text_.size()) return std::nullopt;
    const Line line = line_at(text_, at_, line_break_);
    at_ = line.next;
    return trimmed(line.of(text_));
  }

 private:
  std::string_view text_;
  char line_break_;
  std::size_t at_ = 0;
};

// The lines above the first blank one: "WEBVTT - Title", "Language: en".
void read_header(Lines& lines, ArticleFields& fields) {
  constexpr std::string_view language = "Language:";
  auto line = lines.next();
  if (line) {
    std::string_view title = trimmed(line->substr(webvtt.size()));
    if (title.starts_with('-')) title = trimmed(title.substr(1));
    fields.title = title;
  }
  while ((line = lines.next()) && !line->empty()) {
    if (line->starts_with(language)) {
      fields.language = trimmed(line->substr(language.size()));
    }
  }
}

// A cue begins with its times, above which its number or name stands. What is
// in no cue is a comment or a style. A blank line ends a cue of WebVTT; in one
// of SubRip it may also stand amid the text.
std::string text_of_cues(Lines lines, bool is_webvtt) {
  Transcript transcript;
  bool is_in_cue = false;
  std::optional<std::string_view> number;  // of the next cue, or text of this
  while (const auto line = lines.next()) {
    if (const auto times = times_of(*line)) {
      number.reset();
      transcript.begin_cue(*times);
      is_in_cue = true;
      continue;
    }
    if (number) transcript.add_line(*std::exchange(number, std::nullopt));
    if (line->empty()) {
      is_in_cue = is_in_cue && !is_webvtt;
    } else if (is_in_cue && is_number(*line)) {
      number = line;
    } else if (is_in_cue) {
      transcript.add_line(*line);
    }
  }
  if (number) transcript.add_line(*number);
  return std::move(transcript).html();
}

}  // namespace

Article parse_subtitles(const RawRecord& record) {
  const DecodedText decoded = decode_text(record.bytes, record.hints.charset);
  ArticleFields fields;
  Lines lines(decoded.utf8);
  const bool is_webvtt = std::string_view(decoded.utf8).starts_with(webvtt);
  if (is_webvtt) read_header(lines, fields);
  fields.text = text_of_cues(lines, is_webvtt);
  fields.charset = decoded.charset;
  fields.markup = Markup::yes;
  return article_of(std::move(fields), record);
}

bool is_subtitles(std::string_view beginning) {
  beginning = without_byte_order_mark(beginning);
  if (beginning.starts_with(webvtt)) {
    return is_blank(beginning.substr(webvtt.size(), 1));
  }
  Lines lines(beginning);
  auto line = lines.next();
  while (line && line->empty()) line = lines.next();
  if (!line || !is_number(*line)) return false;
  line = lines.next();
  return line && times_of(*line);
}

}  // namespace dateline
