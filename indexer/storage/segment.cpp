#include "indexer/storage/segment.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "corpus/index/passage_files.hpp"
#include "indexer/storage/blob_file_writer.hpp"
#include "indexer/storage/postings.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

using Files = std::vector<std::unique_ptr<PassageFiles>>;

// Calls `each` with all numbers of a file, in order, and gives back the memory
// of what was read.
template <typename File, typename Each>
void each_number(const File& file, Each each) {
  constexpr std::uint32_t kept = 4096;
  for (std::uint32_t number = 1; number <= file.size(); ++number) {
    each(number);
    if (number % kept == 0) file.release();
  }
  file.release();
}

void merge_traces(const Files& sources, const fs::path& target) {
  BlobFileWriter traces(target / traces_file);
  for (const auto& source : sources) {
    each_number(source->traces,
                [&](std::uint32_t id) { traces.add(source->traces.at(id)); });
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
    each_number(source->records, [&](std::uint32_t id) {
      if (number++ % step == 0) samples.push_back(source->records.at(id));
    });
  }
  return train_dictionary(samples, all);
}

void merge_records(const Files& sources, const fs::path& target,
                   RecordStorage storage) {
  const bool is_compressed = storage == RecordStorage::compressed;
  RecordFileWriter records(target / records_file, storage,
                           is_compressed ? dictionary_for(sources) : "");
  for (const auto& source : sources) {
    each_number(source->records,
                [&](std::uint32_t id) { records.add(source->records.at(id)); });
  }
  records.finish();
}

}  // namespace

void write_segment(const fs::path& segment,
                   std::span<const PassageDocument> passages,
                   RecordStorage storage) {
  fs::create_directory(segment);
  write_postings(segment, passages);
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
  fs::create_directory(target);
  merge_postings(sources, target);
  Files files;
  for (const fs::path& source : sources) {
    files.push_back(std::make_unique<PassageFiles>(source));
  }
  merge_traces(files, target);
  merge_records(files, target, storage);
}

}  // namespace dateline
