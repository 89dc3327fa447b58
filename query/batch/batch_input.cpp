#include "query/batch/batch_input.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "corpus/cli/csv.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// If a quote is still open after so many lines, it is taken for one that is
// never closed.
constexpr std::size_t max_field_lines = 100;

// A longer query is likely an article, and would cost as much as thousands of
// others.
constexpr std::size_t max_query_bytes = 4096;

constexpr std::string_view space = " \t\r\n\v\f";

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(space);
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// The columns of query and id in a record of column names; none if the record
// has no column `query`.
struct Header {
  std::optional<std::size_t> query, id;
};

Header header_of(const std::vector<std::string>& fields) {
  Header header;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string name = lower(trimmed(fields[i]));
    if (name == "query" && !header.query) header.query = i;
    if (name == "id" && !header.id) header.id = i;
  }
  return header.query ? header : Header();
}

// The separator with which the first line is a header; a comma if there is
// none.
char separator_of(const std::string& first_line) {
  for (const char separator : {',', ';', '\t'}) {
    const CsvFields parsed = parse_csv(first_line, separator);
    if (header_of(parsed.fields).query) return separator;
  }
  return ',';
}

void note_encoding(const InputLine& line, std::vector<std::string>& notes) {
  if (line.number > 1) return;
  if (line.text.starts_with("\xFF\xFE") || line.text.starts_with("\xFE\xFF")) {
    notes.push_back("the file seems to be UTF-16; save it as UTF-8");
  }
}

void note_length(const InputLine& line, std::vector<std::string>& notes) {
  if (line.text.size() == line.size) return;
  notes.push_back("the line has " + std::to_string(line.size) +
                  " bytes; only the first " + std::to_string(line.text.size()) +
                  " were read");
}

// Cuts the text between words, or between characters if a word is very long.
std::string shortened(const std::string& text) {
  const std::size_t end = text.find_last_of(space, max_query_bytes);
  if (end != std::string::npos && end > max_query_bytes / 2) {
    return text.substr(0, end);
  }
  return std::string(truncated(text, max_query_bytes));
}

std::string cleaned(const std::string& raw, std::vector<std::string>& notes) {
  if (raw.find('\0') != std::string::npos) {
    notes.push_back("the query has NUL bytes, which were read as \uFFFD");
  }
  std::string without_nul = raw;
  std::ranges::replace(without_nul, '\0', ' ');
  if (clean_text(without_nul) != without_nul) {
    notes.push_back(
        "the query has bytes that are not UTF-8, which were read as \uFFFD");
  }
  std::string text = trimmed(clean_text(raw));
  if (text.find('\r') != std::string::npos) {
    notes.push_back(
        "the query has carriage returns, which were read as spaces");
  }
  for (char& c : text) {
    if (c == '\r' || c == '\n') c = ' ';
  }
  if (text.size() > max_query_bytes) {
    const std::string kept = shortened(text);
    notes.push_back("the query has " + std::to_string(text.size()) +
                    " bytes; only the first " + std::to_string(kept.size()) +
                    " were searched for");
    text = kept;
  }
  if (text.empty()) notes.push_back("the line is empty");
  return text;
}

}  // namespace

std::optional<InputLine> LineReader::next() {
  if (put_back_.empty()) return read();
  InputLine line = std::move(put_back_.front());
  put_back_.pop_front();
  return line;
}

std::optional<InputLine> LineReader::read() {
  using Traits = std::streambuf::traits_type;
  std::streambuf& bytes = *in_.rdbuf();
  if (Traits::eq_int_type(bytes.sgetc(), Traits::eof())) return std::nullopt;
  InputLine line;
  line.number = ++number_;
  char last = 0;
  for (auto byte = bytes.sbumpc(); !Traits::eq_int_type(byte, Traits::eof());
       byte = bytes.sbumpc()) {
    last = Traits::to_char_type(byte);
    if (last == '\n') break;
    ++line.size;
    if (line.text.size() < max_line_bytes) line.text += last;
  }
  const bool whole = line.text.size() == line.size;
  if (last == '\n' && whole && line.text.ends_with('\r')) {
    line.text.pop_back();
    --line.size;
  }
  if (line.number == 1 && line.text.starts_with(byte_order_mark)) {
    line.text.erase(0, byte_order_mark.size());
    line.size -= byte_order_mark.size();
  }
  return line;
}

