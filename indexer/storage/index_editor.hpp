#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/index/article_copies.hpp"
#include "corpus/index/index_folder.hpp"
#include "corpus/index/manifest.hpp"
#include "indexer/document/passage_document.hpp"
#include "indexer/storage/copy_union.hpp"
#include "indexer/storage/living_versions.hpp"
#include "indexer/storage/open_segment.hpp"

namespace dateline {

// Decides which passages of an index die with a batch. A segment never changes,
// so a dead passage is one that the segment's tombstone names. Throws what
// Xapian throws, and IndexError if a segment is damaged.
class IndexEditor {
 public:
  // `published` are the segments of the manifest, and `copies` those of the
  // index. `folder` must outlive this.
  IndexEditor(const IndexFolder& folder,
              const std::vector<OpenSegment>& published, ArticleCopies copies);

  // Takes the segment of the batch, which is in building_segment() and holds
  // `contents`. Its articles are newer than all others.
  void add(const Contents& contents);

  // A batch puts an article's new version behind the published one. These kill
  // all versions of an article but one.
  void keep_oldest(const std::string& article);
  void keep_newest(const std::string& article);

  // Where the last version of an article was read from; nothing if there is
  // none.
  std::optional<std::string> origin_of(const std::string& article);

  // Removes an article, stored or a copy. Returns whether there was one.
  bool remove(const std::string& article);

  // Ids of the articles whose file is gone, and of those that were read from
  // the file `origin`; but for those whose article_value() is among `kept`. An
  // article without a file, from standard input, is never among them.
  using Values = std::unordered_set<std::string>;
  std::vector<std::string> vanished(const Values& kept) const;
  std::vector<std::string> others_of(const std::string& origin,
                                     const Values& kept) const;

  // Whether an article that was published before the batch, and lives, was read
  // from the file.
  bool has_published(const std::string& origin) const;

  // Makes copies of articles that have the same words as others, as CopyUnion
  // says. `articles` are those that the batch adds or replaces, of which all
  // versions but one must be dead. Returns those of them that have the words of
  // an article that was published before.
  std::set<std::string> unite(std::vector<NewArticle> articles);

  // The copies as they are after the batch.
  const ArticleCopies& copies() const { return copies_; }

  // Writes the tombstones and puts the state after the batch into `manifest`,
  // which must be that of the published segments. Segments of which nothing
  // lives are left out.
  void write(Manifest& manifest) const;

 private:
  using Version = LivingVersions::Version;
  using Part = LivingVersions::Part;

  void kill(const Version& version);
  std::vector<std::string> others_with(const std::string& term,
                                       const Values& kept) const;
  void add_documents(Manifest& manifest) const;
  void bury(const Part& part, SegmentEntry& entry, Manifest& manifest) const;

  const IndexFolder& folder_;
  LivingVersions versions_;
  ArticleCopies copies_;
  CopyUnion::Bereaved bereaved_;
  std::vector<PassageDocument> documents_;  // of copies that are stored now
};

}  // namespace dateline
