#pragma once

#include <memory>
#include <string_view>

#include "corpus/reader/container/container.hpp"

namespace dateline {

// The stories of Reuters-21578 and collections in its form: SGML with an
// element <REUTERS> for each.
std::unique_ptr<Container> open_reuters_sgml(std::unique_ptr<ByteSource> source,
                                             const ContainerPlace& place);

bool is_reuters_sgml(std::string_view beginning);

}  // namespace dateline
