#pragma once

#include <memory>
#include <string_view>

#include "corpus/reader/container/container.hpp"

namespace dateline {

// What a crawler stored, in WARC (ISO 28500) or the older ARC: the pages that
// servers answered with, and resources. Requests, answers that are no page
// (redirections, errors), pictures and repetitions of what was stored before
// ("revisit" records) are passed over. libarchive reads WARC too, but passes
// over every address that ends in "/", and does not know ARC.
std::unique_ptr<Container> open_web_archive(std::unique_ptr<ByteSource> source,
                                            const ContainerPlace& place);

bool is_web_archive(std::string_view beginning);

}  // namespace dateline
