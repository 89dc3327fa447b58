#include "corpus/reader/container/csv_mending.hpp"

#include <algorithm>
#include <utility>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// Appends a cell in quotes.
void append_cell(std::string& row, std::string_view text) {
  row += '"';
  for (const char c : text) row.append(c == '"' ? 2 : 1, c);
  row += '"';
}

// Goes through the cells of a row and writes them again.
class RowMender {
 public:
  RowMender(std::string_view row, char delimiter)
      : row_(row), delimiter_(delimiter) {}

  // Nothing if a quotation mark is not closed, or on another line than the
  // text that follows it, or if there is more than a row.
  std::optional<std::string> mended() {
    while (is_good_ && !is_row_end()) {
      take_cell();
      ++columns_;
      if (at_ < row_.size() && row_[at_] == delimiter_) mended_ += row_[at_++];
    }
    const std::string_view behind = row_.substr(at_);
    if (!is_good_ || !is_blank(behind)) return std::nullopt;
    return mended_.append(behind);
  }

  std::size_t columns() const { return columns_; }
  bool goes_on() const { return goes_on_; }

 private:
  bool is_row_end() const {
    return at_ == row_.size() || is_line_end(row_[at_]);
  }

  bool is_cell_end(std::size_t at) const {
    return at >= row_.size() || row_[at] == delimiter_ || is_line_end(row_[at]);
  }

  std::size_t behind_spaces(std::size_t at) const {
    while (at < row_.size() && row_[at] == ' ') ++at;
    return at;
  }

  std::size_t cell_end_from(std::size_t at) const {
    while (!is_cell_end(at)) ++at;
    return at;
  }

  void take_cell() {
    const std::size_t begin = behind_spaces(at_);
    const bool is_quoted = begin < row_.size() && row_[begin] == '"';
    const std::size_t mark = is_quoted ? closing_mark(begin) : row_.npos;
    if (is_quoted && mark == row_.npos) {
      goes_on_ = true;
      is_good_ = false;
    } else if (!is_quoted || is_cell_end(behind_spaces(mark + 1))) {
      const std::size_t end = cell_end_from(is_quoted ? mark : at_);
      mended_ += row_.substr(at_, end - at_);
      at_ = end;
    } else {
      take_badly_quoted(begin, mark);
    }
  }

  // The first quotation mark behind that at `begin` that is not doubled.
  std::size_t closing_mark(std::size_t begin) const {
    std::size_t mark = row_.find('"', begin + 1);
    while (mark != row_.npos && row_.substr(mark + 1).starts_with('"')) {
      mark = row_.find('"', mark + 2);
    }
    return mark;
  }

  // A cell whose quotes end before it does. It ends where the next one begins;
  // if it ends with a quotation mark, that belongs to the first.
  void take_badly_quoted(std::size_t begin, std::size_t mark) {
    const std::size_t end = cell_end_from(mark);
    std::string_view text = trimmed(row_.substr(begin, end - begin));
    if (text.ends_with('"')) text = text.substr(1, text.size() - 2);
    is_good_ = text.find_first_of("\n\r") == text.npos;
    append_cell(mended_, text);
    at_ = end;
  }

  std::string_view row_;
  char delimiter_;
  std::string mended_;
  std::size_t at_ = 0;
  std::size_t columns_ = 0;
  bool is_good_ = true;
  bool goes_on_ = false;
};

// The row with quotation marks doubled instead of behind a backslash.
std::string without_backslashes(std::string_view row) {
  std::string doubled;
  for (std::size_t at = 0; at < row.size(); ++at) {
    const bool escapes = row[at] == '\\' && at + 1 < row.size() &&
                         (row[at + 1] == '"' || row[at + 1] == '\\');
    if (escapes) ++at;
    doubled.append(escapes && row[at] == '"' ? 2 : 1, row[at]);
  }
  return doubled;
}

}  // namespace

std::optional<std::string> unquoted_row(std::string_view line, char delimiter,
                                        std::size_t columns) {
  std::string row;
  std::size_t cells = 0;
  for (bool is_last = false; !is_last; ++cells) {
    const std::size_t end = std::min(line.find(delimiter), line.size());
    is_last = end == line.size();
    std::string_view text = trimmed(line.substr(0, end));
    const bool is_quoted =
        text.size() > 1 && text.starts_with('"') && text.ends_with('"');
    if (is_quoted) text = text.substr(1, text.size() - 2);
    append_cell(row, text);
    if (!is_last) row += delimiter;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return cells == columns ? std::optional(row) : std::nullopt;
}

MendedRow mended_row(std::string_view row, char delimiter,
                     std::size_t columns) {
  const bool has_backslashes = row.find("\\\"") != row.npos;
  MendedRow result;
  for (const std::string& text :
       {has_backslashes ? without_backslashes(row) : std::string(),
        std::string(row)}) {
    RowMender mender(text, delimiter);
    auto mended = mender.mended();
    if (mended && mender.columns() == columns) return {std::move(mended)};
    result.goes_on = mender.goes_on() && mender.columns() < columns;
  }
  return result;
}

}  // namespace dateline
