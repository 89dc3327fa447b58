#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/tool/command/line_reader.hpp"
#include "query/tool/options/options.hpp"

namespace dateline::query_tool {

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
