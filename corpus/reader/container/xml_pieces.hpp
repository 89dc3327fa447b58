#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/input/byte_source.hpp"

namespace dateline {

// A part of an XML document that is a document itself.
struct XmlPiece {
  std::string text;              // in UTF-8
  std::size_t lines_before = 0;  // to add to a line of the text, so that it is
                                 // the line of the document
  bool is_first = false;
  bool is_last = false;
};

// Parts a long document that lists stories into short ones, so that its length
// does not matter for memory: each piece has what stands before the first
// story, some of the stories, and the end tags that follow. A short document,
// or one whose stories have no known name, is one piece. Used by one thread.
class XmlPieces {
 public:
  static constexpr std::size_t default_piece_bytes = 8u << 20;

  // `name` is for messages; pieces are about as large as `piece_bytes`. Throws
  // CorpusError if a document that cannot be parted, or a story, is larger than
  // 256 MiB.
  XmlPieces(std::unique_ptr<ByteSource> source, std::string name,
            std::size_t piece_bytes = default_piece_bytes);

  // The next piece; nothing behind the last. Throws as the constructor.
  std::optional<XmlPiece> next();

 private:
  bool fill();
  void begin_stories();
  std::optional<std::size_t> end_of_stories() const;

  std::unique_ptr<ByteSource> source_;
  std::string name_;
  std::size_t piece_bytes_;
  std::string charset_;  // that is declared; "" if none is
  std::string story_;    // name of the elements; "" if it is not parted
  std::string head_;     // what stands before the first
  std::string behind_;   // the end tags of what is open there
  std::string text_;     // that was read and is in no piece yet
  std::size_t lines_before_ = 0;
  bool at_end_ = false;  // of the source
  bool is_begun_ = false;
  bool is_done_ = false;
};

// The local name of the root element of XML that begins like this; "" if it is
// not XML or the root is not to be seen.
std::string_view xml_root(std::string_view beginning);

}  // namespace dateline
