#include "query/engine/parse/field_names.hpp"

#include <algorithm>
#include <iterator>

namespace dateline {

namespace {

constexpr std::string_view names[] = {
    "title", article_field, "source", "author", "lang",
    "url",   "id",          "after",  "before", "on"};

// What other search programs call these fields.
struct Alias {
  std::string_view alias;
  std::string_view name;
};
constexpr Alias aliases[] = {{"date", "on"},
                             {"intitle", "title"},
                             {"language", "lang"},
                             {"site", "url"}};

constexpr std::string_view all_is_text =
    "leave it out: all articles are text alike";
constexpr std::string_view not_by_file =
    "leave it out: articles are not found by their file";

// Fields of Google and Recoll. "type" and "size" are left out, because texts
// have them before a colon.
constexpr ForeignField foreign_fields[] = {
    {"allintext", "write +a +b"},
    {"allintitle", "write title:(a AND b)"},
    {"allinurl", "write url: and the beginning of an address"},
    {"cache", "leave it out"},
    {"containerfilename", not_by_file},
    {"dir", not_by_file},
    {"ext", all_is_text},
    {"filename", not_by_file},
    {"filetype", all_is_text},
    {"intext", "write the word alone"},
    {"inurl", "write url: and the beginning of an address"},
    {"mime", all_is_text},
    {"rclcat", all_is_text},
    {"related", "look for passages that are similar to one that was found"}};

}  // namespace

std::string_view canonical_field(std::string_view name) {
  const auto* alias = std::ranges::find(aliases, name, &Alias::alias);
  if (alias != std::end(aliases)) return alias->name;
  const auto* found = std::ranges::find(names, name);
  return found == std::end(names) ? std::string_view() : *found;
}

bool is_date_field(std::string_view canonical) {
  return canonical == "after" || canonical == "before" || canonical == "on";
}

bool takes_plain_text(std::string_view canonical) {
  return canonical == "url" || canonical == "id";
}

std::string listed_fields() {
  std::string list;
  for (const std::string_view name : names) {
    const bool is_last = &name == std::end(names) - 1;
    list += list.empty() ? "" : is_last ? " or " : ", ";
    list.append(name).append(":");
  }
  return list;
}

const ForeignField* foreign_field(std::string_view name) {
  const auto* found =
      std::ranges::find(foreign_fields, name, &ForeignField::name);
  return found == std::end(foreign_fields) ? nullptr : found;
}

}  // namespace dateline
