#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
  // `field` is a member's name: "text", "date". A name with full stops is also
  // a path into objects of JSON: "body.raw". Returns false if there is no such
  // field.
  bool map(std::string_view field, std::string_view name);

  // The field that map() was told to take this name for; "" if it was not.
  std::string_view field_mapped_to(std::string_view name) const;

  // What map() was told: "text=content,date=published".
  const std::string& mapped() const { return mapped_; }

  // Nothing if the name is not known.
  std::optional<KnownField> find(std::string_view name) const;

  // What the value stands for to which these keys lead, the outermost first, if
  // map() was told so. Paths of one key are left to find().
  std::optional<KnownField> find_path(
      const std::vector<std::string>& keys) const;

  // Whether map() was told of a path that is longer than `length`.
  bool has_paths(std::size_t length = 1) const {
    return longest_path_ > length;
  }

  // The names that map() was told and find() was never asked for, so that no
  // record has them; none where it was asked for no name at all. Copies of this
  // object share what they were asked for.
  std::vector<std::string> unmet() const;

  // Takes all names for met, because a record is read out of sight.
  void meet_all() const;

  // The fields that map() takes: "id, title, ... or author".
  static std::string field_list();

 private:
  // Whether a name was asked for. Set from several threads.
  struct Meeting {
    std::string name;        // as it was given
    std::string_view field;  // that it is taken for
    std::atomic<bool> is_met = false;
  };

  struct MappedPath {
    KnownField field;
    std::shared_ptr<Meeting> meeting;
  };

  std::unordered_map<std::string, KnownField> known_;  // by normalised name
  std::unordered_map<std::string, std::shared_ptr<Meeting>>
      meetings_;                                       // so too
  std::shared_ptr<std::atomic<bool>> was_asked_;       // for any name
  std::unordered_map<std::string, MappedPath> paths_;  // by normalised path
  std::size_t longest_path_ = 0;                       // in keys
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
