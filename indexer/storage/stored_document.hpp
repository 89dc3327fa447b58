#pragma once

#include <vector>

#include "corpus/index/article_copies.hpp"
#include "indexer/document/passage_document.hpp"
#include "indexer/storage/open_segment.hpp"

namespace dateline {

// The document of a passage as it was first written.
PassageDocument stored_document(const OpenSegment& segment, Xapian::docid id,
                                DocumentBuilder& builder);

// The documents of an article's passages, in reading order, as if the article
// were this copy of it.
std::vector<PassageDocument> documents_of_copy(
    const OpenSegment& segment, const std::vector<Xapian::docid>& passages,
    const StoredCopy& copy);

}  // namespace dateline
