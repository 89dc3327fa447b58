#pragma once

#include <boost/interprocess/mapped_region.hpp>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/mapped_pages.hpp"

namespace dateline {

// A blob file holds strings of bytes by number, from 1. A segment keeps in such
// files what it stores of each of its passages, by its document number.
//
// The layout, all numbers little-endian:
//
//   the blobs, one behind the other
//   for each group of 16 blobs: 5 bytes where it begins, counted from the
//     beginning of the file, and for each blob of it `width` bytes where it
//     ends, counted from the beginning of the group
//   1 byte: width, from 1 to 5
//   4 bytes: how many blobs there are
//   4 bytes: "DLB2"
//
// What is below is what its writer and its reader agree on.
namespace blob_layout {

inline constexpr std::size_t group_blobs = 16;
inline constexpr std::size_t begin_bytes = 5;
inline constexpr std::size_t max_width = begin_bytes;
inline constexpr std::size_t footer_bytes = 9;
inline constexpr std::uint64_t max_file_bytes = std::uint64_t{1} << 40;

// All that stands behind the blobs, from their sizes.
std::string encode_places(const std::vector<std::uint32_t>& sizes);

}  // namespace blob_layout

// Reads a blob file, which it maps into memory. Thread-safe. The file must not
// be changed meanwhile; it may be deleted.
class BlobFile {
 public:
  // Throws IndexError if the file is missing or no blob file.
  explicit BlobFile(std::filesystem::path file);

  std::uint32_t size() const { return size_; }

  // The bytes are good for as long as this. Throws IndexError if there is no
  // such number or the file is damaged there.
  std::string_view at(std::uint32_t number) const;

  // Lets the system take back the memory of what was read so far. For those who
  // read all blobs one after the other.
  void release() const { release_pages(bytes_); }

  const std::filesystem::path& path() const { return path_; }

 private:
  [[noreturn]] void fail(const std::string& reason) const;
  std::uint64_t number_at(std::uint64_t place, std::size_t bytes) const;

  std::filesystem::path path_;
  boost::interprocess::mapped_region region_;
  std::string_view bytes_;
  std::uint64_t table_ = 0;  // where the blobs end and the groups begin
  std::size_t width_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace dateline
