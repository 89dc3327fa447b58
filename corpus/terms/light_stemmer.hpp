#pragma once

#include <span>
#include <string_view>

namespace dateline {

// Endings of inflection, folded, the longer before the shorter, of a language
// that libstemmer lacks; none for one that we do not know either. `language` is
// an ISO 639-1 code.
std::span<const std::string_view> light_stemmer(std::string_view language);

// `folded` without the first of `endings` that leaves three characters or more.
std::string_view without_ending(std::string_view folded,
                                std::span<const std::string_view> endings);

}  // namespace dateline
