#pragma once

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Reads gzip data through, of several members too, and holds each member
// against its CRC-32 and length (RFC 1952), which libarchive 3.6 does not do: a
// damaged file may still inflate, to a wrong text. Zeros between members are
// read over, and so is what stands behind the last one. Other data it passes on
// as they are. Used by one thread.
class GzipReader {
 public:
  // Blocks of stored bytes, but for the last, are not smaller.
  static constexpr std::size_t min_block = 2;

  // `next_stored` gives the stored bytes, block by block, each good until its
  // next call; an empty one at the end. What it throws passes through.
  explicit GzipReader(std::function<std::string_view()> next_stored);
  ~GzipReader();
  GzipReader(const GzipReader&) = delete;
  GzipReader& operator=(const GzipReader&) = delete;

  // The next inflated bytes, good until the next call; an empty block at the
  // end. Throws std::runtime_error if the data are damaged or cut short, or if
  // other bytes stand between two members; after that it is at its end.
  std::string_view next_block();

  // How many bytes stand behind the last member, zeros before them aside; 0
  // unless next_block() is at its end.
  std::uint64_t bytes_behind() const { return behind_; }

  // After an error, goes on with the next member; false if there is none.
  bool resume();

 private:
  enum class State { unopened, plain, member, between, damaged, ended };

  void open();
  std::string_view next_inflated();
  void inflate_some();
  void pass_zeros();
  void pass_other_bytes();
  void end_of_stored();
  [[noreturn]] void fail(const std::string& reason);
  bool find_member();

  std::function<std::string_view()> next_stored_;
  std::string_view first_block_;  // of plain data
  State state_ = State::unopened;
  z_stream stream_{};
  std::uint64_t passed_ = 0;  // bytes that find_member() went over
  std::uint64_t behind_ = 0;
  std::string found_;  // stored bytes from a member on that was searched for
  std::vector<char> inflated_;
};

}  // namespace dateline
