#include "query/engine/index/index_reader.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/index/index_identity.hpp"
#include "corpus/index/index_schema.hpp"
#include "corpus/index/index_trouble.hpp"
#include "corpus/index/language_statistics.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

std::string metadata(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

}  // namespace

IndexReader::IndexReader(std::filesystem::path index)
    : folder_(std::move(index)) {
  reading([] {});
}

void IndexReader::fail(const std::string& reason) const {
  throw IndexError("cannot read index '" + folder_.path().string() +
                   "': " + reason);
}

void IndexReader::fail(const Xapian::Error& error) const {
  const char* system = error.get_error_string();
  const std::string reason =
      error.get_msg() +
      (system == nullptr ? "" : " (" + std::string(system) + ")");
  if (const std::error_code code = quoted_error(reason)) {
    fail(reason + "; " + std::string(index_remedy(code, IndexAccess::read)));
  }
  const bool is_of_database =
      std::string_view(error.get_type()).starts_with("Database");
  fail(is_of_database ? reason + "; " + std::string(damaged_index_remedy())
                      : error.get_type() + (": " + reason));
}

void IndexReader::fail(const std::filesystem::path& file,
                       const std::error_code& error) const {
  fail(file.string() + ": " + error.message() + "; " +
       std::string(index_remedy(error, IndexAccess::read)));
}

void IndexReader::require_readable(const std::filesystem::path& generation,
                                   bool holds_passages) const {
  if (const auto part = unreadable_part(generation, holds_passages)) {
    fail(part->path, part->error);
  }
}

void IndexReader::refresh() {
  std::optional<std::filesystem::path> current = folder_.current();
  if (!current) {
    folder_.require_stub();
    fail("there is none; make it with dateline-index, or name another");
  }
  const bool is_open = *current == generation_;
  if (is_open && !database_.reopen()) {
    return;
  }
  generation_
      .clear();  // so that after a failure the next refresh opens it anew
  if (!is_open) {
    current = open(*current);
  }
  read_statistics();
  generation_ = *current;
}

std::filesystem::path IndexReader::open(std::filesystem::path generation) {
  try {
    database_ = Xapian::Database(generation.string());
  } catch (const Xapian::DatabaseOpeningError&) {
    const auto current = folder_.current();
    if (!current || *current == generation) {
      require_readable(generation, false);
      throw;
    }
    generation = *current;
    database_ = Xapian::Database(generation.string());
  }
  require_readable(generation, database_.get_doccount() > 0);
  const auto get = [this](std::string_view key) {
    return metadata(database_, key);
  };
  check_identity(read_identity(get), folder_.path());
  return generation;
}

IndexReader::Storage IndexReader::storage() const {
  Storage storage;
  for (const auto& file : std::filesystem::directory_iterator(generation_)) {
    storage.bytes += file.file_size();
    storage.written = std::max(storage.written, file.last_write_time());
  }
  return storage;
}

std::string IndexReader::analyser() const {
  return metadata(database_, schema::fingerprint_key);
}

void IndexReader::read_statistics() {
  ++state_;
  languages_.clear();
  const TokensByLanguage statistics = statistics_from_json(
      metadata(database_, schema::statistics_key), folder_.path());
  for (const auto& [language, tokens] : statistics) {
    const double passages =
        database_.get_termfreq(schema::language_term(language));
    if (passages > 0) {
      languages_[language] = {
          passages, std::max(1.0, static_cast<double>(tokens) / passages)};
    }
  }
}

}  // namespace dateline
