#include "corpus/reader/container/article_lines.hpp"

#include <utility>

#include "dateline/error.hpp"

namespace dateline {

void ArticleLines::add(std::string_view line) {
  is_too_large_ =
      is_too_large_ || text_.size() + line.size() + 1 > max_record_bytes;
  if (is_too_large_) {
    text_.clear();
  } else {
    text_.append(line) += '\n';
  }
}

Entry ArticleLines::take(const std::string& file, std::string label,
                         std::size_t line) {
  if (is_too_large_) {
    throw CorpusError(file, line,
                      label + " is larger than 32 MiB, which is no article");
  }
  Entry entry;
  entry.bytes = std::move(text_);
  entry.label = std::move(label);
  entry.line = line;
  return entry;
}

}  // namespace dateline
