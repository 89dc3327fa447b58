#include "corpus/index/record_file.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "corpus/index/index_trouble.hpp"
#include "dateline/error.hpp"

namespace dateline {

RecordFile::RecordFile(const std::filesystem::path& file) : blobs_(file) {
  const std::string_view how = blobs_.at(blobs_.size());
  if (how.starts_with(frames)) {
    decoder_ = std::make_unique<RecordDecoder>(how.substr(1));
  } else if (!how.starts_with(plain)) {
    fail(blobs_.size());
  }
}

std::string RecordFile::at(std::uint32_t number) const {
  if (number > size()) fail(number);
  const std::string_view blob = blobs_.at(number);
  if (!decoder_) return std::string(blob);
  std::optional<std::string> record = decoder_->decode(blob);
  if (!record) fail(number);
  return *std::move(record);
}

void RecordFile::fail(std::uint32_t number) const {
  throw IndexError("cannot read file '" + blobs_.path().string() +
                   "' of the index: its record " + std::to_string(number) +
                   " is damaged; " + std::string(damaged_index_remedy()));
}

}  // namespace dateline
