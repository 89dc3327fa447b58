#include "corpus/index/record_file.hpp"

#include <zstd.h>

#include <string_view>

#include "corpus/index/index_trouble.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// A record is a passage of some hundred words and fields of some kilobytes. A
// frame that claims more than this is damaged.
constexpr unsigned long long max_record_bytes = 1ULL << 30;

}  // namespace

struct RecordFile::Decoder {
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    void operator()(ZSTD_DDict* dictionary) const {
      ZSTD_freeDDict(dictionary);
    }
  };

  std::unique_ptr<ZSTD_DCtx, Free> context{ZSTD_createDCtx()};
  std::unique_ptr<ZSTD_DDict, Free> dictionary;  // null without one
};

RecordFile::RecordFile(const std::filesystem::path& file)
    : blobs_(file), decoder_(std::make_unique<Decoder>()) {
  if (blobs_.size() == 0) fail(0);
  std::string_view dictionary = blobs_.at(blobs_.size());
  is_plain_ = dictionary.starts_with(plain);
  if (!is_plain_ && !dictionary.starts_with(frames)) fail(blobs_.size());
  dictionary.remove_prefix(1);
  if (!dictionary.empty()) {
    decoder_->dictionary.reset(
        ZSTD_createDDict(dictionary.data(), dictionary.size()));
    if (!decoder_->dictionary) fail(blobs_.size());
  }
}

RecordFile::~RecordFile() = default;

std::string RecordFile::at(std::uint32_t number) const {
  if (number > size()) fail(number);
  const std::string_view blob = blobs_.at(number);
  if (is_plain_) return std::string(blob);
  const unsigned long long size =
      ZSTD_getFrameContentSize(blob.data(), blob.size());
  if (size > max_record_bytes) fail(number);
  std::string record(size, '\0');
  const std::size_t decoded = ZSTD_decompress_usingDDict(
      decoder_->context.get(), record.data(), record.size(), blob.data(),
      blob.size(), decoder_->dictionary.get());
  if (ZSTD_isError(decoded) != 0 || decoded != size) fail(number);
  return record;
}

void RecordFile::fail(std::uint32_t number) const {
  throw IndexError("cannot read file '" + blobs_.path().string() +
                   "' of the index: its record " + std::to_string(number) +
                   " is damaged; " + std::string(damaged_index_remedy()));
}

}  // namespace dateline
