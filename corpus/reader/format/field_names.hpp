#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/reader/input/article_fields.hpp"

namespace dateline {

using FieldMember = std::string ArticleFields::*;

// What a key of a JSON object or a column of a table stands for.
struct KnownField {
  FieldMember member = nullptr;
  unsigned rank = 0;       // of several keys of one field, that of the lowest
                           // rank counts, if it is filled
  bool is_markup = false;  // "body_html"
  bool has_alternatives = false;  // "bodies": a list has one text in several
                                  // forms
};

// Which fields keys and columns stand for. Case, "_", "-", "." and spaces do
// not count, so that "published_at" and "publishedAt" are the same name.
class FieldNames {
 public:
  // The names that are common in exports, feeds and interfaces.
  FieldNames();

  // Takes the values of `name` for a field, before those of all other names.
  // `field` is a member's name: "text", "date". Returns false if it is none.
  bool map(std::string_view field, std::string_view name);

  // What map() was told: "text=content,date=published".
  const std::string& mapped() const { return mapped_; }

  // Nothing if the name is not known.
  std::optional<KnownField> find(std::string_view name) const;

 private:
  std::unordered_map<std::string, KnownField> known_;  // by normalised name
  std::string mapped_;
};

// The name of a key or column without what does not count in it: "publishedat"
// of "Published_At".
std::string normalised_field_name(std::string_view name);

// Whether the members of the object under this key count as those of the object
// that has it: "_source" of Elasticsearch.
bool wraps_fields(std::string_view key);

// The common names, when nothing else is said.
const FieldNames& common_field_names();

}  // namespace dateline
