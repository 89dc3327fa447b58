#pragma once

#include <memory>
#include <string_view>

#include "corpus/reader/container/container.hpp"

namespace dateline {

// Stories of a wire in a file of text, each from a line "ZCZC" to a line
// "NNNN". What stands outside of these is a story, too.
std::unique_ptr<Container> open_wire_stories(std::unique_ptr<ByteSource> source,
                                             const ContainerPlace& place);

bool is_wire_text(std::string_view beginning);

}  // namespace dateline
