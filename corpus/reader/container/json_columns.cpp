#include "corpus/reader/container/json_columns.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace dateline {
namespace {

using Json = nlohmann::json;

bool is_text(std::string_view column, const FieldNames& names) {
  const auto field = names.find(column);
  return field && field->member == &ArticleFields::text;
}

// Whether all keys of an object are numbers.
bool has_numbered_rows(const Json& column) {
  return std::ranges::all_of(column.items(), [](const auto& member) {
    const std::string& key = member.key();
    return !key.empty() && key.find_first_not_of("0123456789") == key.npos;
  });
}

// Whether all members are lists, or all are objects whose keys are the numbers
// of rows, with the same number of values; and one is of texts. A list of one
// may be a value of an article, as may an object with other keys.
bool has_columns(const Json& object, const FieldNames& names) {
  if (!object.is_object() || object.size() < 2) return false;
  const Json& first = object.front();
  const std::size_t min_rows = first.is_array() ? 2 : 1;
  if (!first.is_structured() || first.size() < min_rows) return false;
  bool has_text = false;
  for (const auto& [name, column] : object.items()) {
    if (column.type() != first.type() || column.size() != first.size() ||
        (column.is_object() && !has_numbered_rows(column))) {
      return false;
    }
    has_text = has_text || (is_text(name, names) &&
                            std::ranges::any_of(column, &Json::is_string));
  }
  return has_text;
}

std::vector<Json> rows_of_members(const Json& object) {
  std::vector<Json> rows;
  for (const auto& [number, value] : object.front().items()) {
    Json row = Json::object();
    for (const auto& [name, column] : object.items()) {
      if (column.is_array()) {
        row[name] = column[rows.size()];
      } else if (column.contains(number)) {
        row[name] = column[number];
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

// Whether the names of columns stand beside a list of rows.
bool has_split_columns(const Json& object, const FieldNames& names) {
  if (!object.is_object()) return false;
  const auto columns = object.find("columns");
  const auto data = object.find("data");
  if (columns == object.end() || !columns->is_array() || data == object.end() ||
      !data->is_array()) {
    return false;
  }
  const bool has_text = std::ranges::any_of(*columns, [&](const Json& name) {
    return name.is_string() &&
           is_text(name.get_ref<const std::string&>(), names);
  });
  return has_text && std::ranges::all_of(*data, [&](const Json& row) {
           return row.is_array() && row.size() == columns->size();
         });
}

std::vector<Json> split_rows(const Json& object) {
  const Json& columns = object["columns"];
  std::vector<Json> rows;
  for (const Json& values : object["data"]) {
    Json row = Json::object();
    for (std::size_t at = 0; at < columns.size(); ++at) {
      if (columns[at].is_string()) {
        row[columns[at].get_ref<const std::string&>()] = values[at];
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::vector<Json> rows_of_columns(const Json& object, const FieldNames& names) {
  if (has_columns(object, names)) return rows_of_members(object);
  if (has_split_columns(object, names)) return split_rows(object);
  return {};
}

}  // namespace dateline
