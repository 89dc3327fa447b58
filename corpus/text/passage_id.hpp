#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// A passage is named by its article and its place in it: "a7#2" is the second
// passage of the article "a7". The article's id may itself hold a '#'.
struct PassageId {
  std::string_view article;   // not empty
  std::uint64_t ordinal = 0;  // passages are counted from 1
};

std::string passage_id(std::string_view article, std::uint64_t ordinal);

// The two parts of `id`, which must outlive them. Nothing unless it is an
// article's id, '#', and a decimal number of up to 64 bits.
std::optional<PassageId> parse_passage_id(std::string_view id);

}  // namespace dateline
