#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct csv_parser;

namespace dateline {

// A row of a table.
struct CsvRow {
  std::vector<std::string> cells;  // 10,000 at most: no table has more columns
  std::size_t columns = 0;         // of the row as it is written
};

// Parses CSV block by block. libcsv knows quotes, doubled quotes and line
// breaks within them; a row with other quotation marks is mended, if it has as
// many cells then as the first row, the header. Used by one thread.
class CsvParser {
 public:
  explicit CsvParser(char delimiter);
  ~CsvParser();
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;

  void parse(std::string_view block);

  // To be called behind the last block. A quotation mark that opens a cell and
  // is never closed is text if tabs part the cells, and the line that it is in
  // and the next are rows without it. Else returns true: the cell's text is
  // then all that follows.
  bool finish();

  // What was parsed and not taken yet; blank lines are no rows.
  std::deque<CsvRow>& rows() { return rows_; }

  // Of the row that has not ended. libcsv keeps what a quotation mark opens.
  std::size_t unfinished_bytes() const { return lines_.size() + line_.size(); }

 private:
  static void on_field(void* text, std::size_t size, void* self);
  static void on_row(int, void* self);
  void parse_line(std::string_view line);
  bool parse_part(std::string_view part, bool is_strict);
  void mend();
  bool take_line_of_open_quote();
  void restart();

  char delimiter_;
  std::unique_ptr<csv_parser> parser_;
  CsvRow row_;
  std::string lines_;           // of a row that goes on
  std::string line_;            // that goes on
  bool is_strict_ = true;       // whether libcsv is to find wrong marks
  bool is_mending_ = false;     // whether the row is to be mended
  std::size_t columns_ = 0;     // of the first row
  std::size_t rows_ended_ = 0;  // in all
  std::deque<CsvRow> rows_;
};

}  // namespace dateline
