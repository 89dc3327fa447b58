#include "corpus/reader/container/table_rows.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "corpus/reader/container/csv_parser.hpp"
#include "corpus/reader/container/table_cell.hpp"
#include "corpus/reader/container/table_header.hpp"
#include "corpus/reader/encoding/decoding_source.hpp"
#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// The charset of a table that begins like this; "" if that is UTF-8. It is that
// of the whole table, because a cell alone is too short to tell.
std::string charset_of_lines(std::string_view beginning) {
  const std::size_t end = beginning.rfind('\n');  // a character may be cut
  const DecodedText decoded = decode_text(
      beginning.substr(0, end == beginning.npos ? end : end + 1), "");
  const bool is_utf8 =
      decoded.charset == "UTF-8" || decoded.charset == "US-ASCII";
  return is_utf8 ? "" : decoded.charset;
}

// How a column is called if its cells may name files, the likeliest first.
constexpr std::string_view file_columns[] = {
    "file",   "filename", "filepath", "path",       "document",  "documentname",
    "slug",   "docid",    "postid",   "documentid", "articleid", "id",
    "number", "name",     "uid",      "guid",       "uuid",      "key"};
// The first of them are made for that.
constexpr std::size_t sure_file_columns = 7;

constexpr std::string_view subtitle_columns[] = {"subtitle", "websubtitle",
                                                 "subheadline", "standfirst"};

bool says_no(std::string_view cell) {
  const std::string lower = ascii_lower(trimmed(cell));
  return lower == "false" || lower == "no" || lower == "0";
}

// What a column is.
struct Column {
  std::optional<KnownField> field;
  std::optional<std::size_t> file_rank;  // in file_columns
  std::string name;                      // as the header has it
  bool is_subtitle = false;
  bool is_subject = false;
  bool is_published = false;  // whether it says if the row is
};

Column column_of(std::string_view header, const FieldNames& names) {
  Column column;
  column.field = names.find(header);
  const std::string name = normalised_field_name(header);
  const auto* file = std::ranges::find(file_columns, name);
  if (file != std::end(file_columns)) {
    column.file_rank = static_cast<std::size_t>(file - file_columns);
  }
  column.is_subtitle =
      std::ranges::find(subtitle_columns, name) != std::end(subtitle_columns);
  column.name = header;
  column.is_subject = name == "subject";
  column.is_published = name == "ispublished";
  return column;
}

// The first lines of the table may have been ASCII, and these not.
void decode_cells(std::vector<std::string>& cells,
                  std::vector<std::string>& notes) {
  for (std::string& cell : cells) {
    if (!first_invalid_utf8(cell)) continue;
    DecodedText decoded = decode_text(cell, "");
    cell = std::move(decoded.utf8);
    const std::string note = "in a cell: " + decoded.note();
    if (std::ranges::find(notes, note) == notes.end()) notes.push_back(note);
  }
}

// What a cell says of a field. Of a list the strings are taken that the field
// has room for.
std::string value_of_cell(FieldMember member, std::string cell) {
  const auto strings = strings_of_list(cell);
  if (!strings) return is_empty_cell(cell) ? "" : std::move(cell);
  const bool is_text =
      member == &ArticleFields::text || member == &ArticleFields::summary;
  const bool is_author = member == &ArticleFields::author;
  std::string value;
  for (const std::string& string : *strings) {
    if (is_blank(string)) continue;
    if (!value.empty()) value += is_text ? "\n\n" : ", ";
    value += string;
    if (!is_text && !is_author) break;
  }
  return value;
}

}  // namespace

struct TableRows::Impl {
  Impl(std::unique_ptr<ByteSource> table, const ContainerPlace& place,
       bool wants_cells);

  std::optional<CsvRow> next_cells();
  std::string_view without_skipped_lines(std::string_view block);
  bool has_file_column(std::size_t rank) const {
    return std::ranges::any_of(file_columns_at, [&](std::size_t at) {
      return columns[at].file_rank == rank;
    });
  }
  void read_header(const CsvRow& header, const FieldNames& names);
  void take_field(const Column& column, std::string& cell, TableRow& row);

  std::string name;
  std::unique_ptr<ByteSource> source;
  std::optional<CsvParser> parser;
  std::vector<Column> columns;
  std::vector<std::size_t> file_columns_at;  // in them, the likeliest first
  Columns known;
  // Of the row at hand, by which names its fields are filled.
  std::vector<std::pair<FieldMember, unsigned>> ranks;
  const bool wants_cells;
  std::size_t row = 1;
  std::size_t lines_before = 0;   // the header, which nobody is told of yet
  std::size_t lines_to_skip = 0;  // that were not read yet
  bool has_begun = false;
  bool at_end = false;
  bool ends_in_quotes = false;
};

TableRows::Impl::Impl(std::unique_ptr<ByteSource> table,
                      const ContainerPlace& place, bool wants)
    : name(place.name), wants_cells(wants) {
  auto peeked = std::make_unique<PeekedSource>(std::move(table));
  const std::string_view beginning = peeked->beginning();
  const TableHeader header = table_header(beginning, *place.names);
  lines_before = header.is_named_by_excel ? 0 : header.lines_before;
  lines_to_skip = header.lines_before;
  row += lines_to_skip;
  parser.emplace(header.delimiter);
  const std::string charset = charset_of_lines(beginning);
  source = std::move(peeked);
  if (!charset.empty()) {
    source = std::make_unique<DecodingSource>(std::move(source), charset);
  }
  if (auto cells = next_cells()) read_header(*cells, *place.names);
}

