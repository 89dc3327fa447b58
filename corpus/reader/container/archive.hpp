#pragma once

#include <memory>

#include "corpus/reader/container/container.hpp"

namespace dateline {

// The files in a tar or zip archive, in their order. Paths that climb out of
// the archive ("../a.txt") lose what climbs; nothing is ever written. Hidden
// files and what systems add ("__MACOSX/") are passed over. Encrypted files and
// what is damaged are errors; so is an archive that unpacks to far more than it
// could hold, a "bomb".
std::unique_ptr<Container> open_archive(std::unique_ptr<ByteSource> source,
                                        const ContainerPlace& place);

// Whether the bytes begin a tar or zip archive.
bool is_archive(std::string_view beginning);

}  // namespace dateline
