#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/results.hpp"

namespace dateline {

// ` lang="ko"`, for the element that holds the hit's text; "" if its language
// is unknown or no well-formed code, because the index holds what articles
// declare.
std::string language_attribute(const Hit& hit);

// `text` as HTML whose direction is isolated, because a name that is written
// from the right would otherwise reverse the date and numbers beside it.
std::string isolated(std::string_view text);

// A passage as paragraphs of HTML with <mark> around its spans. `attributes`
// begins with a space, or is "".
std::string html_paragraphs(std::string_view text,
                            const std::vector<Span>& spans,
                            const std::string& attributes);

// The hit's title as HTML with marks; "(untitled)" if it has none.
std::string html_title(const Hit& hit);

}  // namespace dateline
