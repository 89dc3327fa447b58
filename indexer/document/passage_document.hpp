#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/manifest.hpp"
#include "corpus/index/passage_record.hpp"
#include "corpus/reader/format/article.hpp"
#include "corpus/terms/analysers.hpp"

namespace dateline {

// A passage as the index holds it: all that its Xapian document is made of.
struct PassageDocument {
  struct Term {
    std::string name;
    std::uint32_t wdf;  // occurrences; 0 for a term that only filters
  };
  using Terms = std::vector<Term>;
  Terms terms;  // in any order, each once
  // The value slots, as index_schema.hpp describes them.
  std::string date;
  std::string article;
  std::string content;
  std::string trace;
  std::string outlet;

  std::string data;  // the encoded PassageRecord
  std::string language;
  std::uint32_t length = 0;  // in tokens: the sum of wdf
};

// Counts a passage among what a segment holds.
void add_passage(const PassageDocument& passage, Contents& contents);

// Reads a date that was not clear in the language that the text is in, if the
// article does not say its language: 02/03/2024 in a German article.
void read_date_in_detected_language(Article& article);

// A hash of what an article says and of what is said of it, but not of where it
// was read from.
std::uint64_t words_hash(const Article& article);

// A hash of all that decides what an article's passages look like in the index,
// and its words_hash(), in 8 bytes each, little-endian. If the published
// article has the same, there is nothing to do.
std::string content_hash(const Article& article,
                         std::string_view default_language);

// The words_hash() in a content_hash(); nothing if it is none.
std::optional<std::uint64_t> words_of_content(std::string_view content);

// Splits articles into passages, analyses them and makes their documents. Not
// thread-safe: one per thread.
class DocumentBuilder {
 public:
  // `default_language` is that of articles that neither say theirs nor let it
  // be detected.
  explicit DocumentBuilder(std::string default_language);

  // Takes a part of an article's documents.
  using TakePiece = std::function<void(std::vector<PassageDocument>)>;

  // A document for each passage, in reading order. `content` is the article's
  // content_hash(). Of a large article, which is then analysed twice, only the
  // last documents are returned, and `take_piece` gets all before them, so that
  // not all are in memory; it may be empty.
  std::vector<PassageDocument> build(const Article& article,
                                     std::string_view content,
                                     const TakePiece& take_piece = {});

  // Sets terms, language, length and trace of a document as build() made them,
  // from what the index stores of the passage, but for the trace's header. An
  // index keeps no list of a passage's terms.
  void restore_terms(const PassageRecord& record, PassageDocument& document);

 private:
  PassageDocument document_of(const Article& article,
                              const PassageRecord& record,
                              const PassageDocument::Terms& common,
                              const TokenizedText& title, Analyser& analyser);

  std::string default_language_;
  Analysers analysers_;
};

}  // namespace dateline
