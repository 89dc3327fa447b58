#pragma once

#include <cstddef>
#include <deque>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

// A line as it stands in the input, without its line end.
struct InputLine {
  std::string text;        // at most LineReader::max_kept bytes of it
  std::size_t size = 0;    // bytes of the whole line
  std::size_t number = 0;  // from 1
};

// The lines of a stream, in memory that does not grow with them. LF and CR LF
// end a line; the last one needs no end. A byte order mark is passed over.
class LineReader {
 public:
  static constexpr std::size_t max_kept = 1 << 16;

  explicit LineReader(std::istream& in) : in_(in) {}

  std::optional<InputLine> next();

  // The next line comes from next() once more.
  void put_back(InputLine line) { waiting_.push_front(std::move(line)); }

 private:
  std::optional<InputLine> read();

  std::istream& in_;
  std::size_t number_ = 0;
  std::deque<InputLine> waiting_;
};

// One query of a batch, as it could be read.
struct BatchQuery {
  std::string id;     // as given, else the number of its line
  std::string query;  // UTF-8 without NUL, line ends or outer white space
  std::vector<std::string> notes;  // what is odd about the line
};

// The queries of a file, in its order: one for each line, whatever is in it.
//
// lines: the line is the query. tsv: what is before the first tab is the id.
// csv: RFC 4180; with a first record that has a field `query` (and, if it
// likes, `id`) the columns are found by these names, and may be parted by
// semicolons or tabs instead, as spreadsheets have it where the comma is in
// numbers; else the query is the only or the second column, and the first of
// several is the id. A quote that is not closed as it should be makes that line
// alone be taken as it stands.
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
  Record split_csv(InputLine line);
  bool take_header(const Record& record);
  BatchQuery query_of(const Record& record) const;

  LineReader lines_;
  QueriesFormat format_;
  bool begun_ = false;
  char separator_ = ',';
  std::optional<std::size_t> id_column_, query_column_;  // if a header says
};

// `automatic` is tsv for a name that ends in .tsv or .tab, csv for .csv, else
// lines.
QueriesFormat format_of(const std::string& file, QueriesFormat asked);

}  // namespace dateline::query_tool
