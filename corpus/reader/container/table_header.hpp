#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/reader/format/field_names.hpp"

namespace dateline {

// Where the columns of a table are named.
struct TableHeader {
  std::size_t lines_before = 0;    // a title, remarks, "sep=;" as Excel has it
  char delimiter = ',';            // of columns
  bool is_named_by_excel = false;  // whether the line before is "sep=;"
};

// The header of a table that begins so: its first line, or the first of some
// lines that names a text or a title and another field, if the first names
// neither.
TableHeader table_header(std::string_view beginning, const FieldNames& names);

// What a line names, if it is read as a header whose cells have no line breaks.
struct NamedFields {
  std::size_t fields = 0;  // that are known
  bool has_text = false;
  bool has_title = false;
};
NamedFields named_fields(std::string_view line, const FieldNames& names);

// What parts the columns of a header: the sign of ",;|" and the tab that it has
// most of.
char delimiter_of(std::string_view header);

}  // namespace dateline
