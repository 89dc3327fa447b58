#include "indexer/storage/index_editor.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <system_error>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/percent_escape.hpp"
#include "indexer/storage/burial.hpp"
#include "indexer/storage/publication.hpp"
#include "indexer/storage/segment.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

// False also for a file that cannot be examined: its folder may be unreadable
// for now, and pruning would lose the article.
bool is_gone(const std::string& origin) {
  std::error_code error;
  return !fs::exists(path_shown_as(origin), error) && !error;
}

}  // namespace

IndexEditor::IndexEditor(const IndexFolder& folder,
                         const std::vector<OpenSegment>& published,
                         ArticleCopies copies)
    : folder_(folder), copies_(std::move(copies)) {
  for (const OpenSegment& segment : published) versions_.add(segment, false);
}

void IndexEditor::add(const Contents& contents) {
  SegmentEntry entry;
  entry.name = folder_.building_segment().filename().string();
  entry.living = contents;
  entry.passages = static_cast<std::uint32_t>(contents.passages());
  versions_.add(opened(folder_.building_segment(), entry,
                       std::make_shared<const Tombstone>()),
                true);
}

// No passages are stored of a copy, so that all versions are newer.
void IndexEditor::keep_oldest(const std::string& article) {
  const std::vector<Version> oldest_first = versions_.of(article);
  const std::size_t kept = copies_.find(article) == nullptr ? 1 : 0;
  for (std::size_t i = kept; i < oldest_first.size(); ++i) {
    kill(oldest_first[i]);
  }
}

void IndexEditor::keep_newest(const std::string& article) {
  std::vector<Version> older = versions_.of(article);
  if (!older.empty()) older.pop_back();
  for (const Version& version : older) kill(version);
  copies_.erase(article);
}

std::optional<std::string> IndexEditor::origin_of(const std::string& article) {
  if (const StoredCopy* copy = copies_.find(article)) return copy->origin;
  const std::vector<Version> present = versions_.of(article);
  if (present.empty()) return std::nullopt;
  return present.back().first_record().origin;
}

bool IndexEditor::remove(const std::string& article) {
  const std::vector<Version> present = versions_.of(article);
  for (const Version& version : present) kill(version);
  const bool is_copy = copies_.find(article) != nullptr;
  copies_.erase(article);
  return is_copy || !present.empty();
}

std::vector<std::string> IndexEditor::vanished(const Values& kept) const {
  const std::string prefix(schema::origin_prefix);
  std::map<std::string, bool> gone;  // by term of the origin
  for (const Part& part : versions_.parts()) {
    const Xapian::Database& database = part.segment.database;
    for (auto term = database.allterms_begin(prefix);
         term != database.allterms_end(prefix); ++term) {
      const auto [known, is_new] = gone.try_emplace(*term, false);
      if (!is_new) continue;
      const auto first = database.postlist_begin(*term);
      known->second = is_gone(part.segment.record(*first).origin);
    }
  }
  std::vector<std::string> articles;
  for (const auto& [term, is_gone] : gone) {
    if (!is_gone) continue;
    std::ranges::move(others_with(term, kept), std::back_inserter(articles));
  }
  copies_.each_group([&](const CopyGroup& group) {
    for (const StoredCopy& copy : group.copies) {
      const auto [known, is_new] =
          gone.try_emplace(schema::origin_term(copy.origin), false);
      if (is_new) known->second = is_gone(copy.origin);
      if (known->second && !kept.contains(schema::article_value(copy.id))) {
        articles.push_back(copy.id);
      }
    }
  });
  return articles;
}

std::vector<std::string> IndexEditor::others_of(const std::string& origin,
                                                const Values& kept) const {
  std::vector<std::string> articles =
      others_with(schema::origin_term(origin), kept);
  for (std::string& copy : copies_.of_origin(origin)) {
    if (!kept.contains(schema::article_value(copy))) {
      articles.push_back(std::move(copy));
    }
  }
  return articles;
}

bool IndexEditor::has_published(const std::string& origin) const {
  if (!copies_.of_origin(origin).empty()) return true;
  const std::string term = schema::origin_term(origin);
  return std::ranges::any_of(versions_.parts(), [&](const Part& part) {
    bool found = false;
    if (!part.is_new) {
      part.each_living(term, [&](Xapian::docid) { found = true; });
    }
    return found;
  });
}

std::vector<std::string> IndexEditor::others_with(const std::string& term,
                                                  const Values& kept) const {
  std::vector<std::string> articles;
  for (const Part& part : versions_.parts()) {
    part.each_living(term, [&](Xapian::docid id) {
      if (part.segment.content(id).empty()) return;
      const std::string article = part.segment.record(id).article;
      if (!kept.contains(schema::article_value(article))) {
        articles.push_back(article);
      }
    });
  }
  return articles;
}

std::set<std::string> IndexEditor::unite(std::vector<NewArticle> articles) {
  CopyUnion united(versions_, copies_, bereaved_);
  united.unite(std::move(articles));
  documents_ = united.documents();
  return united.doubles();
}

// Copies that lose what they are copies of are seen to by unite().
void IndexEditor::kill(const Version& version) {
  if (!copies_.empty()) {
    const auto words = words_of_content(version.content());
    if (words && copies_.with_words(*words) != nullptr) {
      bereaved_.emplace(*words, version);
    }
  }
  LivingVersions::kill(version);
}

void IndexEditor::write(Manifest& manifest) const {
  const std::vector<SegmentEntry> published =
      std::exchange(manifest.segments, {});
  for (std::size_t i = 0; i < versions_.parts().size(); ++i) {
    const Part& part = versions_.parts()[i];
    SegmentEntry entry = part.is_new ? part.segment.entry : published[i];
    if (part.killed.size() == entry.passages - entry.dead) continue;
    if (!part.killed.empty()) bury(part, entry, manifest);
    if (part.is_new) {
      add_segment(folder_, std::move(entry), manifest);
    } else {
      manifest.segments.push_back(std::move(entry));
    }
  }
  if (!documents_.empty()) add_documents(manifest);
  set_copies(folder_, copies_, manifest);
}

void IndexEditor::add_documents(Manifest& manifest) const {
  SegmentEntry entry;
  for (const PassageDocument& document : documents_) {
    add_passage(document, entry.living);
  }
  entry.passages = static_cast<std::uint32_t>(documents_.size());
  write_segment(folder_.building_segment(), documents_,
                RecordStorage::compressed);
  add_segment(folder_, std::move(entry), manifest);
}

void IndexEditor::bury(const Part& part, SegmentEntry& entry,
                       Manifest& manifest) const {
  const Burial burial =
      dateline::bury(part.segment, {part.killed.begin(), part.killed.end()});
  const Tombstone tombstone = part.segment.tombstone->joined(burial.tombstone);
  entry.living.subtract(burial.contents);
  if (burial.contents.newest_date == entry.living.newest_date) {
    entry.living.newest_date = newest_date(part.segment.database, tombstone);
  }
  add_tombstone(folder_, tombstone, entry, manifest);
}

}  // namespace dateline
