#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// What becomes of a field that is larger than its limit.
enum class Excess {
  refused,   // the article fails: a part of an id is another id
  left_out,  // a part of an address leads elsewhere
  cut,       // the beginning is kept, to whole characters
};

struct FieldLimit {
  std::string Article::*field;
  std::string_view name;  // as messages call it
  std::size_t max_bytes;
  Excess excess;
};

// Every limit of a field's size. The index keeps these fields and their terms
// for each passage, so that a title of a megabyte would cost gigabytes. The
// text has the limit of the record, max_record_bytes.
inline constexpr std::array<FieldLimit, 6> field_limits{{
    {&Article::id, "id", 4096, Excess::refused},
    {&Article::title, "title", 4096, Excess::cut},
    {&Article::source, "source", 4096, Excess::cut},
    {&Article::author, "author", 4096, Excess::cut},
    {&Article::place, "place", 4096, Excess::cut},
    {&Article::url, "url", 4096, Excess::left_out},
}};

// Applies the limits of all fields but the id, and adds a note to the article
// for each field that is changed.
void limit_fields(Article& article);

// Throws CorpusError if the id is above its limit.
void check_id(const Article& article, const RawRecord& record);

}  // namespace dateline
