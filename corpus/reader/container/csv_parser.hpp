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
// breaks within them. Used by one thread.
class CsvParser {
 public:
  explicit CsvParser(char delimiter);
  ~CsvParser();
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;

  void parse(std::string_view block);

  // To be called behind the last block. Returns whether the last cell has an
  // opening quotation mark without a closing one. Its text is then all that
  // follows.
  bool finish();

  // What was parsed and not taken yet; blank lines are no rows.
  std::deque<CsvRow>& rows() { return rows_; }

  // Of the blocks since the last in which a row ended. libcsv keeps what a
  // quotation mark opens.
  std::size_t unfinished_bytes() const { return unfinished_bytes_; }

 private:
  static void on_field(void* text, std::size_t size, void* self);
  static void on_row(int, void* self);

  std::unique_ptr<csv_parser> parser_;
  CsvRow row_;
  std::size_t unfinished_bytes_ = 0;
  std::deque<CsvRow> rows_;
};

}  // namespace dateline
