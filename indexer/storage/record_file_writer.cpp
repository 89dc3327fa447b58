#include "indexer/storage/record_file_writer.hpp"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "corpus/index/record_file.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// docs/explanation/performance.md compares levels and sizes of dictionaries.
constexpr int level = 3;
constexpr std::size_t max_dictionary_bytes = std::size_t{64} << 10;

// A dictionary takes a sixteenth of the samples at most, and half a megabyte of
// samples at least.
constexpr std::size_t samples_share = 16;
constexpr std::size_t min_sample_bytes = std::size_t{512} << 10;

}  // namespace

struct RecordFileWriter::Encoder {
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_CDict* dictionary) const {
      ZSTD_freeCDict(dictionary);
    }
  };

  explicit Encoder(std::string_view bytes) : context(ZSTD_createCCtx()) {
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_dictIDFlag, 0);
    if (!bytes.empty()) {
      dictionary.reset(ZSTD_createCDict(bytes.data(), bytes.size(), level));
      ZSTD_CCtx_refCDict(context.get(), dictionary.get());
    }
  }

  std::unique_ptr<ZSTD_CCtx, Free> context;
  std::unique_ptr<ZSTD_CDict, Free> dictionary;
};

RecordFileWriter::RecordFileWriter(const std::filesystem::path& file,
                                   RecordStorage storage,
                                   std::string dictionary)
    : blobs_(file), dictionary_(std::move(dictionary)) {
  if (storage == RecordStorage::compressed) {
    encoder_ = std::make_unique<Encoder>(dictionary_);
  }
}

RecordFileWriter::~RecordFileWriter() = default;

void RecordFileWriter::add(std::string_view record) {
  if (!encoder_) {
    blobs_.add(record);
    return;
  }
  frame_.resize(ZSTD_compressBound(record.size()));
  const std::size_t size =
      ZSTD_compress2(encoder_->context.get(), frame_.data(), frame_.size(),
                     record.data(), record.size());
  if (ZSTD_isError(size) != 0) {
    throw IndexError(std::string("cannot compress a passage: ") +
                     ZSTD_getErrorName(size));
  }
  blobs_.add(std::string_view(frame_).substr(0, size));
}

void RecordFileWriter::finish() {
  blobs_.add((encoder_ ? RecordFile::frames : RecordFile::plain) + dictionary_);
  blobs_.finish();
}

std::string train_dictionary(const std::vector<std::string>& samples) {
  std::string joined;
  std::vector<std::size_t> sizes;
  for (const std::string& sample : samples) {
    joined += sample;
    sizes.push_back(sample.size());
  }
  if (joined.size() < min_sample_bytes) return "";
  std::string dictionary(
      std::min(max_dictionary_bytes, joined.size() / samples_share), '\0');
  const std::size_t size =
      ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), joined.data(),
                            sizes.data(), static_cast<unsigned>(sizes.size()));
  // Samples that have nothing in common give none.
  dictionary.resize(ZDICT_isError(size) != 0 ? 0 : size);
  return dictionary;
}

}  // namespace dateline
