#include "corpus/reader/container/delimited_table.hpp"

#include <csv.h>

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include "corpus/reader/encoding/decoding_source.hpp"
#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

struct Row {
  std::vector<std::string> cells;  // max_columns at most
  std::size_t columns = 0;         // of the row as it is written
};

// Of the columns beyond, which no table has, only the number is known.
constexpr std::size_t max_columns = 10'000;

// What parts the columns of a header: the sign that it has most of.
char delimiter_of(std::string_view header) {
  constexpr std::string_view delimiters = ",;\t|";
  return *std::ranges::max_element(delimiters, {}, [&](char sign) {
    return std::ranges::count(header, sign);
  });
}

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

// By how much the buffer of a cell grows. A smaller step copies a large cell
// all too often.
constexpr std::size_t buffer_step = 1u << 20;

// Parses CSV block by block. libcsv knows quotes, doubled quotes and line
// breaks within them.
class CsvParser {
 public:
  explicit CsvParser(char delimiter) {
    if (csv_init(&parser_, CSV_APPEND_NULL) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    csv_set_blk_size(&parser_, buffer_step);
  }
  ~CsvParser() { csv_free(&parser_); }
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;

  void parse(std::string_view block) {
    const std::size_t rows = rows_.size();
    csv_parse(&parser_, block.data(), block.size(), on_field, on_row, this);
    unfinished_bytes_ =
        rows == rows_.size() ? unfinished_bytes_ + block.size() : 0;
  }
  void finish() { csv_fini(&parser_, on_field, on_row, this); }

  std::deque<Row>& rows() { return rows_; }

  // Of the blocks since the last in which a row ended. libcsv keeps what a
  // quotation mark opens.
  std::size_t unfinished_bytes() const { return unfinished_bytes_; }

 private:
  static void on_field(void* text, std::size_t size, void* self) {
    Row& row = static_cast<CsvParser*>(self)->row_;
    ++row.columns;
    if (row.columns > max_columns) return;
    row.cells.emplace_back(static_cast<const char*>(text), size);
  }
  static void on_row(int, void* self) {
    auto& parser = *static_cast<CsvParser*>(self);
    parser.rows_.push_back(std::exchange(parser.row_, {}));
  }

  csv_parser parser_{};
  Row row_;
  std::size_t unfinished_bytes_ = 0;
  std::deque<Row> rows_;
};

class DelimitedTable final : public Container {
 public:
  DelimitedTable(std::unique_ptr<ByteSource> source,
                 const ContainerPlace& place);

  std::optional<Entry> next() override;

 private:
  std::optional<Row> next_row();
  void read_header(const Row& header, const FieldNames& names);

  std::string name_;
  std::unique_ptr<ByteSource> source_;
  std::optional<CsvParser> parser_;
  std::vector<std::optional<KnownField>> columns_;
  std::size_t row_ = 1;
  bool at_end_ = false;
};

DelimitedTable::DelimitedTable(std::unique_ptr<ByteSource> source,
                               const ContainerPlace& place)
    : name_(place.name) {
  auto peeked = std::make_unique<PeekedSource>(std::move(source));
  const std::string_view beginning = peeked->beginning();
  parser_.emplace(delimiter_of(beginning.substr(0, beginning.find('\n'))));
  const std::string charset = charset_of_lines(beginning);
  source_ = std::move(peeked);
  if (!charset.empty()) {
    source_ = std::make_unique<DecodingSource>(std::move(source_), charset);
  }
  if (auto header = next_row()) read_header(*header, *place.names);
}

std::optional<Row> DelimitedTable::next_row() {
  while (parser_->rows().empty()) {
    if (at_end_) return std::nullopt;
    const auto block = source_->next_block();
    if (block) {
      parser_->parse(*block);
    } else {
      parser_->finish();
      at_end_ = true;
    }
    if (parser_->unfinished_bytes() > max_record_bytes) {
      at_end_ = true;
      throw CorpusError(name_, 0,
                        "row " + std::to_string(row_) +
                            " has no end within 32 MiB: is a quotation mark "
                            "left open there?");
    }
  }
  Row row = std::move(parser_->rows().front());
  parser_->rows().pop_front();
  ++row_;
  return row;
}

void DelimitedTable::read_header(const Row& header, const FieldNames& names) {
  constexpr std::string_view byte_order_mark = "\ufeff";
  bool has_words = false;
  for (std::string_view column : header.cells) {
    if (column.starts_with(byte_order_mark)) {
      column.remove_prefix(byte_order_mark.size());
    }
    columns_.push_back(names.find(trimmed(column)));
    const FieldMember member =
        columns_.back() ? columns_.back()->member : nullptr;
    has_words = has_words || member == &ArticleFields::text ||
                member == &ArticleFields::title;
  }
  if (!has_words) {
    throw CorpusError(name_, 1,
                      "a table without a column that is a text or a title; "
                      "name them in its first line, or say which they are with "
                      "--map text=COLUMN");
  }
}

std::optional<Entry> DelimitedTable::next() {
  auto row = next_row();
  if (!row) return std::nullopt;
  auto fields = std::make_unique<ArticleFields>();
  std::vector<std::pair<FieldMember, unsigned>> ranks;
  for (std::size_t i = 0; i < std::min(row->cells.size(), columns_.size());
       ++i) {
    const auto& column = columns_[i];
    if (!column || is_blank(row->cells[i])) continue;
    auto known = std::ranges::find(ranks, column->member,
                                   &std::pair<FieldMember, unsigned>::first);
    if (known != ranks.end() && known->second <= column->rank) continue;
    ranks.emplace_back(column->member, column->rank);
    std::string& cell = row->cells[i];
    // The first lines may have been ASCII.
    if (first_invalid_utf8(cell)) cell = decode_text(cell, "").utf8;
    (*fields).*column->member = std::move(cell);
  }
  if (row->columns > columns_.size()) {
    fields->notes.push_back(
        "the row has " + std::to_string(row->columns) + " columns, but the " +
        "header " + std::to_string(columns_.size()) + "; the rest is left out");
  }
  fields->markup = Markup::perhaps;
  Entry entry;
  entry.fields = std::move(fields);
  entry.label = "row " + std::to_string(row_ - 1);
  return entry;
}

}  // namespace

std::unique_ptr<Container> open_table(std::unique_ptr<ByteSource> source,
                                      const ContainerPlace& place) {
  return std::make_unique<DelimitedTable>(std::move(source), place);
}

bool is_table(std::string_view beginning) {
  const std::string_view header = beginning.substr(0, beginning.find('\n'));
  const char delimiter = delimiter_of(header);
  bool has_text = false;
  std::size_t known = 0;
  std::string_view left = header;
  while (!left.empty()) {
    const std::string_view column = left.substr(0, left.find(delimiter));
    left.remove_prefix(std::min(column.size() + 1, left.size()));
    std::string name(trimmed(column));
    std::erase(name, '"');
    const auto field = common_field_names().find(name);
    known += field ? 1 : 0;
    has_text = has_text || (field && field->member == &ArticleFields::text);
  }
  return has_text && known > 1;
}

}  // namespace dateline
