#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The field whose value is a query that the passages of an article together
// must meet.
inline constexpr std::string_view article_field = "article";

// The name by which the query tree has a field: "on" for "on" and "date". Empty
// if the query language has no such field.
std::string_view canonical_field(std::string_view name);

// Whether the field takes a date.
bool is_date_field(std::string_view canonical);

// Whether every character of the field's value is text, as in an address.
bool takes_plain_text(std::string_view canonical);

// All fields, as a message lists them: "title:, source: ... or on:".
std::string listed_fields();

// A condition of another search program that Dateline cannot test.
struct ForeignField {
  std::string_view name;
  std::string_view remedy;  // what the user can do
};

// The foreign field of this name; null if none is known.
const ForeignField* foreign_field(std::string_view name);

}  // namespace dateline
