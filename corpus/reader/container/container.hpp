#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "corpus/reader/input/byte_source.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// A part of a container. It is what `source` gives, whatever format that has;
// without a source it is an article of the container's own format, in `bytes`
// or `fields`.
struct Entry {
  std::unique_ptr<ByteSource> source;  // good until the next entry is asked for
  std::string bytes;
  std::unique_ptr<ArticleFields> fields;
  SourceHints hints;
  std::string path;      // within the container, of a part with a lasting place
                         // there; else ""
  std::string label;     // for messages, instead of a path: "item 3"
  std::size_t line = 1;  // where it begins in the container, from 1
};

// A file that holds many articles, as they come. Used by one thread.
class Container {
 public:
  Container() = default;
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  virtual ~Container() = default;

  // The next part; nothing at the end. Throws CorpusError for a part that
  // cannot be had, and goes on with the next at the next call.
  virtual std::optional<Entry> next() = 0;
};

// The rows of a table that tell of files beside it, by number; null if it is no
// such table.
using JoinedRows = std::shared_ptr<const std::set<std::size_t>>;

// Where a container was found, and how it is read.
struct ContainerPlace {
  std::string name;                   // for messages
  const FieldNames* names = nullptr;  // lives as long as the container
  JoinedRows joined_rows{};           // are left out
  std::string address{};              // of what was fetched; "" if unknown
};

}  // namespace dateline
