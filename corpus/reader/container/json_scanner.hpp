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
    bool is_whole = true;
  };

  // `name` is the file of its errors.
  JsonScanner(std::unique_ptr<ByteSource> source, std::string name);

  // The next object; nothing at the end. Throws CorpusError if the document
  // breaks off or an object is larger than `max_bytes`, and is at its end then.
  std::optional<Object> next(std::size_t max_bytes);

  // The beginning of the next object, up to its end if that is within about
  // `bytes`; nothing at the end.
  std::optional<Object> begin(std::size_t bytes);

  // Reads on in an object that is not whole, until it has about `bytes`. What
  // was read of it may have become shorter. At the end of the document it may
  // still not be whole.
  void read_on(Object& object, std::size_t bytes);

  bool is_at_end() { return !fill(); }

  // Of an object that is larger than so many bytes, or that breaks off. The
  // document is at its end then.
  [[noreturn]] void fail_as_too_large(const Object& object, std::size_t bytes);
  [[noreturn]] void fail_as_cut_short(const Object& object);

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
