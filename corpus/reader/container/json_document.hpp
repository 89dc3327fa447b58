#pragma once

#include <memory>

#include "corpus/reader/container/container.hpp"

namespace dateline {

// JSON that is not in lines: objects one after another, however they are broken
// over lines, or an array of them, each an article. An object that has no field
// of an article is searched for arrays of objects that have: exports and
// answers of interfaces wrap their articles so. Objects of an array are read
// one by one, and a long object is parted in the list of its articles, so that
// memory does not grow with the file.
std::unique_ptr<Container> open_json_document(
    std::unique_ptr<ByteSource> source, const ContainerPlace& place);

}  // namespace dateline
