#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/format/field_names.hpp"

namespace dateline {

// The value that a JSON object has for a field of an article.
struct JsonValue {
  // A string or number within the value.
  struct Part {
    std::string key;  // in small letters; "" in a list
    std::string text;
    std::size_t object = 0;  // that has it; 0 is the value itself
  };

  KnownField field;
  std::string key;  // of the value
  std::vector<Part> parts = {};
  std::vector<std::size_t> parents{0};  // by object, the one around it
  std::size_t level = 0;                // of the object that has the key
  bool is_repeated = false;  // whether several objects of a list have the key
  bool is_nested = false;    // whether the parts stood in a list or object
  bool has_more = false;     // what could not be used
  bool is_number = false;
  std::string unread = {};  // the first that could not be used: "era: 3"

  // Takes a string or number that stands in an object of the value.
  void add_nested(std::string_view part_key, std::string text,
                  std::size_t object);

  // Whether nothing is said. A number alone names no author, as in WordPress.
  bool is_blank() const;

  // The parts as one string: paragraphs of a text, names of authors, a date of
  // its year, month and day; else the first. Of a date without any what could
  // not be used, so that it counts among the dates that are not read.
  std::string joined() const;

  // What of the value was changed or left out; appends to `notes`.
  void add_notes(std::vector<std::string>& notes) const;
};

}  // namespace dateline
