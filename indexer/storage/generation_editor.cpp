#include "indexer/storage/generation_editor.hpp"

#include <filesystem>
#include <set>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/passage_record.hpp"
#include "indexer/storage/segment.hpp"

namespace dateline {
namespace {

std::string key(std::string_view name) { return std::string(name); }

// A file that cannot be looked at is not said to be gone.
bool is_gone(const std::string& origin) {
  std::error_code error;
  return !std::filesystem::exists(origin, error) && !error;
}

PassageRecord record_of(const Xapian::Database& database, Xapian::docid id) {
  return decode_passage_record(database.get_document(id).get_data());
}

}  // namespace

IndexIdentity IndexIdentity::of(const Xapian::Database& database) {
  return {database.get_metadata(key(schema::version_key)),
          database.get_metadata(key(schema::fingerprint_key)),
          database.get_metadata(key(schema::language_key))};
}

GenerationEditor::GenerationEditor(Xapian::WritableDatabase& database)
    : database_(database),
      statistics_(parse_language_statistics(
          database.get_metadata(key(schema::statistics_key)))) {}

void GenerationEditor::add(const PassageDocument& passage) {
  database_.add_document(xapian_document(passage));
  statistics_[passage.language] += passage.length;
}

void GenerationEditor::count(const LanguageStatistics& merged) {
  for (const auto& [language, tokens] : merged) statistics_[language] += tokens;
}

void GenerationEditor::keep_oldest(std::string_view article) {
  const auto all = versions(article);
  for (std::size_t i = 1; i < all.size(); ++i) remove(all[i]);
}

void GenerationEditor::keep_newest(std::string_view article) {
  const auto all = versions(article);
  for (std::size_t i = 0; i + 1 < all.size(); ++i) remove(all[i]);
}

bool GenerationEditor::remove(std::string_view article) {
  const auto all = versions(article);
  for (const Version& version : all) remove(version);
  return !all.empty();
}

std::vector<std::string> GenerationEditor::vanished() const {
  std::set<std::string> articles;
  const std::string prefix = key(schema::origin_prefix);
  for (auto term = database_.allterms_begin(prefix);
       term != database_.allterms_end(prefix); ++term) {
    auto id = database_.postlist_begin(*term);
    if (!is_gone(record_of(database_, *id).origin)) continue;
    for (; id != database_.postlist_end(*term); ++id) {
      articles.insert(record_of(database_, *id).article);
    }
  }
  return {articles.begin(), articles.end()};
}

void GenerationEditor::describe(const IndexIdentity& identity) {
  database_.set_metadata(key(schema::version_key), identity.schema);
  database_.set_metadata(key(schema::fingerprint_key), identity.analyser);
  database_.set_metadata(key(schema::language_key), identity.default_language);
  database_.set_metadata(key(schema::statistics_key), to_json(statistics_));
}

// The passages of a version were added one after the other, first passage
// first, and only that has the content hash: there a version begins.
std::vector<GenerationEditor::Version> GenerationEditor::versions(
    std::string_view article) const {
  std::vector<Version> all;
  const std::string term = schema::article_term(article);
  for (auto id = database_.postlist_begin(term);
       id != database_.postlist_end(term); ++id) {
    const bool begins =
        !database_.get_document(*id).get_value(schema::content_slot).empty();
    if (begins || all.empty()) all.emplace_back();
    all.back().push_back(*id);
  }
  return all;
}

void GenerationEditor::remove(const Version& version) {
  for (const Xapian::docid id : version) {
    const std::string language = record_of(database_, id).language;
    statistics_[language] -= database_.get_doclength(id);
    database_.delete_document(id);
  }
}

}  // namespace dateline