std::optional<BatchQuery> BatchInput::next() {
  std::optional<InputLine> line = lines_.next();
  if (!line) return std::nullopt;
  Record record = split(std::move(*line));
  const bool first = !has_begun_;
  has_begun_ = true;
  if (first && read_header(record)) return next();
  return query_of(record);
}

BatchInput::Record BatchInput::split(InputLine line) {
  if (format_ == QueriesFormat::csv) return split_csv(line);
  Record record{{line.text}, line.number, {}};
  note_encoding(line, record.notes);
  note_length(line, record.notes);
  const std::size_t tab = line.text.find('\t');
  if (format_ == QueriesFormat::tsv && tab != std::string::npos) {
    record.fields = {line.text.substr(0, tab), line.text.substr(tab + 1)};
  }
  return record;
}

// Adds further lines to the record while a quote is open. If the quote is not
// closed as it should be, puts them back, so that one bad line spoils no other.
BatchInput::Record BatchInput::split_csv(const InputLine& line) {
  Record record{{}, line.number, {}};
  note_encoding(line, record.notes);
  note_length(line, record.notes);
  if (!has_begun_) separator_ = separator_of(line.text);
  std::string text = line.text;
  std::vector<InputLine> further_lines;
  CsvFields parsed = parse_csv(text, separator_);
  while (parsed.quotes == Quotes::open &&
         further_lines.size() < max_field_lines &&
         text.size() < LineReader::max_line_bytes) {
    std::optional<InputLine> next = lines_.next();
    if (!next) break;
    text += '\n' + next->text;
    further_lines.push_back(std::move(*next));
    parsed = parse_csv(text, separator_);
  }
  if (parsed.quotes == Quotes::closed) {
    record.fields = std::move(parsed.fields);
    return record;
  }
  for (auto it = further_lines.rbegin(); it != further_lines.rend(); ++it) {
    lines_.put_back(std::move(*it));
  }
  record.notes.push_back(
      "a quotation mark is not closed; the whole line was read as the query");
  record.fields = {line.text};
  return record;
}

bool BatchInput::read_header(const Record& record) {
  if (format_ != QueriesFormat::csv) return false;
  const Header header = header_of(record.fields);
  query_column_ = header.query;
  id_column_ = header.id;
  return header.query.has_value();
}

BatchQuery BatchInput::query_of(const Record& record) const {
  BatchQuery query;
  query.notes = record.notes;
  const bool several = record.fields.size() > 1;
  std::optional<std::size_t> id_column = id_column_;
  if (!query_column_ && several) id_column = 0;
  const std::size_t query_column = query_column_.value_or(several ? 1 : 0);
  if (query_column < record.fields.size()) {
    query.query = cleaned(record.fields[query_column], query.notes);
  } else {
    query.notes.push_back("the line has no field in the column of the query");
  }
  if (id_column && *id_column < record.fields.size()) {
    query.id = trimmed(clean_text(record.fields[*id_column]));
  }
  if (query.id.empty()) query.id = std::to_string(record.line);
  if (!query_column_ && record.fields.size() > 2) {
    query.notes.push_back("the fields after the second were ignored");
  }
  return query;
}

QueriesFormat format_of(const std::string& file, QueriesFormat asked) {
  if (asked != QueriesFormat::automatic) return asked;
  const std::string ending =
      lower(std::filesystem::path(file).extension().string());
  if (ending == ".csv") return QueriesFormat::csv;
  if (ending == ".tsv" || ending == ".tab") return QueriesFormat::tsv;
  return QueriesFormat::lines;
}

}  // namespace dateline
