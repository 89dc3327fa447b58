#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// All that a hit shows of a passage. The index keeps it, encoded, in the
// segment's file of records.
struct PassageRecord {
  std::string article;  // the article's id
  std::string title;
  std::string source;
  std::string date;  // YYYY-MM-DD, YYYY-MM, YYYY or ""
  std::string url;
  std::string language;  // ISO 639-1, or "" if unknown
  std::string author;
  std::string origin;      // absolute path of the file, or ""
  std::uint64_t line = 1;  // line of `origin` where the article's record begins
  std::uint32_t ordinal = 0;    // from 1
  std::uint32_t paragraph = 0;  // from 1
  // Where `text` begins, in bytes: in the file, if that is a text file, else in
  // the article's text.
  std::uint64_t offset = 0;
  std::string text;

  bool operator==(const PassageRecord&) const = default;
};

std::string encode(const PassageRecord& record);

// Throws IndexError if `bytes` is not what encode() wrote.
PassageRecord decode_passage_record(std::string_view bytes);

}  // namespace dateline
