#pragma once

#include <xapian.h>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "corpus/index/index_folder.hpp"
#include "corpus/index/index_identity.hpp"
#include "corpus/index/language_statistics.hpp"
#include "indexer/document/passage_document.hpp"

namespace dateline {

// A generation under construction. The destructor deletes it unless it was
// published.
class NewGeneration {
 public:
  // `folder` must outlive this.
  explicit NewGeneration(const IndexFolder& folder) : folder_(folder) {}
  ~NewGeneration();
  NewGeneration(const NewGeneration&) = delete;
  NewGeneration& operator=(const NewGeneration&) = delete;

  // Where the caller is to create the database.
  std::filesystem::path path() const { return folder_.building_generation(); }

  // Makes its files durable, then makes it the current generation. Throws
  // IndexError or std::filesystem::filesystem_error.
  void publish();

 private:
  const IndexFolder& folder_;
  bool published_ = false;
};

// Changes the documents of a generation and keeps its statistics in step with
// them. The caller commits. Throws what Xapian throws, and IndexError if a
// record or the statistics are damaged.
class GenerationEditor {
 public:
  // `database` must outlive this; `index` is the folder that errors name.
  GenerationEditor(Xapian::WritableDatabase& database,
                   const std::filesystem::path& index);

  void add(const PassageDocument& passage);

  // Counts passages that came into the database by a merge, not by add().
  void add_statistics(const TokensByLanguage& merged);

  // A batch puts an article's new version behind the published one. These
  // delete all versions of an article but one.
  void keep_oldest(std::string_view article);
  void keep_newest(std::string_view article);

  // Deletes all versions of an article. Returns whether there was one.
  bool remove(std::string_view article);

  // Ids of the articles whose file is gone, and of those that were read from
  // the file `origin`; but for those whose article_value() is among `kept`. An
  // article without a file, from standard input, is never among them.
  using Values = std::unordered_set<std::string>;
  std::vector<std::string> vanished(const Values& kept) const;
  std::vector<std::string> others_of(std::string_view origin,
                                     const Values& kept) const;

  // Puts identity, root and statistics into the metadata.
  void write_metadata(const IndexIdentity& identity,
                      const std::filesystem::path& root);

 private:
  using Version = std::vector<Xapian::docid>;  // ascending

  std::vector<std::string> others_with(const std::string& term,
                                       const Values& kept) const;
  std::vector<Version> versions(std::string_view article) const;
  void remove(const Version& version);

  Xapian::WritableDatabase& database_;
  TokensByLanguage statistics_;
};

// The identity that a database's metadata tells.
IndexIdentity identity_of(const Xapian::Database& database);

// The folder that the ids of files are relative to; empty if no file was named
// yet.
std::filesystem::path root_of(const Xapian::Database& database);

}  // namespace dateline
