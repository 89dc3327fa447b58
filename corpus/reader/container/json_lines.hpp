#pragma once

#include <memory>

#include "corpus/reader/container/container.hpp"

namespace dateline {

// JSON lines: each line that is not blank is an article.
std::unique_ptr<Container> open_json_lines(std::unique_ptr<ByteSource> source,
                                           const ContainerPlace& place);

}  // namespace dateline
