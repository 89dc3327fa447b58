#include "corpus/index/blob_file.hpp"

#include <bit>
#include <boost/interprocess/exceptions.hpp>
#include <boost/interprocess/file_mapping.hpp>
#include <cstring>
#include <utility>

#include "corpus/index/index_trouble.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace ipc = boost::interprocess;

constexpr std::string_view magic = "DLB1";

std::uint64_t number_in(std::string_view little_endian) {
  std::uint64_t number = 0;
  for (std::size_t i = little_endian.size(); i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(little_endian[i]);
  }
  return number;
}

std::string little_endian(std::uint64_t number, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i, number >>= 8) {
    out += static_cast<char>(number);
  }
  return out;
}

}  // namespace

std::string blob_layout::encode_end(std::uint64_t end) {
  return little_endian(end, end_bytes);
}

std::string blob_layout::encode_footer(std::uint32_t count) {
  return little_endian(count, footer_bytes - magic.size()) + std::string(magic);
}

BlobFile::BlobFile(std::filesystem::path file) : path_(std::move(file)) {
  using blob_layout::end_bytes, blob_layout::footer_bytes;
  try {
    const ipc::file_mapping mapping(path_.c_str(), ipc::read_only);
    region_ = ipc::mapped_region(mapping, ipc::read_only);
  } catch (const ipc::interprocess_exception& error) {
    fail(std::string("cannot be mapped into memory: ") + error.what());
  }
  bytes_ = {static_cast<const char*>(region_.get_address()),
            region_.get_size()};
  if (bytes_.size() < footer_bytes || !bytes_.ends_with(magic)) {
    fail("has no end");
  }
  const std::uint64_t footer = bytes_.size() - footer_bytes;
  size_ = static_cast<std::uint32_t>(
      number_in(bytes_.substr(footer, footer_bytes - magic.size())));
  if (std::uint64_t{size_} * end_bytes > footer) fail("is too short");
  table_ = footer - std::uint64_t{size_} * end_bytes;
}

std::string_view BlobFile::at(std::uint32_t number) const {
  if (number == 0 || number > size_) {
    fail("has no number " + std::to_string(number));
  }
  const std::uint64_t begin = number == 1 ? 0 : end_of(number - 1);
  const std::uint64_t end = end_of(number);
  if (begin > end || end > table_) fail("holds a wrong place");
  return bytes_.substr(begin, end - begin);
}

// Eight bytes are there, because the footer stands behind the ends.
std::uint64_t BlobFile::end_of(std::uint32_t number) const {
  static_assert(blob_layout::footer_bytes == sizeof(std::uint64_t));
  constexpr std::uint64_t mask = blob_layout::max_file_bytes - 1;
  const std::uint64_t at =
      table_ + (number - 1) * std::uint64_t{blob_layout::end_bytes};
  if constexpr (std::endian::native == std::endian::little) {
    std::uint64_t end = 0;
    std::memcpy(&end, bytes_.data() + at, sizeof end);
    return end & mask;
  }
  return number_in(bytes_.substr(at, blob_layout::end_bytes));
}

void BlobFile::fail(const std::string& reason) const {
  throw IndexError("cannot read file '" + path_.string() +
                   "' of the index: it " + reason + "; " +
                   std::string(damaged_index_remedy()));
}

}  // namespace dateline
