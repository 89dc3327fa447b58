#pragma once

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/article_fields.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// Makes an article of what a record says: decodes markup, reads the date and
// the language, applies the limits of fields and gives the article its id.
// Throws CorpusError if there is neither text nor title, or if the text is
// none. What was taken out of an index is not interpreted again: its markup,
// dateline and byline are text.
Article article_of(ArticleFields fields, const RawRecord& record);

// The same of the fields that the record has.
Article parse_fields(const RawRecord& record);

}  // namespace dateline
