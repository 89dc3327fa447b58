#include "query/engine/index/passage_database.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dateline {

// An index without passages has one segment in memory, because Xapian does not
// search in no database at all.
PassageDatabase::PassageDatabase(std::vector<Segment> segments)
    : segments_(std::move(segments)) {
  if (segments_.empty()) {
    segments_.push_back({Xapian::Database("", Xapian::DB_BACKEND_INMEMORY),
                         std::make_shared<const Tombstone>(), nullptr});
  }
  IdsByUuid dead;
  FilesByUuid files;
  PostingsByUuid postings;
  for (const Segment& segment : segments_) {
    all_.add_database(segment.database);
    postings.emplace(segment.database.get_uuid(), segment.postings);
    if (segment.files != nullptr) {
      files.emplace(segment.database.get_uuid(), segment.files);
    }
    if (!segment.tombstone->dead().empty()) {
      dead_ += static_cast<Xapian::doccount>(segment.tombstone->dead().size());
      tombstones_.push_back(segment.tombstone);
      dead.emplace(segment.database.get_uuid(),
                   std::shared_ptr<const LocalIds>(segment.tombstone,
                                                   &segment.tombstone->dead()));
    }
  }
  dead_ids_ = std::make_shared<const IdsByUuid>(std::move(dead));
  files_ = std::make_shared<const FilesByUuid>(std::move(files));
  postings_ = std::make_shared<const PostingsByUuid>(std::move(postings));
}

bool PassageDatabase::tombstone_has(Xapian::docid id) const {
  return segments_[segment_of(id)].tombstone->is_dead(local_id(id));
}

Xapian::doccount PassageDatabase::passage_count() const {
  return all_.get_doccount() - dead_;
}

// By segment. "" is the term of all passages.
std::vector<PostingCursor> PassageDatabase::lists_of(
    const std::string& term) const {
  std::vector<PostingCursor> lists;
  for (const Segment& segment : segments_) {
    lists.push_back(term.empty() ? segment.postings->all()
                                 : segment.postings->postings(term));
  }
  return lists;
}

// Of all segments, dead passages included.
PostingFile::Statistics PassageDatabase::statistics(
    const std::string& term) const {
  PostingFile::Statistics sum;
  for (const Segment& segment : segments_) {
    const PostingFile::Statistics part = segment.postings->statistics(term);
    sum.passages += part.passages;
    sum.occurrences += part.occurrences;
  }
  return sum;
}

Xapian::doccount PassageDatabase::term_frequency(
    const std::string& term) const {
  return frequencies_->of(
      term, [&] { return living_of(term, statistics(term).passages); });
}

Xapian::doccount PassageDatabase::living_of(const std::string& term,
                                            Xapian::doccount frequency) const {
  for (const auto& tombstone : tombstones_) {
    frequency -= tombstone->of(term).passages;
  }
  return frequency;
}

double PassageDatabase::collection_frequency(const std::string& term) const {
  auto frequency = static_cast<double>(statistics(term).occurrences);
  for (const auto& tombstone : tombstones_) {
    frequency -= static_cast<double>(tombstone->of(term).occurrences);
  }
  return frequency;
}

std::optional<Xapian::docid> PassageDatabase::first_with(
    const std::string& term) const {
  std::optional<Xapian::docid> first;
  each_with(term, [&](Xapian::docid id) {
    first = id;
    return false;
  });
  return first;
}

Xapian::Query PassageDatabase::living(const Xapian::Query& query) const {
  require_sound_lists(query);
  if (dead_ == 0) {
    return query;
  }
  return {Xapian::Query::OP_AND_NOT, query,
          Xapian::Query((new ListedPassages(dead_ids_))->release())};
}

void PassageDatabase::require_sound_lists(const Xapian::Query& query) const {
  constexpr std::string_view lengths;
  for (const Segment& segment : segments_) {
    segment.postings->require_sound(lengths);
    for (auto term = query.get_unique_terms_begin();
         term != query.get_unique_terms_end(); ++term) {
      segment.postings->require_sound(*term);
    }
  }
}

Xapian::Query PassageDatabase::listed(
    const std::vector<Xapian::docid>& ids) const {
  return Xapian::Query((new ListedPassages(by_segment(ids)))->release());
}

std::shared_ptr<const IdsByUuid> PassageDatabase::by_segment(
    const std::vector<Xapian::docid>& ids) const {
  std::vector<LocalIds> by_segment(segments_.size());
  for (const Xapian::docid id : ids) {
    by_segment[segment_of(id)].push_back(local_id(id));
  }
  IdsByUuid by_uuid;
  for (std::size_t i = 0; i < by_segment.size(); ++i) {
    by_uuid.emplace(segments_[i].database.get_uuid(),
                    std::make_shared<const LocalIds>(std::move(by_segment[i])));
  }
  return std::make_shared<const IdsByUuid>(std::move(by_uuid));
}

TermWalk::TermWalk(const PassageDatabase& database, const std::string& prefix)
    : database_(database), prefix_(prefix) {
  for (std::size_t i = 0; i < database.segment_count(); ++i) {
    terms_.push_back(database.postings(i).terms_from(prefix));
  }
  to_living();
}

void TermWalk::next() {
  for (TermCursor& terms : terms_) {
    if (terms.term() == term_) terms.next();
  }
  to_living();
}

void TermWalk::skip_to(const std::string& term) {
  for (TermCursor& terms : terms_) {
    if (!terms.term().empty() && terms.term() < term) terms.skip_to(term);
  }
  to_living();
}

// Goes to the lowest term of all segments, unless only dead passages have it.
void TermWalk::to_living() {
  for (;;) {
    const TermCursor* lowest = nullptr;
    for (const TermCursor& terms : terms_) {
      if (!terms.term().empty() &&
          (lowest == nullptr || terms.term() < lowest->term())) {
        lowest = &terms;
      }
    }
    term_ = lowest == nullptr ? "" : lowest->term();
    if (!term_.starts_with(prefix_)) term_.clear();
    if (term_.empty()) return;
    Xapian::doccount frequency = 0;
    for (const TermCursor& terms : terms_) {
      frequency += terms.term() == term_ ? terms.passages() : 0;
    }
    passages_ = database_.living_of(term_, frequency);
    if (passages_ > 0) return;
    for (TermCursor& terms : terms_) {
      if (terms.term() == term_) terms.next();
    }
  }
}

ValueReader::ValueReader(const PassageDatabase& database, Xapian::valueno slot)
    : database_(database) {
  for (std::size_t i = 0; i < database.segment_count(); ++i) {
    values_.push_back(&database.postings(i).values(slot));
  }
}

}  // namespace dateline
