#pragma once

#include <memory>
#include <string_view>

#include "corpus/reader/container/container.hpp"

namespace dateline {

// CSV or TSV with a header line: each row is an article, its fields by the
// names of the columns. What parts the columns is found out from the header:
// comma, semicolon, tab or bar. Throws CorpusError if no column is a text or a
// title.
std::unique_ptr<Container> open_table(std::unique_ptr<ByteSource> source,
                                      const ContainerPlace& place);

// Whether the first line is a header that names a text and another field.
bool is_table(std::string_view beginning);

}  // namespace dateline
