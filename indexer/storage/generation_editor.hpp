#pragma once

#include <xapian.h>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/language_statistics.hpp"
#include "indexer/document/passage_document.hpp"

namespace dateline {

// What an index must have in common with the program that writes it.
struct IndexIdentity {
  std::string schema;
  std::string analyser;  // fingerprint
  std::string default_language;

  static IndexIdentity of(const Xapian::Database& database);
};

// Changes the documents of a generation and keeps its statistics true. Commits
// nothing.
class GenerationEditor {
 public:
  explicit GenerationEditor(Xapian::WritableDatabase& database);

  void add(const PassageDocument& passage);

  // Counts passages that are in the database without add(), by a merge.
  void count(const LanguageStatistics& merged);

  // A batch puts an article's new version behind the published one. These
  // delete all versions but one.
  void keep_oldest(std::string_view article);
  void keep_newest(std::string_view article);

  // Whether there was such an article.
  bool remove(std::string_view article);

  // Articles whose file is no longer there.
  std::vector<std::string> vanished() const;

  // Puts identity and statistics into the metadata.
  void describe(const IndexIdentity& identity);

 private:
  using Version = std::vector<Xapian::docid>;  // ascending

  std::vector<Version> versions(std::string_view article) const;
  void remove(const Version& version);

  Xapian::WritableDatabase& database_;
  LanguageStatistics statistics_;
};

}  // namespace dateline
