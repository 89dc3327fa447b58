#include "indexer/storage/index_editor.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <system_error>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "indexer/storage/burial.hpp"
#include "indexer/storage/publication.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

// False also for a file that cannot be examined: its folder may be unreadable
// for now, and pruning would lose the article.
bool is_gone(const std::string& origin) {
  std::error_code error;
  return !fs::exists(origin, error) && !error;
}

}  // namespace

IndexEditor::IndexEditor(const IndexFolder& folder,
                         const std::vector<OpenSegment>& published)
    : folder_(folder) {
  for (const OpenSegment& segment : published) {
    parts_.push_back({segment, false, {}});
  }
}

void IndexEditor::add(const Contents& contents) {
  SegmentEntry entry;
  entry.name = folder_.building_segment().filename().string();
  entry.living = contents;
  entry.passages = static_cast<std::uint32_t>(contents.passages());
  parts_.push_back({opened(folder_.building_segment(), entry,
                           std::make_shared<const Tombstone>()),
                    true,
                    {}});
}

void IndexEditor::keep_oldest(std::string_view article) {
  const std::vector<Version> oldest_first = versions(article);
  for (std::size_t i = 1; i < oldest_first.size(); ++i) kill(oldest_first[i]);
}

void IndexEditor::keep_newest(std::string_view article) {
  std::vector<Version> older = versions(article);
  if (!older.empty()) older.pop_back();
  for (const Version& version : older) kill(version);
}

std::optional<std::string> IndexEditor::origin_of(std::string_view article) {
  const std::vector<Version> present = versions(article);
  if (present.empty()) return std::nullopt;
  const Version& last = present.back();
  return last.part->segment.record(last.passages.front()).origin;
}

bool IndexEditor::remove(std::string_view article) {
  const std::vector<Version> present = versions(article);
  for (const Version& version : present) kill(version);
  return !present.empty();
}

std::vector<std::string> IndexEditor::vanished(const Values& kept) const {
  const std::string prefix(schema::origin_prefix);
  std::map<std::string, bool> gone;  // by term of the origin
  for (const Part& part : parts_) {
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
  return articles;
}

std::vector<std::string> IndexEditor::others_of(std::string_view origin,
                                                const Values& kept) const {
  return others_with(schema::origin_term(origin), kept);
}

bool IndexEditor::has_published(std::string_view origin) const {
  const std::string term = schema::origin_term(origin);
  return std::ranges::any_of(parts_, [&](const Part& part) {
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
  for (const Part& part : parts_) {
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

// The passages of a version have ascending document numbers, and only the first
// of them has the content hash. So each content hash begins a version.
std::vector<IndexEditor::Version> IndexEditor::versions(
    std::string_view article) {
  std::vector<Version> oldest_first;
  const std::string term = schema::article_term(article);
  for (Part& part : parts_) {
    const std::size_t before = oldest_first.size();
    part.each_living(term, [&](Xapian::docid id) {
      if (oldest_first.size() == before || !part.segment.content(id).empty()) {
        oldest_first.push_back({&part, {}});
      }
      oldest_first.back().passages.push_back(id);
    });
  }
  return oldest_first;
}

void IndexEditor::kill(const Version& version) {
  version.part->killed.insert(version.passages.begin(), version.passages.end());
}

void IndexEditor::write(Manifest& manifest) const {
  const std::vector<SegmentEntry> published =
      std::exchange(manifest.segments, {});
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    SegmentEntry entry = part.is_new ? part.segment.entry : published[i];
    if (part.killed.size() == entry.passages - entry.dead) continue;
    if (!part.killed.empty()) bury(part, entry, manifest);
    if (part.is_new) {
      add_segment(folder_, std::move(entry), manifest);
    } else {
      manifest.segments.push_back(std::move(entry));
    }
  }
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
