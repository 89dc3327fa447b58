#pragma once

#include <boost/crc.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// Compares what came out of a gzip file with the CRC-32 and the length at its
// end (RFC 1952), which libarchive 3.6 does not look at: a damaged file may
// still inflate, to a wrong text.
//
// Files of several members cannot be checked from outside; they pass.
class GzipChecksum {
 public:
  // Both take the whole file, piece by piece.
  void add_compressed(std::string_view bytes);
  void add_inflated(std::string_view bytes);

  // To be asked at the end. False if the file is certainly damaged; true of a
  // file that is not gzip.
  bool holds() const;

 private:
  bool is_gzip() const;

  std::string head_;              // first two bytes
  std::string tail_;              // last bytes: a trailer, or a header's start
  bool several_members_ = false;  // a second header was seen
  std::uint64_t inflated_size_ = 0;
  boost::crc_32_type crc_;
};

}  // namespace dateline
