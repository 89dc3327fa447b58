#pragma once

#include <string>

#include "dateline/results.hpp"

namespace dateline {

enum class CitationStyle { plain, markdown, bibtex, ris };

// Whether a citation quotes the passage or names only its article.
enum class Quoting { passage, none };

// A reference to the passage, or to its article, in the form that `style`
// names, closed by a line feed; docs/reference/citations.md describes the
// forms. What is not known is left out. `today` is the day of access,
// YYYY-MM-DD.
//
// Whatever the article holds, the result is one well-formed reference: text is
// escaped as the form asks, and control characters become U+FFFD.
std::string citation_of(const Hit& hit, CitationStyle style, Quoting quoting,
                        const std::string& today);

}  // namespace dateline
