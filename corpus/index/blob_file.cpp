#include "corpus/index/blob_file.hpp"

#include <endian.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

#include "corpus/index/index_trouble.hpp"
#include "corpus/index/packed_values.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::string_view magic = "DLB2";

// How many bytes a place in the largest group takes.
std::size_t width_for(const std::vector<std::uint32_t>& sizes) {
  std::uint64_t largest = 0;
  std::uint64_t group = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    group = (i % blob_layout::group_blobs == 0 ? 0 : group) + sizes[i];
    largest = std::max(largest, group);
  }
  const auto bits = static_cast<std::size_t>(std::bit_width(largest));
  return std::max<std::size_t>(1, (bits + 7) / 8);
}

}  // namespace

std::string blob_layout::encode_places(
    const std::vector<std::uint32_t>& sizes) {
  const std::size_t width = width_for(sizes);
  assert(width <= max_width);
  std::string out;
  out.reserve(sizes.size() * width +
              (sizes.size() / group_blobs + 1) * begin_bytes + footer_bytes);
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (i % group_blobs == 0) {
      begin = end;
      put_fixed(out, begin, begin_bytes);
    }
    end += sizes[i];
    put_fixed(out, end - begin, width);
  }
  put_fixed(out, width, 1);
  put_fixed(out, sizes.size(), footer_bytes - 1 - magic.size());
  return out.append(magic);
}

BlobFile::BlobFile(std::filesystem::path file) : path_(std::move(file)) {
  using namespace blob_layout;
  region_ = mapped_file(path_);
  bytes_ = {static_cast<const char*>(region_.get_address()),
            region_.get_size()};
  if (bytes_.size() < footer_bytes || !bytes_.ends_with(magic)) {
    fail("has no end");
  }
  const std::uint64_t footer = bytes_.size() - footer_bytes;
  width_ = static_cast<std::size_t>(number_at(footer, 1));
  size_ = static_cast<std::uint32_t>(number_at(footer + 1, 4));
  if (width_ == 0 || width_ > max_width) fail("is of an unknown layout");
  const std::uint64_t groups =
      (std::uint64_t{size_} + group_blobs - 1) / group_blobs;
  const std::uint64_t places = groups * begin_bytes + size_ * width_;
  if (places > footer) fail("is too short");
  table_ = footer - places;
}

std::string_view BlobFile::at(std::uint32_t number) const {
  using blob_layout::group_blobs, blob_layout::begin_bytes;
  if (number == 0 || number > size_) {
    fail("has no number " + std::to_string(number));
  }
  const std::size_t group = (number - 1) / group_blobs;
  const std::size_t member = (number - 1) % group_blobs;
  const std::uint64_t place =
      table_ + group * (begin_bytes + group_blobs * width_);
  const std::uint64_t group_begin = number_at(place, begin_bytes);
  const std::uint64_t own = place + begin_bytes + member * width_;
  const std::uint64_t begin =
      group_begin + (member == 0 ? 0 : number_at(own - width_, width_));
  const std::uint64_t end = group_begin + number_at(own, width_);
  if (begin > end || end > table_) fail("holds a wrong place");
  return bytes_.substr(begin, end - begin);
}

// Reads eight bytes at once and takes the lowest. As many follow each place,
// because the footer has more.
std::uint64_t BlobFile::number_at(std::uint64_t place,
                                  std::size_t bytes) const {
  assert(place + sizeof(std::uint64_t) <= bytes_.size());
  std::uint64_t number = 0;
  std::memcpy(&number, bytes_.data() + place, sizeof number);
  return le64toh(number) & ((std::uint64_t{1} << (8 * bytes)) - 1);
}

void BlobFile::fail(const std::string& reason) const {
  throw IndexError("cannot read file '" + path_.string() +
                   "' of the index: it " + reason + "; " +
                   std::string(damaged_index_remedy()));
}

}  // namespace dateline
