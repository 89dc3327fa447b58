#pragma once

#include <cstddef>
#include <deque>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

enum class QueriesFormat { automatic, lines, tsv, csv };

// A line of the input without its line end.
struct InputLine {
  std::string text;        // its first LineReader::max_line_bytes
  std::size_t size = 0;    // bytes of the whole line
  std::size_t number = 0;  // from 1
};

// Reads the lines of a stream, in memory that does not grow with their length.
// LF and CR LF end a line; the last line needs no end. A byte order mark is
// skipped.
class LineReader {
 public:
  static constexpr std::size_t max_line_bytes = 1 << 16;

  explicit LineReader(std::istream& in) : in_(in) {}

  std::optional<InputLine> next();

  // Makes next() return `line`, before the lines that are still to be read.
  void put_back(InputLine line) { put_back_.push_front(std::move(line)); }

 private:
  std::optional<InputLine> read();

  std::istream& in_;
  std::size_t number_ = 0;
  std::deque<InputLine> put_back_;
};

// One query of a batch.
struct BatchQuery {
  std::string id;     // as given, else the number of its line
  std::string query;  // UTF-8 without NUL, line ends or outer white space
  std::vector<std::string> notes;  // what could not be read as it stands
};

// Reads the queries of a file in its order: one for each line, whatever it
// holds.
//
// lines: the line is the query. tsv: the text before the first tab is the id.
// csv: RFC 4180. If the first record has a field `query`, it names the columns,
// and perhaps one `id`; semicolons or tabs may then separate columns, as
// spreadsheets write them where numbers have a decimal comma. Otherwise the
// query is the only or the second column, and the first of several is the id.
// If a quote is not closed as it should be, its line alone is read as the
// query.
class BatchInput {
 public:
  BatchInput(std::istream& in, QueriesFormat format)
      : lines_(in), format_(format) {}

  std::optional<BatchQuery> next();

 private:
  struct Record {
    std::vector<std::string> fields;
    std::size_t line = 0;
    std::vector<std::string> notes;
  };

  Record split(InputLine line);
  Record split_csv(const InputLine& line);
  bool read_header(const Record& record);
  BatchQuery query_of(const Record& record) const;

  LineReader lines_;
  QueriesFormat format_;
  bool has_begun_ = false;
  char separator_ = ',';
  std::optional<std::size_t> id_column_, query_column_;  // of a header
};

// Returns `asked`. In place of `automatic` it is tsv for a file whose name ends
// in .tsv or .tab, csv for .csv, and lines for all others.
QueriesFormat format_of(const std::string& file, QueriesFormat asked);

}  // namespace dateline
