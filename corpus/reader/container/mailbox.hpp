#pragma once

#include <memory>
#include <string_view>

#include "corpus/reader/container/container.hpp"

namespace dateline {

// The messages of an mbox file. A message begins behind a line "From sender
// date"; one in a body that only looks so, because the word begins a sentence,
// parts nothing.
std::unique_ptr<Container> open_mailbox(std::unique_ptr<ByteSource> source,
                                        const ContainerPlace& place);

bool is_mailbox(std::string_view beginning);

}  // namespace dateline
