#include "indexer/storage/record_file_writer.hpp"

#include <utility>

#include "corpus/index/record_file.hpp"

namespace dateline {

RecordFileWriter::RecordFileWriter(const std::filesystem::path& file,
                                   RecordStorage storage,
                                   std::string dictionary)
    : blobs_(file), dictionary_(std::move(dictionary)) {
  if (storage == RecordStorage::compressed) {
    encoder_ = std::make_unique<RecordEncoder>(dictionary_);
  }
}

void RecordFileWriter::add(std::string_view record) {
  blobs_.add(encoder_ ? encoder_->encode(record) : record);
}

void RecordFileWriter::finish() {
  blobs_.add((encoder_ ? RecordFile::frames : RecordFile::plain) + dictionary_);
  blobs_.finish();
}

}  // namespace dateline
