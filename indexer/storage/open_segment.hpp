#pragma once

#include <xapian.h>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/article_copies.hpp"
#include "corpus/index/index_folder.hpp"
#include "corpus/index/manifest.hpp"
#include "corpus/index/passage_files.hpp"
#include "corpus/index/passage_record.hpp"
#include "corpus/index/tombstone.hpp"

namespace dateline {

// A segment of the published index. Copies share the database and the files,
// which belong to one thread.
struct OpenSegment {
  SegmentEntry entry;
  Xapian::Database database;
  std::shared_ptr<const PassageFiles> files;
  std::shared_ptr<const Tombstone> tombstone;

  // Calls `each` with the document number of each living passage that has the
  // term, ascending; "" is the term of all.
  template <typename Each>
  void each_living(const std::string& term, Each each) const {
    for (auto id = database.postlist_begin(term);
         id != database.postlist_end(term); ++id) {
      if (!tombstone->is_dead(*id)) each(*id);
    }
  }

  PassageRecord record(Xapian::docid id) const;
  // Gives back the memory of what was read, now and then: those who look up the
  // passages of a large batch would else hold all of the file.
  std::string encoded_record(Xapian::docid id) const;
  // The content hash of an article, if this is its first passage; else "".
  std::string content(Xapian::docid id) const;
  std::string date(Xapian::docid id) const;  // as the date slot has it

  mutable std::uint32_t records_read = 0;
};

// Opens the segment in a folder.
OpenSegment opened(const std::filesystem::path& segment, SegmentEntry entry,
                   std::shared_ptr<const Tombstone> tombstone);

// Opens the segments of a manifest, in its order. Throws IndexError if a file
// of them is missing or damaged, and what Xapian throws.
std::vector<OpenSegment> open_segments(const IndexFolder& folder,
                                       const Manifest& manifest);

// The same segment for another thread.
OpenSegment reopened(const IndexFolder& folder, const OpenSegment& segment);

// Looks up published articles. Thread-safe: an article is looked up in a
// hundredth of the time that it takes to analyse it, so that threads share the
// databases, and few files are open.
class PublishedArticles {
 public:
  // Both must outlive this, and nobody else may use the segments meanwhile.
  PublishedArticles(const std::vector<OpenSegment>& segments,
                    const ArticleCopies& copies)
      : segments_(segments), copies_(copies) {}

  // The content hash of an article; nothing if it is not published.
  std::optional<std::string> content_of(const std::string& article) const;

  // Where an article that is published was read from: "" of one from standard
  // input.
  std::string origin_of(const std::string& article) const;

 private:
  // The first passage has the content hash, and the lowest document number of
  // an article's. Calls `use(segment, id)` with it, if the article is there.
  template <typename Use>
  void with_first_passage(std::string_view article, Use use) const;

  const std::vector<OpenSegment>& segments_;
  const ArticleCopies& copies_;
  mutable std::mutex mutex_;
};

}  // namespace dateline
