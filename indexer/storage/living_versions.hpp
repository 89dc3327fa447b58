#pragma once

#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "indexer/storage/open_segment.hpp"

namespace dateline {

// The versions of articles in the segments of an index, while a batch decides
// which of them die. Throws what Xapian throws, and IndexError if a segment is
// damaged.
class LivingVersions {
 public:
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

    PassageRecord first_record() const {
      return part->segment.record(passages.front());
    }
    std::string content() const {
      return part->segment.content(passages.front());
    }
  };

  // The part of a segment that is newer than all others.
  void add(OpenSegment segment, bool is_new) {
    parts_.push_back({std::move(segment), is_new, {}});
  }

  const std::deque<Part>& parts() const { return parts_; }

  // The living versions of an article, oldest first.
  std::vector<Version> of(std::string_view article);

  static void kill(const Version& version);

 private:
  std::deque<Part> parts_;  // oldest first; none of them moves
};

}  // namespace dateline
