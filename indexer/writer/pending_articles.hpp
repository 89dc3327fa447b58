#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/reader/input/byte_source.hpp"
#include "dateline/index_writer.hpp"

namespace dateline {

// Articles that wait for a commit, as JSON lines in a file without a name. Of
// each id there is one.
class PendingArticles {
 public:
  PendingArticles();
  ~PendingArticles();
  PendingArticles(const PendingArticles&) = delete;
  PendingArticles& operator=(const PendingArticles&) = delete;

  // Throws Error, and then has what it had before.
  void add(const std::string& id, const NewArticle& article);

  // Returns whether there was an article with this id.
  bool remove(std::string_view id);

  std::size_t size() const { return line_of_.size(); }

  // All lines; of what was removed a blank one. Good until the articles change.
  std::unique_ptr<ByteSource> read();

  // Of the article in a line, from 1.
  std::string_view id_of(std::size_t line) const { return *ids_[line - 1]; }

 private:
  void flush();
  void write(std::string_view bytes, std::uint64_t at) const;

  int file_ = -1;
  std::uint64_t written_ = 0;            // bytes of the file
  std::string unwritten_;                // that come behind them
  std::vector<std::uint64_t> begins_;    // of the lines, in bytes
  std::vector<const std::string*> ids_;  // of the lines; keys of line_of_
  std::unordered_map<std::string, std::size_t> line_of_;  // from 0
};

}  // namespace dateline
