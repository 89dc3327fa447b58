#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "corpus/reader/format/field_names.hpp"

namespace dateline {

// The rows of a table that an object has column by column, as data frames are
// written, each an object with the columns' names for keys:
//
//   {"title": ["Ferry late", "Crane gone"], "text": ["...", "..."]}
//   {"title": {"0": "Ferry late", "1": "Crane gone"}, "text": {"0": ...}}
//   {"columns": ["title", "text"], "data": [["Ferry late", "..."], ...]}
//
// None if the object is no such table, or no column is a text.
std::vector<nlohmann::json> rows_of_columns(const nlohmann::json& object,
                                            const FieldNames& names);

}  // namespace dateline
