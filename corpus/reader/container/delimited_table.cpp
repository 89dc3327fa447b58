#include "corpus/reader/container/delimited_table.hpp"

#include <utility>

#include "corpus/reader/container/table_header.hpp"
#include "corpus/reader/container/table_rows.hpp"
#include "corpus/reader/format/field_names.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

class DelimitedTable final : public Container {
 public:
  DelimitedTable(std::unique_ptr<ByteSource> source,
                 const ContainerPlace& place);

  std::optional<Entry> next() override;

 private:
  bool is_joined(const TableRow& row) const {
    return joined_rows_ != nullptr && joined_rows_->contains(row.number);
  }

  std::string name_;
  TableRows rows_;
  JoinedRows joined_rows_;
  std::size_t last_row_ = 1;
  bool has_told_of_quotes_ = false;
};

DelimitedTable::DelimitedTable(std::unique_ptr<ByteSource> source,
                               const ContainerPlace& place)
    : name_(place.name),
      rows_(std::move(source), place),
      joined_rows_(place.joined_rows) {
  const Columns& columns = rows_.columns();
  if (columns.has_text || columns.has_title || joined_rows_) return;
  if (!columns.has_header) {
    throw CorpusError(place.name, 0, "the file is empty");
  }
  throw CorpusError(place.name, 1,
                    "a table without a column that is a text or a title; "
                    "name them in its first line, or say which they are with "
                    "--map text=COLUMN");
}

std::optional<Entry> DelimitedTable::next() {
  auto row = rows_.next();
  while (row && is_joined(*row)) row = rows_.next();
  if (!row) {
    if (rows_.ends_in_quotes() && !std::exchange(has_told_of_quotes_, true)) {
      throw CorpusError(name_, 0,
                        "a quotation mark in row " + std::to_string(last_row_) +
                            " is not closed, and all that follows was taken "
                            "for its text; close it, or double it if it is a "
                            "part of the text");
    }
    return std::nullopt;
  }
  last_row_ = row->number;
  if (joined_rows_) {
    row->fields->notes.emplace_back(
        "it has no text: no file beside the table has its name");
  }
  Entry entry;
  entry.fields = std::move(row->fields);
  entry.label = "row " + std::to_string(row->number);
  return entry;
}

}  // namespace

std::unique_ptr<Container> open_table(std::unique_ptr<ByteSource> source,
                                      const ContainerPlace& place) {
  return std::make_unique<DelimitedTable>(std::move(source), place);
}

bool is_table(std::string_view beginning) {
  const NamedFields named = named_fields(
      beginning.substr(0, beginning.find('\n')), common_field_names());
  return named.has_text && named.fields > 1;
}

}  // namespace dateline
