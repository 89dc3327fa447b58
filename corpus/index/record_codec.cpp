#include "corpus/index/record_codec.hpp"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <new>

#include "dateline/error.hpp"

namespace dateline {
namespace {

// docs/explanation/performance.md compares levels and dictionaries.
constexpr int level = 3;
constexpr std::size_t max_dictionary_bytes = std::size_t{256} << 10;

// A dictionary takes a 32nd of the records at most, and half a megabyte of
// samples at least.
constexpr std::size_t dictionary_share = 32;
constexpr std::size_t min_sample_bytes = std::size_t{512} << 10;

// Tables in which all of a dictionary has room: Zstandard chooses them by the
// size of a short text.
constexpr int window_bits = 19;
constexpr int long_match_bits = 18;
constexpr int short_match_bits = 17;

// A record is a passage of some hundred words and fields of some kilobytes. A
// frame that claims more than this is damaged.
constexpr unsigned long long max_record_bytes = 1ULL << 30;

// All frames of Zstandard's begin with these bytes, which are not stored.
constexpr std::string_view frame_magic = "\x28\xb5\x2f\xfd";

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

// Zstandard returns null if there is no memory.
template <typename Object>
std::unique_ptr<Object, Free> owned(Object* object) {
  if (object == nullptr) throw std::bad_alloc();
  return std::unique_ptr<Object, Free>(object);
}

}  // namespace

struct RecordEncoder::State {
  std::unique_ptr<ZSTD_CCtx, Free> context = owned(ZSTD_createCCtx());
};

RecordEncoder::RecordEncoder(std::string_view dictionary)
    : state_(std::make_unique<State>()) {
  ZSTD_CCtx* const context = state_->context.get();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);
  ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window_bits);
  ZSTD_CCtx_setParameter(context, ZSTD_c_hashLog, long_match_bits);
  ZSTD_CCtx_setParameter(context, ZSTD_c_chainLog, short_match_bits);
  const std::size_t loaded =
      ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size());
  if (ZSTD_isError(loaded) != 0) throw std::bad_alloc();
}

RecordEncoder::~RecordEncoder() = default;

std::string_view RecordEncoder::encode(std::string_view record) {
  frame_.resize(ZSTD_compressBound(record.size()));
  const std::size_t size =
      ZSTD_compress2(state_->context.get(), frame_.data(), frame_.size(),
                     record.data(), record.size());
  if (ZSTD_isError(size) != 0) {
    throw IndexError(std::string("cannot compress a passage: ") +
                     ZSTD_getErrorName(size));
  }
  return std::string_view(frame_).substr(frame_magic.size(),
                                         size - frame_magic.size());
}

struct RecordDecoder::State {
  std::unique_ptr<ZSTD_DCtx, Free> context = owned(ZSTD_createDCtx());
  std::unique_ptr<ZSTD_DDict, Free> dictionary;  // null without one
  std::string frame{frame_magic};
};

RecordDecoder::RecordDecoder(std::string_view dictionary)
    : state_(std::make_unique<State>()) {
  if (!dictionary.empty()) {
    state_->dictionary =
        owned(ZSTD_createDDict(dictionary.data(), dictionary.size()));
  }
}

RecordDecoder::~RecordDecoder() = default;

std::optional<std::string> RecordDecoder::decode(
    std::string_view stored) const {
  std::string& frame = state_->frame;
  frame.resize(frame_magic.size());
  frame += stored;
  const unsigned long long size =
      ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > max_record_bytes) return std::nullopt;
  std::string record(size, '\0');
  const std::size_t decoded = ZSTD_decompress_usingDDict(
      state_->context.get(), record.data(), record.size(), frame.data(),
      frame.size(), state_->dictionary.get());
  if (decoded != size) return std::nullopt;  // an error is another number
  return record;
}

std::string train_dictionary(const std::vector<std::string>& samples,
                             std::size_t records) {
  std::string joined;
  std::vector<std::size_t> sizes;
  for (const std::string& sample : samples) {
    joined += sample;
    sizes.push_back(sample.size());
  }
  if (joined.size() < min_sample_bytes) return "";
  const std::size_t record_bytes = joined.size() / samples.size() * records;
  std::string dictionary(
      std::min(max_dictionary_bytes, record_bytes / dictionary_share), '\0');
  const std::size_t size =
      ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), joined.data(),
                            sizes.data(), static_cast<unsigned>(sizes.size()));
  // Samples that have nothing in common give none.
  dictionary.resize(ZDICT_isError(size) != 0 ? 0 : size);
  return dictionary;
}

}  // namespace dateline
