#pragma once

#include <string_view>

#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/input/article_fields.hpp"

namespace dateline {

// The fields of an article that a JSON object has, by the names of its keys;
// other keys are passed over. The members of "_source", "fields", "attributes"
// and "_embedded" count as its own: databases and interfaces wrap articles so.
//
// A value of another kind is used as far as it goes, with a note: of a list or
// an object its strings are taken, if they stand under no key or under one that
// names a value of the field, such as "name", "rendered" or "$date"; a number
// is taken for its digits. Half surrogates, which no text may have, are
// replaced, with a note.
//
// An object with the mark of export_mark.hpp says so in its fields.
//
// Throws Error with the reason if `json` is no object, or was exported in
// another version.
ArticleFields read_json_fields(std::string_view json, const FieldNames& names);

}  // namespace dateline
