#include "corpus/reader/input/byte_source.hpp"

#include "dateline/error.hpp"

namespace dateline {

// An error behind the first bytes is kept back, so that what stands before it
// is not lost.
PeekedSource::PeekedSource(std::unique_ptr<ByteSource> source) {
  constexpr std::size_t enough = 1u << 14;
  std::exception_ptr error;
  try {
    while (beginning_.size() < enough) {
      const auto block = source->next_block();
      if (!block) break;
      beginning_ += *block;
    }
  } catch (const CorpusError&) {
    if (beginning_.empty()) throw;
    error = std::current_exception();
  }
  resumed_.emplace(beginning_, std::move(source), error);
}

std::optional<std::string_view> ResumedSource::next_block() {
  if (!std::exchange(is_resumed_, true) && !begin_.empty()) return begin_;
  begin_ = {};
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
  return rest_->next_block();
}

std::string read_all(ByteSource& source, std::size_t max_bytes,
                     const std::string& name) {
  std::string bytes;
  while (const auto block = source.next_block()) {
    if (bytes.size() + block->size() > max_bytes) {
      throw CorpusError(name, 0,
                        "larger than " + std::to_string(max_bytes >> 20) +
                            " MiB, which is no article; split it");
    }
    bytes += *block;
  }
  return bytes;
}

}  // namespace dateline
