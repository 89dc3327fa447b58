#include "query/engine/index/index_reader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/terms/analyser.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

std::string metadata(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

// The digest takes milliseconds, and the analyser stays the same.
const std::string& todays_fingerprint() {
  static const std::string fingerprint = analyser_fingerprint();
  return fingerprint;
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

void IndexReader::refresh() {
  const auto current = folder_.current();
  if (!current) {
    fail("there is none; make it with dateline-index, or name another");
  }
  if (*current != generation_) {
    generation_ = *current;
    open();
  } else if (database_.reopen()) {
    read_statistics();
  }
}

void IndexReader::open() {
  try {
    database_ = Xapian::Database(generation_.string());
  } catch (const Xapian::DatabaseOpeningError&) {
    // A writer may have replaced and deleted it since the stub was read.
    const auto current = folder_.current();
    if (!current || *current == generation_) {
      throw;
    }
    generation_ = *current;
    database_ = Xapian::Database(generation_.string());
  }
  check_made_alike();
  read_statistics();
}

void IndexReader::check_made_alike() const {
  const std::string version = metadata(database_, schema::version_key);
  const std::string ours = std::to_string(schema::schema_version);
  if (version != ours) {
    fail("built by schema " + (version.empty() ? "unknown" : version) +
         ", this is schema " + ours +
         "; index the articles again into a new folder with dateline-index");
  }
  if (metadata(database_, schema::fingerprint_key) != todays_fingerprint()) {
    fail(
        "its terms were made by another analyser or stemmer; index the "
        "articles again into a new folder with dateline-index");
  }
}

void IndexReader::read_statistics() {
  ++state_;
  languages_.clear();
  const auto lengths = nlohmann::json::parse(
      metadata(database_, schema::statistics_key), nullptr, false);
  if (!lengths.is_object()) {
    fail("its statistics are damaged; index the articles again");
  }
  for (const auto& [language, length] : lengths.items()) {
    const double passages =
        database_.get_termfreq(schema::language_term(language));
    if (passages > 0 && length.is_number()) {
      languages_[language] = {
          passages, std::max(1.0, length.template get<double>() / passages)};
    }
  }
}

}  // namespace dateline
