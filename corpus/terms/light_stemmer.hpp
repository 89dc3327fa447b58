#pragma once

#include <span>
#include <string_view>

namespace dateline {

// The endings of inflection of a language that libstemmer lacks: folded, the
// longer before the shorter. Empty for a language that has no list here either.
// `language` is an ISO 639-1 code.
std::span<const std::string_view> inflection_endings(std::string_view language);

// `folded` without the first of `endings` that leaves three characters or more.
std::string_view without_ending(std::string_view folded,
                                std::span<const std::string_view> endings);

}  // namespace dateline
