#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "corpus/index/index_folder.hpp"
#include "corpus/index/manifest.hpp"
#include "indexer/storage/open_segment.hpp"

namespace dateline {

// Decides which passages of an index die with a batch. A segment never changes,
// so a dead passage is one that the segment's tombstone names. Throws what
// Xapian throws, and IndexError if a segment is damaged.
class IndexEditor {
 public:
  // `published` are the segments of the manifest. `folder` must outlive this.
  IndexEditor(const IndexFolder& folder,
              const std::vector<OpenSegment>& published);

  // Takes the segment of the batch, which is in building_segment() and holds
  // `contents`. Its articles are newer than all others.
  void add(const Contents& contents);

  // A batch puts an article's new version behind the published one. These kill
  // all versions of an article but one.
  void keep_oldest(std::string_view article);
  void keep_newest(std::string_view article);

  // Where the last version of an article was read from; nothing if there is
  // none.
  std::optional<std::string> origin_of(std::string_view article);

  // Kills all versions of an article. Returns whether there was one.
  bool remove(std::string_view article);

  // Ids of the articles whose file is gone, and of those that were read from
  // the file `origin`; but for those whose article_value() is among `kept`. An
  // article without a file, from standard input, is never among them.
  using Values = std::unordered_set<std::string>;
  std::vector<std::string> vanished(const Values& kept) const;
  std::vector<std::string> others_of(std::string_view origin,
                                     const Values& kept) const;

  // Whether an article that was published before the batch, and lives, was read
  // from the file.
  bool has_published(std::string_view origin) const;

  // Writes the tombstones and puts the state after the batch into `manifest`,
  // which must be that of the published segments. Segments of which nothing
  // lives are left out.
  void write(Manifest& manifest) const;

 private:
  struct Part {
    OpenSegment segment;
    bool is_new = false;
    std::set<Xapian::docid> killed;  // by this batch

    // As of the segment, without what the batch killed so far.
    template <typename Each>
    void each_living(const std::string& term, Each each) const {
      segment.each_living(term, [&](Xapian::docid id) {
        if (!killed.contains(id)) each(id);
      });
    }
  };
  struct Version {  // of an article
    Part* part;
    std::vector<Xapian::docid> passages;  // ascending
  };

  std::vector<Version> versions(std::string_view article);
  static void kill(const Version& version);
  std::vector<std::string> others_with(const std::string& term,
                                       const Values& kept) const;
  void bury(const Part& part, SegmentEntry& entry, Manifest& manifest) const;

  const IndexFolder& folder_;
  std::vector<Part> parts_;  // oldest first
};

}  // namespace dateline
