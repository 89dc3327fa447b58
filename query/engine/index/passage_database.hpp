#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/passage_files.hpp"
#include "corpus/index/tombstone.hpp"
#include "query/engine/index/frequency_cache.hpp"
#include "query/engine/index/listed_passages.hpp"
#include "query/engine/index/segment_postings.hpp"

namespace dateline {

// The segments of an index as one database of its living passages. Segments
// never change, so their databases still hold passages whose article was
// replaced or removed since. All that this class counts and finds is as if the
// index had never held these dead passages; only all_segments() shows them.
//
// Xapian numbers the passages of several databases in turns: number 1 of each,
// then number 2 of each. So the passages of an article follow each other within
// a segment, by local_id(), but not in all_segments().
//
// Copies share the databases and files, which belong to one thread. Throws
// IndexError if a file is damaged, and what Xapian throws.
class PassageDatabase {
 public:
  struct Segment {
    Xapian::Database database;
    std::shared_ptr<const Tombstone> tombstone;
    std::shared_ptr<const PassageFiles> files;
    std::shared_ptr<SegmentPostings> postings =
        std::make_shared<SegmentPostings>();
  };
  using FilesByUuid =
      std::map<std::string, std::shared_ptr<const PassageFiles>>;
  using PostingsByUuid =
      std::map<std::string, std::shared_ptr<SegmentPostings>>;

  explicit PassageDatabase(std::vector<Segment> segments = {});

  std::size_t segment_count() const { return segments_.size(); }
  const Xapian::Database& segment(std::size_t number) const {
    return segments_[number].database;
  }
  std::size_t segment_of(Xapian::docid id) const {
    return (id - 1) % segments_.size();
  }
  Xapian::docid local_id(Xapian::docid id) const {
    return static_cast<Xapian::docid>((id - 1) / segments_.size() + 1);
  }

  Xapian::docid id_of(std::size_t segment, Xapian::docid local_id) const {
    return static_cast<Xapian::docid>((local_id - 1) * segments_.size() +
                                      segment + 1);
  }

  bool is_dead(Xapian::docid id) const {
    return dead_ > 0 && tombstone_has(id);
  }
  Xapian::doccount passage_count() const;

  // How many passages have a term, and how often they all have it together.
  Xapian::doccount term_frequency(const std::string& term) const;
  double collection_frequency(const std::string& term) const;
  // The same number of passages, if `frequency` is that of the term in all
  // segments.
  Xapian::doccount living_of(const std::string& term,
                             Xapian::doccount frequency) const;
  bool has_term(const std::string& term) const {
    return term_frequency(term) > 0;
  }

  // Calls `each` with the number of every passage that has the term, ascending,
  // until it returns false. "" is the term of all passages.
  template <typename Each>
  void each_with(const std::string& term, Each each) const;

  // The lowest number of the passages with a term; nothing if there are none.
  std::optional<Xapian::docid> first_with(const std::string& term) const;

  // The encoded record of a passage.
  std::string record(Xapian::docid id) const {
    return segments_[segment_of(id)].files->records.at(local_id(id));
  }

  // The token trace of a passage. The bytes are good for as long as a copy of
  // this.
  std::string_view trace(Xapian::docid id) const {
    return segments_[segment_of(id)].files->traces.at(local_id(id));
  }

  // The traces of a segment; null if the index has no passages.
  const BlobFile* traces(std::size_t segment) const {
    const PassageFiles* const files = segments_[segment].files.get();
    return files == nullptr ? nullptr : &files->traces;
  }

  // The files of the segments, by the UUID of the segment's database, by which
  // a filter finds those of the segment that it is asked about.
  const std::shared_ptr<const FilesByUuid>& files() const { return files_; }

  // The posting lists of the segments, in the same way.
  const std::shared_ptr<const PostingsByUuid>& postings() const {
    return postings_;
  }
  SegmentPostings& postings(std::size_t segment) const {
    return *segments_[segment].postings;
  }

  // A query that finds the living among what `query` finds, with the same
  // weights. Throws IndexError if a posting list is damaged that it reads.
  Xapian::Query living(const Xapian::Query& query) const;

  // A query that finds the passages with these ascending ids. It adds no
  // weight.
  Xapian::Query listed(const std::vector<Xapian::docid>& ids) const;
  // The same ids, by segment.
  std::shared_ptr<const IdsByUuid> by_segment(
      const std::vector<Xapian::docid>& ids) const;

  // All segments with their dead passages. What is searched here must be
  // asked for by living().
  const Xapian::Database& all_segments() const { return all_; }

 private:
  bool tombstone_has(Xapian::docid id) const;
  void require_sound_lists(const Xapian::Query& query) const;
  std::vector<PostingCursor> lists_of(const std::string& term) const;
  PostingFile::Statistics statistics(const std::string& term) const;

  std::vector<Segment> segments_;
  Xapian::Database all_;
  std::vector<std::shared_ptr<const Tombstone>> tombstones_;  // not empty
  std::shared_ptr<const IdsByUuid> dead_ids_;
  std::shared_ptr<const FilesByUuid> files_;
  std::shared_ptr<const PostingsByUuid> postings_;
  std::shared_ptr<FrequencyCache> frequencies_ =
      std::make_shared<FrequencyCache>();
  Xapian::doccount dead_ = 0;  // passages
};

// Walks over the terms with a prefix that living passages have, ascending.
class TermWalk {
 public:
  // `database` must outlive this.
  TermWalk(const PassageDatabase& database, const std::string& prefix);

  bool at_end() const { return term_.empty(); }
  // Of the term that it stands at, which must not be at_end().
  const std::string& term() const { return term_; }
  Xapian::doccount passages() const { return passages_; }
  void next();
  // Goes to the first term that is not below this one, which is above the
  // present one.
  void skip_to(const std::string& term);

 private:
  void to_living();

  const PassageDatabase& database_;
  std::string prefix_;
  std::vector<TermCursor> terms_;  // by segment
  std::string term_;               // "" at the end
  Xapian::doccount passages_ = 0;
};

// Reads one value slot of passages.
class ValueReader {
 public:
  ValueReader(const PassageDatabase& database, Xapian::valueno slot);

  // "" if the passage has no value. The bytes are good for as long as the
  // database or a copy of it.
  std::string_view at(Xapian::docid id) {
    return values_[database_.segment_of(id)]->at(database_.local_id(id));
  }

 private:
  const PassageDatabase& database_;
  std::vector<SegmentValues*> values_;  // by segment
};

template <typename Each>
void PassageDatabase::each_with(const std::string& term, Each each) const {
  std::vector<PostingCursor> lists = lists_of(term);
  for (;;) {
    Xapian::docid id = no_passage;
    PostingCursor* first = nullptr;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (lists[i].id() != no_passage && id_of(i, lists[i].id()) < id) {
        id = id_of(i, lists[i].id());
        first = &lists[i];
      }
    }
    if (first == nullptr || (!is_dead(id) && !each(id))) return;
    first->next();
  }
}

}  // namespace dateline
