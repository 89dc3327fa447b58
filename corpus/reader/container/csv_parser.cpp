#include "corpus/reader/container/csv_parser.hpp"

#include <csv.h>

#include <new>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t max_columns = 10'000;

// By how much the buffer of a cell grows. A smaller step copies a large cell
// all too often.
constexpr std::size_t buffer_step = 1u << 20;

}  // namespace

CsvParser::CsvParser(char delimiter) : parser_(std::make_unique<csv_parser>()) {
  if (csv_init(parser_.get(), CSV_APPEND_NULL) != 0) throw std::bad_alloc();
  csv_set_delim(parser_.get(), static_cast<unsigned char>(delimiter));
  csv_set_blk_size(parser_.get(), buffer_step);
}

CsvParser::~CsvParser() { csv_free(parser_.get()); }

void CsvParser::parse(std::string_view block) {
  const std::size_t rows = rows_.size();
  csv_parse(parser_.get(), block.data(), block.size(), on_field, on_row, this);
  unfinished_bytes_ =
      rows == rows_.size() ? unfinished_bytes_ + block.size() : 0;
}

bool CsvParser::finish() {
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
  parser.rows_.push_back(std::exchange(parser.row_, {}));
}

}  // namespace dateline
