#include "indexer/storage/segment.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/passage_files.hpp"
#include "indexer/storage/blob_file_writer.hpp"
#include "indexer/storage/durable_files.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

using Files = std::vector<std::unique_ptr<PassageFiles>>;

// The file in which Xapian keeps posting lists and values.
constexpr const char* posting_file = "postlist.glass";

// Not less than the bytes of that file, and about four times as many in a
// segment of thousands of passages. A posting takes three bytes there, the
// first of a term its name and about forty more, and blocks may be half full.
std::uint64_t max_posting_bytes(const std::vector<PassageDocument>& passages) {
  constexpr std::uint64_t base = 128 * 1024, passage = 128, term = 24;
  std::uint64_t bytes = 0;
  for (const PassageDocument& one : passages) {
    bytes += passage + one.date.size() + one.article.size() +
             one.content.size() + one.outlet.size();
    for (const auto& [name, wdf] : one.terms) bytes += term + name.size();
  }
  return base + 2 * bytes;
}

// Xapian writes values in a destructor, where an error ends the process instead
// of being thrown. So the file in which that happens has its space before.
void write_database(const fs::path& segment,
                    const std::vector<PassageDocument>& passages) {
  // With DB_DANGEROUS a failed write would end in a complaint about that flag
  // instead of the system's reason.
  Xapian::WritableDatabase database(
      segment.string(),
      Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST);
  reserve_space(segment / posting_file, max_posting_bytes(passages));
  for (const PassageDocument& passage : passages) {
    database.add_document(xapian_document(passage));
  }
  database.commit();
  database.close();
  release_space(segment / posting_file);
}

void merge_databases(const std::vector<fs::path>& sources,
                     const fs::path& target) {
  Xapian::Database joined;
  for (const auto& source : sources) {
    joined.add_database(Xapian::Database(source.string()));
  }
  joined.compact(target.string(), Xapian::Compactor::FULL);
}

void merge_traces(const Files& sources, const fs::path& target) {
  BlobFileWriter traces(target / traces_file);
  for (const auto& source : sources) {
    for (std::uint32_t id = 1; id <= source->traces.size(); ++id) {
      traces.add(source->traces.at(id));
    }
  }
  traces.finish();
}

std::string dictionary_for(const Files& sources) {
  std::size_t all = 0;
  for (const auto& source : sources) all += source->records.size();
  const std::size_t step = std::max<std::size_t>(1, all / dictionary_samples);
  std::size_t number = 0;
  std::vector<std::string> samples;
  for (const auto& source : sources) {
    for (std::uint32_t id = 1; id <= source->records.size(); ++id) {
      if (number++ % step == 0) samples.push_back(source->records.at(id));
    }
  }
  return train_dictionary(samples);
}

void merge_records(const Files& sources, const fs::path& target,
                   RecordStorage storage) {
  const bool is_compressed = storage == RecordStorage::compressed;
  RecordFileWriter records(target / records_file, storage,
                           is_compressed ? dictionary_for(sources) : "");
  for (const auto& source : sources) {
    for (std::uint32_t id = 1; id <= source->records.size(); ++id) {
      records.add(source->records.at(id));
    }
  }
  records.finish();
}

}  // namespace

Xapian::Document xapian_document(const PassageDocument& passage) {
  Xapian::Document document;
  for (const auto& [name, wdf] : passage.terms) document.add_term(name, wdf);
  document.add_value(schema::date_slot, passage.date);
  document.add_value(schema::article_slot, passage.article);
  document.add_value(schema::content_slot, passage.content);
  document.add_value(schema::source_slot, passage.outlet);
  return document;
}

void write_segment(const fs::path& segment,
                   const std::vector<PassageDocument>& passages,
                   RecordStorage storage) {
  write_database(segment, passages);
  BlobFileWriter traces(segment / traces_file);
  RecordFileWriter records(segment / records_file, storage, "");
  for (const PassageDocument& passage : passages) {
    traces.add(passage.trace);
    records.add(passage.data);
  }
  traces.finish();
  records.finish();
}

void merge(const std::vector<fs::path>& sources, const fs::path& target,
           RecordStorage storage) {
  merge_databases(sources, target);
  Files files;
  for (const fs::path& source : sources) {
    files.push_back(std::make_unique<PassageFiles>(source));
  }
  merge_traces(files, target);
  merge_records(files, target, storage);
}

}  // namespace dateline
