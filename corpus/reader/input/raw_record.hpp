#pragma once

#include <cstddef>
#include <string>

namespace dateline {

struct Format;  // see corpus/reader/format/formats.hpp

// The bytes of one article, not looked into yet.
struct RawRecord {
  const Format* format = nullptr;  // how to read it; lives for ever
  std::string bytes;
  std::string name;  // for messages: the path as given, or "<stdin>"
  std::string id;    // of the file: its path relative to the archive's root, or
                     // "stdin"
  std::string origin;    // absolute path; "" for standard input
  std::size_t line = 1;  // where the record begins in `origin`, from 1
  std::size_t file = 0;  // index among the files of the input
  bool is_line = false;  // whether the file may hold other records
};

// A record above this size is refused: it is no article, and would cost memory.
inline constexpr std::size_t max_record_bytes = 32u << 20;

}  // namespace dateline
