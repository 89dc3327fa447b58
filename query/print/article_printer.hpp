#pragma once

#include <string>

#include "dateline/articles.hpp"

namespace dateline {

// An article as a line of text: id, date, source and title with tabs between,
// in which none has a tab. Unknown values are empty. If it has copies, a last
// column says "also as" and their ids.
std::string text_of(const IndexedArticle& article);

// The same as a line of JSON with all that is known of it but its text.
std::string json_of(const IndexedArticle& article);

// The article as a line of JSON that indexes again to the same content: its
// values are those of the index, character for character. It does not say where
// the article was read from, because that is then where this line is. A line
// follows for each copy.
std::string export_of(const IndexedArticle& article);

}  // namespace dateline
