#include "indexer/storage/blob_file_writer.hpp"

#include <cstddef>

#include "corpus/index/blob_file.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 16;

}  // namespace

void BlobFileWriter::add(std::string_view blob) {
  end_ += blob.size();
  if (end_ >= blob_layout::max_file_bytes) {
    throw IndexError(
        "cannot write the index: a segment would hold a terabyte of text; "
        "divide the archive into several indexes");
  }
  sizes_.push_back(static_cast<std::uint32_t>(blob.size()));
  write(blob);
}

void BlobFileWriter::finish() {
  write(blob_layout::encode_places(sizes_));
  file_.write(buffer_);
  buffer_.clear();
}

void BlobFileWriter::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_bytes) {
    file_.write(buffer_);
    buffer_.clear();
  }
}

}  // namespace dateline
