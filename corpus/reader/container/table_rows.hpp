#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader/container/container.hpp"
#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/input/article_fields.hpp"

namespace dateline {

// A row of a table, by what its columns are.
struct TableRow {
  std::size_t number = 0;  // of the row; 1 is the first line
  std::unique_ptr<ArticleFields> fields;
  // The cells of the columns that may name a file, the likeliest column first.
  std::vector<std::string> file_names;
  std::string subtitle;
  std::string subject;  // which is the title of a message
  // All that is filled, by the names of the columns, if that is wanted.
  std::vector<std::pair<std::string, std::string>> cells;
  bool is_draft = false;  // whether it says that it is not published
};

// What the header of a table names.
struct Columns {
  bool has_header = false;  // not of an empty table
  bool has_text = false;
  bool has_title = false;
  bool has_facts = false;       // any other field but an id
  bool may_name_files = false;  // by a column such as "post_id" or "name"
  bool names_files = false;     // by a column such as "file" or "slug"
};

// Reads CSV or TSV with a header line row by row. What parts the columns and in
// which charset the table is, its first lines tell. Used by one thread.
class TableRows {
 public:
  TableRows(std::unique_ptr<ByteSource> source, const ContainerPlace& place,
            bool wants_cells = false);
  ~TableRows();

  const Columns& columns() const;

  // The next row; nothing at the end. Throws CorpusError if a row does not end;
  // then the table is at its end.
  std::optional<TableRow> next();

  // Whether the last row, which was given, has a quotation mark that is not
  // closed, so that it holds what were more rows.
  bool ends_in_quotes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
