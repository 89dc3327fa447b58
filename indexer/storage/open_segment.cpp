#include "indexer/storage/open_segment.hpp"

#include "corpus/index/index_schema.hpp"
#include "corpus/index/segment_files.hpp"

namespace dateline {

PassageRecord OpenSegment::record(Xapian::docid id) const {
  return decode_passage_record(encoded_record(id));
}

std::string OpenSegment::encoded_record(Xapian::docid id) const {
  constexpr std::uint32_t records_kept = 1024;
  std::string record = files->records.at(id);
  if (++records_read % records_kept == 0) files->records.release();
  return record;
}

std::string OpenSegment::content(Xapian::docid id) const {
  return database.get_document(id).get_value(schema::content_slot);
}

std::string OpenSegment::date(Xapian::docid id) const {
  return database.get_document(id).get_value(schema::date_slot);
}

OpenSegment opened(const std::filesystem::path& segment, SegmentEntry entry,
                   std::shared_ptr<const Tombstone> tombstone) {
  return {std::move(entry), Xapian::Database(segment.string()),
          std::make_shared<const PassageFiles>(segment), std::move(tombstone),
          0};
}

std::vector<OpenSegment> open_segments(const IndexFolder& folder,
                                       const Manifest& manifest) {
  std::vector<OpenSegment> segments;
  for (const SegmentEntry& entry : manifest.segments) {
    require_files(folder.path(), entry);
    segments.push_back(opened(folder.path() / entry.name, entry,
                              std::make_shared<const Tombstone>(
                                  read_tombstone(folder.path(), entry))));
  }
  return segments;
}

OpenSegment reopened(const IndexFolder& folder, const OpenSegment& segment) {
  return opened(folder.path() / segment.entry.name, segment.entry,
                segment.tombstone);
}

template <typename Use>
void PublishedArticles::with_first_passage(std::string_view article,
                                           Use use) const {
  const std::string term = schema::article_term(article);
  const std::lock_guard lock(mutex_);
  for (const OpenSegment& segment : segments_) {
    std::optional<Xapian::docid> first;
    segment.each_living(term,
                        [&](Xapian::docid id) { first = first.value_or(id); });
    if (first) return use(segment, *first);
  }
}

std::optional<std::string> PublishedArticles::content_of(
    const std::string& article) const {
  if (const StoredCopy* copy = copies_.find(article)) return copy->content;
  std::optional<std::string> content;
  with_first_passage(article, [&](const OpenSegment& segment, auto id) {
    content = segment.content(id);
  });
  return content;
}

std::string PublishedArticles::origin_of(const std::string& article) const {
  if (const StoredCopy* copy = copies_.find(article)) return copy->origin;
  std::string origin;
  with_first_passage(article, [&](const OpenSegment& segment, auto id) {
    origin = segment.record(id).origin;
  });
  return origin;
}

}  // namespace dateline
