#include "corpus/reader/container/csv_parser.hpp"

#include <csv.h>

#include <new>
#include <utility>

#include "corpus/reader/container/csv_mending.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_columns = 10'000;

// By how much the buffer of a cell grows. A smaller step copies a large cell
// all too often.
constexpr std::size_t buffer_step = 1u << 20;

// A longer row is not tried again with its next line.
constexpr std::size_t max_mended_bytes = 64u << 10;

}  // namespace

CsvParser::CsvParser(char delimiter)
    : delimiter_(delimiter), parser_(std::make_unique<csv_parser>()) {
  if (csv_init(parser_.get(), CSV_APPEND_NULL) != 0) throw std::bad_alloc();
  csv_set_delim(parser_.get(), static_cast<unsigned char>(delimiter));
  csv_set_blk_size(parser_.get(), buffer_step);
}

CsvParser::~CsvParser() { csv_free(parser_.get()); }

void CsvParser::parse(std::string_view block) {
  while (!block.empty()) {
    const std::size_t end = block.find_first_of("\n\r");
    line_ += block.substr(0, end == block.npos ? end : end + 1);
    if (end == block.npos) return;
    block.remove_prefix(end + 1);
    parse_line(std::exchange(line_, {}));
  }
}

void CsvParser::parse_line(std::string_view line) {
  if (lines_.empty() && is_blank(line)) return;
  lines_ += line;
  const std::size_t rows = rows_ended_;
  if (is_mending_) {
    mend();
  } else if (!parse_part(line, is_strict_)) {
    restart();
    mend();
  }
  if (rows_ended_ > rows) {
    lines_.clear();
    is_strict_ = true;
  }
}

// Parses a row mended, or, if that fails, as libcsv makes the best of it.
void CsvParser::mend() {
  const MendedRow mended = mended_row(lines_, delimiter_, columns_);
  is_mending_ = mended.goes_on && lines_.size() <= max_mended_bytes;
  if (!is_mending_) {
    is_strict_ = false;
    parse_part(mended.text.value_or(lines_), false);
  }
}

// Returns whether all was parsed.
bool CsvParser::parse_part(std::string_view part, bool is_strict) {
  csv_set_opts(parser_.get(),
               is_strict ? CSV_APPEND_NULL | CSV_STRICT : CSV_APPEND_NULL);
  return csv_parse(parser_.get(), part.data(), part.size(), on_field, on_row,
                   this) == part.size();
}

// At the end of the table, takes the first line of a row that has not ended for
// a row without quotes, and parses the others again. Returns whether it did.
bool CsvParser::take_line_of_open_quote() {
  // Texts have commas, so that only tabs tell that a line is a row of its own.
  const std::size_t end = delimiter_ == '\t' ? lines_.find('\n') : lines_.npos;
  if (end == lines_.npos) return false;
  const std::string_view rest = std::string_view(lines_).substr(end + 1);
  const auto row = unquoted_row(lines_.substr(0, end), delimiter_, columns_);
  if (!row ||
      !unquoted_row(rest.substr(0, rest.find('\n')), delimiter_, columns_)) {
    return false;
  }
  const std::string lines(rest);
  restart();
  is_mending_ = false;
  is_strict_ = true;
  lines_.clear();
  parse_part(*row + '\n', true);
  parse(lines);
  parse_line(std::exchange(line_, {}));
  return true;
}

// Forgets the row that is being parsed.
void CsvParser::restart() {
  row_ = {};
  csv_set_opts(parser_.get(), CSV_APPEND_NULL);
  csv_fini(
      parser_.get(), [](void*, std::size_t, void*) {}, [](int, void*) {},
      nullptr);
}

bool CsvParser::finish() {
  constexpr int max_open_quotes = 100;  // each has the rest parsed again
  parse_line(std::exchange(line_, {}));
  for (int i = 0; i < max_open_quotes && take_line_of_open_quote(); ++i) {
  }
  if (std::exchange(is_mending_, false)) parse_part(lines_, false);
  csv_set_opts(parser_.get(), CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI);
  const bool is_open = csv_fini(parser_.get(), on_field, on_row, this) != 0;
  csv_set_opts(parser_.get(), CSV_APPEND_NULL);
  if (is_open) csv_fini(parser_.get(), on_field, on_row, this);
  return is_open;
}

void CsvParser::on_field(void* text, std::size_t size, void* self) {
  CsvRow& row = static_cast<CsvParser*>(self)->row_;
  ++row.columns;
  if (row.columns > max_columns) return;
  row.cells.emplace_back(static_cast<const char*>(text), size);
}

void CsvParser::on_row(int, void* self) {
  auto& parser = *static_cast<CsvParser*>(self);
  if (parser.rows_ended_++ == 0) parser.columns_ = parser.row_.columns;
  parser.rows_.push_back(std::exchange(parser.row_, {}));
}

}  // namespace dateline
