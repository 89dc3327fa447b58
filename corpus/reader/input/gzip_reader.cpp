#include "corpus/reader/input/gzip_reader.hpp"

#include <algorithm>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

namespace dateline {
namespace {

constexpr std::string_view magic = "\x1f\x8b";
constexpr std::size_t inflated_bytes = 1u << 18;

void set_input(z_stream& stream, std::string_view bytes) {
  // zlib does not write to it.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
}

std::string_view input_of(const z_stream& stream) {
  return {reinterpret_cast<const char*>(stream.next_in), stream.avail_in};
}

constexpr std::size_t header_bytes = 10;

// Whether bytes are a member's header and not such bytes by chance: the method
// is deflate, no unknown flag is set, and the level and the system are known
// ones (RFC 1952).
bool is_header(std::string_view bytes) {
  constexpr unsigned unknown_flags = 0xe0;
  constexpr std::string_view levels("\0\2\4", 3);
  constexpr unsigned last_system = 13;
  constexpr unsigned unknown_system = 255;
  const auto at = [&](std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
  };
  return bytes.size() >= header_bytes && bytes.starts_with(magic) &&
         at(2) == Z_DEFLATED && (at(3) & unknown_flags) == 0 &&
         levels.find(bytes[8]) != levels.npos &&
         (at(9) <= last_system || at(9) == unknown_system);
}

// Where the first member begins among the bytes, or npos.
std::size_t member_in(std::string_view bytes) {
  std::size_t at = bytes.find(magic);
  while (at != bytes.npos && !is_header(bytes.substr(at))) {
    at = bytes.find(magic, at + 1);
  }
  return at;
}

}  // namespace

GzipReader::GzipReader(std::function<std::string_view()> next_stored)
    : next_stored_(std::move(next_stored)) {}

GzipReader::~GzipReader() { inflateEnd(&stream_); }

std::string_view GzipReader::next_block() {
  if (state_ == State::unopened) open();
  switch (state_) {
    case State::plain:
      return first_block_.empty() ? next_stored_()
                                  : std::exchange(first_block_, {});
    case State::member:
    case State::between:
      return next_inflated();
    default:
      return {};
  }
}

// Looks at the first bytes, which tell gzip from other data.
void GzipReader::open() {
  const std::string_view block = next_stored_();
  if (!block.starts_with(magic)) {
    first_block_ = block;
    state_ = State::plain;
    return;
  }
  constexpr int gzip_only = 16 + MAX_WBITS;
  if (inflateInit2(&stream_, gzip_only) != Z_OK) throw std::bad_alloc();
  inflated_.resize(inflated_bytes);
  set_input(stream_, block);
  state_ = State::member;
}

std::string_view GzipReader::next_inflated() {
  stream_.next_out = reinterpret_cast<Bytef*>(inflated_.data());
  stream_.avail_out = static_cast<uInt>(inflated_.size());
  while (state_ != State::ended && stream_.avail_out == inflated_.size()) {
    if (stream_.avail_in == 0) set_input(stream_, next_stored_());
    if (stream_.avail_in == 0) {
      end_of_stored();
    } else if (state_ == State::between) {
      pass_zeros();
    } else {
      inflate_some();
    }
  }
  return {inflated_.data(), inflated_.size() - stream_.avail_out};
}

// What was inflated before an error is given out first; zlib reports the error
// again at the next call.
void GzipReader::inflate_some() {
  const int status = inflate(&stream_, Z_NO_FLUSH);
  if (status == Z_STREAM_END) {
    inflateReset(&stream_);  // another member may follow
    state_ = State::between;
  } else if (status == Z_MEM_ERROR) {
    throw std::bad_alloc();
  } else if (status == Z_DATA_ERROR && stream_.total_in <= magic.size()) {
    pass_other_bytes();
  } else if (status != Z_OK && stream_.avail_out == inflated_.size()) {
    fail(stream_.msg == nullptr ? "invalid" : stream_.msg);
  }
}

// Tapes and programs that write in blocks fill the last one up with zeros.
void GzipReader::pass_zeros() {
  const std::string_view input = input_of(stream_);
  const std::size_t zeros =
      std::min(input.find_first_not_of('\0'), input.size());
  const std::string_view rest = input.substr(zeros);
  set_input(stream_, rest);
  if (rest.empty()) return;
  if (rest.starts_with(magic) || rest == magic.substr(0, 1)) {
    state_ = State::member;
  } else {
    pass_other_bytes();
  }
}

// What is behind the last member is only told of, since programs append to
// files, but what is between two members may be a damaged one.
void GzipReader::pass_other_bytes() {
  const auto consumed = static_cast<std::uint64_t>(stream_.total_in);
  if (!find_member()) {
    behind_ = consumed + passed_;
    state_ = State::ended;
    return;
  }
  const std::string count = std::to_string(consumed + passed_);
  fail(count + " bytes between two members are no gzip data");
}

// A member has begun once its first bytes were found to be `magic`.
void GzipReader::end_of_stored() {
  const bool is_cut = stream_.total_in >= magic.size();
  if (state_ == State::member) behind_ = stream_.total_in;
  state_ = State::ended;
  if (is_cut) {
    throw std::runtime_error("truncated gzip data; fetch the file again");
  }
}

void GzipReader::fail(const std::string& reason) {
  state_ = State::damaged;
  throw std::runtime_error("damaged gzip data (" + reason +
                           "); fetch the file again");
}

bool GzipReader::resume() {
  if (state_ != State::damaged) return false;
  const bool is_found = find_member();
  inflateReset(&stream_);
  state_ = is_found ? State::member : State::ended;
  return is_found;
}

// Makes the next member the input; false if there is none.
bool GzipReader::find_member() {
  std::string bytes(input_of(stream_));
  passed_ = 0;
  std::size_t at = member_in(bytes);
  while (at == bytes.npos) {
    // A header may begin at the end of one block and end in the next.
    const std::size_t kept = std::min(bytes.size(), header_bytes - 1);
    passed_ += bytes.size() - kept;
    bytes.erase(0, bytes.size() - kept);
    const std::string_view block = next_stored_();
    if (block.empty()) {
      passed_ += bytes.size();
      return false;
    }
    bytes += block;
    at = member_in(bytes);
  }
  found_ = bytes.substr(at);
  set_input(stream_, found_);
  passed_ += at;
  return true;
}

}  // namespace dateline
