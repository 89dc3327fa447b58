#pragma once

#include "corpus/index/passage_record.hpp"
#include "corpus/terms/analyser.hpp"
#include "indexer/document/passage_document.hpp"

namespace dateline {

// The terms that every passage of an article has. The record is that of any of
// them.
PassageDocument::Terms article_terms(const PassageRecord& article,
                                     const TokenizedText& title);

// Sets terms, language and length of a passage's document. `common` are the
// terms of its article.
void set_terms(const PassageDocument::Terms& common, const TokenizedText& title,
               const TokenizedText& text, const PassageRecord& record,
               PassageDocument& document);

}  // namespace dateline
