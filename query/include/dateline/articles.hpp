#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dateline/article_copy.hpp"
#include "dateline/range_iterator.hpp"

namespace dateline {

// An article as the index holds it. It owns all its strings, and so outlives
// the range that it came from. Texts are UTF-8.
struct IndexedArticle {
  std::string id;
  std::string title;  // "" if it has none
  std::optional<std::string> source;
  std::optional<std::string> date;      // YYYY-MM-DD, YYYY-MM or YYYY
  std::optional<std::string> language;  // ISO 639-1, as declared or detected
  std::optional<std::string> url;
  std::optional<std::string> author;  // several are named in one string
  std::optional<std::string> origin;  // path of the file it was read from
  std::size_t line = 0;      // of `origin`, from 1, where its record begins
  std::size_t passages = 0;  // at least 1
  std::vector<ArticleCopy> copies;  // ascending by id
  std::string text;  // as it was indexed, character for character; "" if texts
                     // are left out
};

// Whether the articles of a range have their texts. Without texts, only the
// first passage of each is read.
enum class ArticleTexts { included, left_out };

// The articles of an index that meet some filters, each once, copies with the
// article of which they are, in ascending
// order of their dates and then of their ids, byte by byte; those without a
// date come last. A year comes before its months, and a month before its days.
// The order says nothing of how the index was made, so that two indexes with
// the same articles give the same.
//
// The range is gone through once, by next() or by a loop:
//
//   for (const IndexedArticle& article : searcher.articles()) { ... }
//
// It keeps four bytes an article, and no text. It sees the index as it was
// when the range was made, whatever a writer does meanwhile, and keeps its
// files open; it may outlive the Searcher.
//
// Not thread-safe: it belongs to the thread of its Searcher.
class ArticleRange {
 public:
  ~ArticleRange();
  ArticleRange(ArticleRange&&) noexcept;
  ArticleRange& operator=(ArticleRange&&) noexcept;

  // How many articles the range has, with those that were returned or skipped.
  std::size_t size() const;

  // The next article; nothing at the end. Throws IndexError if the index is
  // damaged there, and goes on behind that article if it is called again.
  std::optional<IndexedArticle> next();

  // Leaves out the next `count` articles, or as many as there are. Reads none.
  void skip(std::size_t count);

  // Begins at the next article.
  RangeIterator<ArticleRange> begin() { return RangeIterator(*this); }
  static std::default_sentinel_t end() { return {}; }

 private:
  friend class Searcher;
  struct Impl;
  explicit ArticleRange(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
