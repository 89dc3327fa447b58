#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// What an index keeps of a passage beside its terms: all that a hit shows.
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
  std::uint64_t offset = 0;     // bytes, in what the article was read from
  std::string text;

  bool operator==(const PassageRecord&) const = default;
};

std::string encode(const PassageRecord& record);

// Throws IndexError if `bytes` is not what encode() wrote.
PassageRecord decode_passage_record(std::string_view bytes);

}  // namespace dateline
