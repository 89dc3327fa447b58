#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "corpus/reader/input/article_fields.hpp"
#include "corpus/reader/input/file_row.hpp"

namespace dateline {

struct Format;     // see corpus/reader/formats.hpp
class FieldNames;  // see corpus/reader/format/field_names.hpp

// What is known of a record's bytes from outside of them, such as the headers
// with which a server sent them. An empty string means "not known".
struct SourceHints {
  std::string charset;     // as declared
  std::string media_type;  // "text/html", in lower case, without parameters
  std::string address;     // of the web page
  std::string note;        // on how the bytes came: that they break off
};

// The bytes of one article, not looked into yet.
struct RawRecord {
  const Format* format = nullptr;             // how to read it; lives for ever
  std::shared_ptr<const FieldNames> names{};  // null for the common ones
  std::string bytes;
  std::unique_ptr<ArticleFields> fields{};  // instead of bytes, if the file
                                            // gives its articles by fields
  SourceHints hints{};
  std::shared_ptr<const FileRow> row{};  // what a table says of the file; null
                                         // if none does
  std::string name;  // for messages: the path as given, or "<stdin>"
  std::string id;    // of the file, or part of an archive: its path relative to
                     // the archive's root, or "stdin"
  std::string origin;      // absolute path; "" for standard input
  std::size_t line = 1;    // where the record begins in `origin`, from 1
  std::size_t file = 0;    // index among the files of the input
  bool is_part = false;    // whether other records may have the same `id`
  bool is_within = false;  // whether `name` tells more than the file's path
};

// A record above this size is refused: it is no article, and would cost memory.
inline constexpr std::size_t max_record_bytes = 32u << 20;

}  // namespace dateline
