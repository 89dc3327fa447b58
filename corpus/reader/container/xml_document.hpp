#pragma once

#include <memory>

#include "corpus/reader/container/container.hpp"

namespace dateline {

// Feeds, and news in XML, by the root element (see StoryKind). The tags
// of a damaged document are mended, and a note says so. Throws CorpusError if
// the root element is not known and nothing below it looks like a story; what
// is known and no article is NotAnArticle.
std::unique_ptr<Container> open_xml_document(std::unique_ptr<ByteSource> source,
                                             const ContainerPlace& place);

}  // namespace dateline
