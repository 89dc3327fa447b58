#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/format/article.hpp"
#include "corpus/terms/analyser.hpp"

namespace dateline {

// A passage as the index will hold it.
struct PassageDocument {
  struct Term {
    std::string name;
    std::uint32_t wdf;  // occurrences; 0 for a term that only filters
  };
  std::vector<Term> terms;  // ascending by name, each once
  std::string date;         // the five value slots
  std::string article;
  std::string content;
  std::string trace;
  std::string outlet;
  std::string data;  // the encoded PassageRecord
  std::string language;
  std::uint32_t length = 0;  // in tokens: the sum of wdf
};

// A 16-byte hash of all that an article brings into an index whose default
// language is this. Equal hashes need no work.
std::string content_hash(const Article& article,
                         std::string_view default_language);

// Makes documents of articles. Not thread-safe: one per thread.
class DocumentBuilder {
 public:
  // `default_language` is for articles whose language is neither given nor
  // detected.
  explicit DocumentBuilder(std::string default_language);

  // A document for each passage, in reading order. `content` is the article's
  // content_hash().
  std::vector<PassageDocument> build(const Article& article,
                                     std::string_view content);

 private:
  // Two, because the tokens of an article's title are needed beside those of
  // its first passage.
  struct Analysers {
    Analyser title;
    Analyser text;
  };
  Analysers& analysers(const std::string& language);

  std::string default_language_;
  std::map<std::string, Analysers> analysers_;
};

}  // namespace dateline
