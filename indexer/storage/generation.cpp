#include "indexer/storage/generation.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <system_error>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/passage_record.hpp"
#include "indexer/storage/segment.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

void sync(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!synced) {
    throw fs::filesystem_error("sync", path,
                               std::error_code(error, std::generic_category()));
  }
}

void sync_folder(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) sync(entry.path());
  sync(folder);
}

std::string metadata(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

// A new database has no statistics yet.
TokensByLanguage statistics_of(const Xapian::Database& database,
                               const fs::path& index) {
  const std::string json = metadata(database, schema::statistics_key);
  return json.empty() ? TokensByLanguage() : statistics_from_json(json, index);
}

// False also for a file that cannot be examined: its folder may be unreadable
// for now, and pruning would lose the article.
bool is_gone(const std::string& origin) {
  std::error_code error;
  return !fs::exists(origin, error) && !error;
}

PassageRecord record_of(const Xapian::Database& database, Xapian::docid id) {
  return decode_passage_record(database.get_document(id).get_data());
}

}  // namespace

NewGeneration::~NewGeneration() {
  std::error_code ignored;  // the next writer deletes what is left
  if (!published_) fs::remove_all(path(), ignored);
}

void NewGeneration::publish() {
  sync_folder(path());
  folder_.publish();
  published_ = true;
}

GenerationEditor::GenerationEditor(Xapian::WritableDatabase& database,
                                   const fs::path& index)
    : database_(database), statistics_(statistics_of(database, index)) {}

void GenerationEditor::add(const PassageDocument& passage) {
  database_.add_document(xapian_document(passage));
  statistics_[passage.language] += passage.length;
}

void GenerationEditor::add_statistics(const TokensByLanguage& merged) {
  for (const auto& [language, tokens] : merged) statistics_[language] += tokens;
}

void GenerationEditor::keep_oldest(std::string_view article) {
  const std::vector<Version> oldest_first = versions(article);
  for (std::size_t i = 1; i < oldest_first.size(); ++i) remove(oldest_first[i]);
}

void GenerationEditor::keep_newest(std::string_view article) {
  std::vector<Version> older = versions(article);
  if (!older.empty()) older.pop_back();
  for (const Version& version : older) remove(version);
}

bool GenerationEditor::remove(std::string_view article) {
  const std::vector<Version> present = versions(article);
  for (const Version& version : present) remove(version);
  return !present.empty();
}

std::vector<std::string> GenerationEditor::vanished(const Values& kept) const {
  std::vector<std::string> articles;
  const std::string prefix(schema::origin_prefix);
  for (auto term = database_.allterms_begin(prefix);
       term != database_.allterms_end(prefix); ++term) {
    const auto first = database_.postlist_begin(*term);
    if (!is_gone(record_of(database_, *first).origin)) continue;
    std::ranges::move(others_with(*term, kept), std::back_inserter(articles));
  }
  return articles;
}

std::vector<std::string> GenerationEditor::others_of(std::string_view origin,
                                                     const Values& kept) const {
  return others_with(schema::origin_term(origin), kept);
}

std::vector<std::string> GenerationEditor::others_with(
    const std::string& term, const Values& kept) const {
  std::vector<std::string> articles;
  for (auto id = database_.postlist_begin(term);
       id != database_.postlist_end(term); ++id) {
    const Xapian::Document document = database_.get_document(*id);
    if (document.get_value(schema::content_slot).empty()) continue;
    if (kept.contains(document.get_value(schema::article_slot))) continue;
    articles.push_back(record_of(database_, *id).article);
  }
  return articles;
}

void GenerationEditor::write_metadata(const IndexIdentity& identity,
                                      const fs::path& root) {
  const auto set = [this](std::string_view key, const std::string& value) {
    database_.set_metadata(std::string(key), value);
  };
  write_identity(identity, set);
  set(schema::root_key, root.native());
  set(schema::statistics_key, statistics_to_json(statistics_));
}

// The passages of a version have ascending document numbers, and only the first
// of them has the content hash. So each content hash begins a version.
std::vector<GenerationEditor::Version> GenerationEditor::versions(
    std::string_view article) const {
  std::vector<Version> oldest_first;
  const std::string term = schema::article_term(article);
  for (auto id = database_.postlist_begin(term);
       id != database_.postlist_end(term); ++id) {
    const bool begins =
        !database_.get_document(*id).get_value(schema::content_slot).empty();
    if (begins || oldest_first.empty()) oldest_first.emplace_back();
    oldest_first.back().push_back(*id);
  }
  return oldest_first;
}

void GenerationEditor::remove(const Version& version) {
  for (const Xapian::docid id : version) {
    const std::string language = record_of(database_, id).language;
    statistics_[language] -= database_.get_doclength(id);
    database_.delete_document(id);
  }
}

IndexIdentity identity_of(const Xapian::Database& database) {
  return read_identity(
      [&](std::string_view key) { return metadata(database, key); });
}

fs::path root_of(const Xapian::Database& database) {
  return metadata(database, schema::root_key);
}

}  // namespace dateline
