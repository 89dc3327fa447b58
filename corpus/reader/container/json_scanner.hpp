#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/input/byte_source.hpp"

namespace dateline {

// In front of each object of a JSON text sequence (RFC 7464).
inline constexpr char record_separator = '\x1e';

// Finds the objects of a JSON document: those on its top level and those in
// arrays there. It only counts brackets; whether an object is right is seen
// when it is read. Used by one thread.
class JsonScanner {
 public:
  struct Object {
    std::string json;
    std::size_t line = 1;
  };

  // `name` is the file of its errors.
  JsonScanner(std::unique_ptr<ByteSource> source, std::string name);

  // The next object; nothing at the end. Throws CorpusError if the document
  // breaks off or an object is larger than `max_bytes`, and is at its end then.
  std::optional<Object> next(std::size_t max_bytes);

 private:
  bool fill();
  std::size_t end_of_part(std::string_view block);
  bool skip_to_object();

  std::unique_ptr<ByteSource> source_;
  std::string name_;
  std::string_view block_;
  std::size_t line_ = 1;
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool is_escaped_ = false;
};

}  // namespace dateline
