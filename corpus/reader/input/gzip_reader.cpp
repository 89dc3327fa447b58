#include "corpus/reader/input/gzip_reader.hpp"

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
    case State::gzip:
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
  state_ = State::gzip;
}

std::string_view GzipReader::next_inflated() {
  stream_.next_out = reinterpret_cast<Bytef*>(inflated_.data());
  stream_.avail_out = static_cast<uInt>(inflated_.size());
  while (state_ == State::gzip && stream_.avail_out == inflated_.size()) {
    if (stream_.avail_in == 0) set_input(stream_, next_stored_());
    if (stream_.avail_in == 0) {
      end_of_stored();
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
  } else if (status == Z_MEM_ERROR) {
    throw std::bad_alloc();
  } else if (status == Z_DATA_ERROR && stream_.total_in <= magic.size()) {
    state_ = State::ended;  // what is behind the last member is no member
  } else if (status != Z_OK && stream_.avail_out == inflated_.size()) {
    const char* reason = stream_.msg == nullptr ? "invalid" : stream_.msg;
    throw std::runtime_error(std::string("damaged gzip data (") + reason +
                             "); fetch the file again");
  }
}

// A member has begun once its first bytes were found to be `magic`.
void GzipReader::end_of_stored() {
  if (stream_.total_in >= magic.size()) {
    throw std::runtime_error("truncated gzip data; fetch the file again");
  }
  state_ = State::ended;
}

}  // namespace dateline
