#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/reader/container/container.hpp"

namespace dateline {

// Collects the lines of one of the articles that a file of text holds. Of an
// article that is too large nothing is kept.
class ArticleLines {
 public:
  // `line` is without its end.
  void add(std::string_view line);

  bool is_too_large() const { return is_too_large_; }
  bool is_empty() const { return text_.empty() && !is_too_large_; }
  const std::string& text() const { return text_; }

  // The article, which begins at `line` of `file` and is called `label` there:
  // "message 3". Throws CorpusError if it is too large.
  Entry take(const std::string& file, std::string label, std::size_t line);

 private:
  std::string text_;
  bool is_too_large_ = false;
};

}  // namespace dateline