std::optional<CsvRow> TableRows::Impl::next_cells() {
  while (parser->rows().empty()) {
    if (at_end) return std::nullopt;
    const auto block = source->next_block();
    if (block) {
      // A quotation mark behind the mark of the encoding begins a cell.
      const bool is_first = !std::exchange(has_begun, true);
      parser->parse(without_skipped_lines(
          is_first ? without_byte_order_mark(*block) : *block));
    } else {
      ends_in_quotes = parser->finish();
      at_end = true;
    }
    if (parser->unfinished_bytes() > max_record_bytes) {
      at_end = true;
      throw CorpusError(name, 0,
                        "row " + std::to_string(row) +
                            " has no end within 32 MiB: is a quotation mark "
                            "left open there?");
    }
  }
  CsvRow cells = std::move(parser->rows().front());
  parser->rows().pop_front();
  ++row;
  return cells;
}

std::string_view TableRows::Impl::without_skipped_lines(
    std::string_view block) {
  while (lines_to_skip > 0 && !block.empty()) {
    const std::size_t end = block.find('\n');
    if (end == block.npos) return {};
    block.remove_prefix(end + 1);
    --lines_to_skip;
  }
  return block;
}

void TableRows::Impl::read_header(const CsvRow& header,
                                  const FieldNames& names) {
  known.has_header = true;
  for (const std::string_view cell : header.cells) {
    const Column& column =
        columns.emplace_back(column_of(trimmed(cell), names));
    const FieldMember member = column.field ? column.field->member : nullptr;
    known.has_text = known.has_text || member == &ArticleFields::text;
    known.has_title = known.has_title || member == &ArticleFields::title;
    known.has_facts =
        known.has_facts || (member != nullptr && member != &ArticleFields::id &&
                            member != &ArticleFields::summary);
    if (column.file_rank && !has_file_column(*column.file_rank)) {
      file_columns_at.push_back(columns.size() - 1);
    }
  }
  std::ranges::stable_sort(file_columns_at, {}, [this](std::size_t at) {
    return *columns[at].file_rank;
  });
  known.may_name_files = !file_columns_at.empty();
  known.names_files =
      known.may_name_files &&
      *columns[file_columns_at.front()].file_rank < sure_file_columns;
}

// Of several columns of a field that of the best name counts, if it is filled.
void TableRows::Impl::take_field(const Column& column, std::string& cell,
                                 TableRow& row_of_cell) {
  if (!column.field) return;
  std::string value = value_of_cell(column.field->member, std::move(cell));
  if (is_blank(value)) return;
  const auto& [member, rank, is_markup, has_alternatives] = *column.field;
  auto filled = std::ranges::find(ranks, member,
                                  &std::pair<FieldMember, unsigned>::first);
  if (filled == ranks.end()) {
    ranks.emplace_back(member, rank);
  } else if (rank < filled->second) {
    filled->second = rank;
  } else {
    return;
  }
  (*row_of_cell.fields).*member = std::move(value);
}

TableRows::TableRows(std::unique_ptr<ByteSource> source,
                     const ContainerPlace& place, bool wants_cells)
    : impl_(std::make_unique<Impl>(std::move(source), place, wants_cells)) {}

TableRows::~TableRows() = default;

const Columns& TableRows::columns() const { return impl_->known; }

bool TableRows::ends_in_quotes() const { return impl_->ends_in_quotes; }

std::optional<TableRow> TableRows::next() {
  auto cells = impl_->next_cells();
  if (!cells) return std::nullopt;
  const std::vector<Column>& columns = impl_->columns;
  cells->cells.resize(std::min(cells->cells.size(), columns.size()));
  TableRow row;
  row.number = impl_->row - 1;
  row.fields = std::make_unique<ArticleFields>();
  decode_cells(cells->cells, row.fields->notes);
  row.fields->markup = Markup::perhaps;
  for (const std::size_t at : impl_->file_columns_at) {
    row.file_names.push_back(at < cells->cells.size() ? cells->cells[at] : "");
  }
  impl_->ranks.clear();
  for (std::size_t i = 0; i < cells->cells.size(); ++i) {
    std::string& cell = cells->cells[i];
    if (impl_->wants_cells && !is_blank(cell)) {
      row.cells.emplace_back(columns[i].name, cell);
    }
    if (columns[i].is_subtitle && !is_empty_cell(cell)) row.subtitle = cell;
    if (columns[i].is_subject) row.subject = cell;
    row.is_draft = row.is_draft || (columns[i].is_published && says_no(cell));
    impl_->take_field(columns[i], cell, row);
  }
  if (const std::size_t lines = std::exchange(impl_->lines_before, 0)) {
    const std::string which =
        lines == 1 ? "the line" : "the " + std::to_string(lines) + " lines";
    row.fields->notes.push_back(which + " before the header of the table " +
                                (lines == 1 ? "is" : "are") + " left out");
  }
  if (cells->columns > columns.size()) {
    row.fields->notes.push_back(
        "the row has " + std::to_string(cells->columns) + " columns, but the " +
        "header " + std::to_string(columns.size()) + "; the rest is left out");
  }
  return row;
}

}  // namespace dateline
