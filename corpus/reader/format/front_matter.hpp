#pragma once

#include <string_view>

#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/input/article_fields.hpp"

namespace dateline {

// A text in two parts. The front matter is what stands between two lines "---"
// (YAML) or "+++" (TOML) at its beginning, or from a line "{" to a line "}"
// (JSON). It is empty if there is none: what is larger than 64 KiB is none.
struct DividedText {
  enum class Syntax { yaml, toml, json };

  std::string_view front_matter;
  std::string_view body;
  Syntax syntax = Syntax::yaml;
};

// The parts are views of `text`, which is valid UTF-8.
DividedText divided_text(std::string_view text);

// The fields that the front matter has, by the names that keys of JSON have. If
// it cannot be read, a note says why. Throws nothing on its account.
ArticleFields front_matter_fields(const DividedText& text,
                                  const FieldNames& names);

}  // namespace dateline
