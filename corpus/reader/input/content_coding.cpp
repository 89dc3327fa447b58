#include "corpus/reader/input/content_coding.hpp"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using Buffer = std::array<std::uint8_t, 1u << 16>;

void append(std::string& text, const Buffer& buffer, std::size_t size) {
  text.append(reinterpret_cast<const char*>(buffer.data()), size);
}

// Nothing if the body is not coded so.
std::optional<DecodedBody> without_brotli(std::string_view body,
                                          std::size_t max_bytes) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)>
      decoder(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr),
              BrotliDecoderDestroyInstance);
  const auto* next = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t left = body.size();
  std::string text;
  Buffer buffer;
  auto result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT &&
         text.size() < max_bytes) {
    std::size_t room = buffer.size();
    std::uint8_t* out = buffer.data();
    result = BrotliDecoderDecompressStream(decoder.get(), &left, &next, &room,
                                           &out, nullptr);
    append(text, buffer, buffer.size() - room);
  }
  if (result == BROTLI_DECODER_RESULT_ERROR) return std::nullopt;
  return DecodedBody{std::move(text),
                     result != BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT};
}

constexpr int zlib_or_gzip = MAX_WBITS + 32;
constexpr int raw_deflate = -MAX_WBITS;

// Whether another member of gzip follows one (RFC 1952).
bool begins_member(const z_stream& stream) {
  return stream.avail_in >= 2 && stream.next_in[0] == 0x1f &&
         stream.next_in[1] == 0x8b;
}

std::optional<DecodedBody> inflated(std::string_view body, int window,
                                    std::size_t max_bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return std::nullopt;
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
  stream.next_in =
      reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));  // only read
  stream.avail_in = static_cast<uInt>(body.size());
  std::string text;
  Buffer buffer;
  int status = Z_OK;
  bool has_member = false;  // that is whole
  while (status == Z_OK && text.size() < max_bytes) {
    stream.next_out = buffer.data();
    stream.avail_out = static_cast<uInt>(buffer.size());
    status = inflate(&stream, Z_NO_FLUSH);
    append(text, buffer, buffer.size() - stream.avail_out);
    if (status == Z_STREAM_END && begins_member(stream)) {
      has_member = true;
      status = inflateReset(&stream);
    }
  }
  // Z_BUF_ERROR is the end of a body that was cut off.
  const bool is_good = has_member || status == Z_OK || status == Z_STREAM_END ||
                       status == Z_BUF_ERROR;
  if (!is_good || text.empty()) return std::nullopt;
  const bool is_whole = status == Z_OK || status == Z_STREAM_END;
  return DecodedBody{std::move(text), is_whole};
}

std::optional<DecodedBody> without_coding(std::string_view body,
                                          std::string_view coding,
                                          std::size_t max_bytes) {
  if (coding == "br") return without_brotli(body, max_bytes);
  if (coding == "gzip" || coding == "x-gzip") {
    return inflated(body, zlib_or_gzip, max_bytes);
  }
  if (coding != "deflate") return std::nullopt;
  // Some servers send the data without the header that the name stands for.
  auto text = inflated(body, zlib_or_gzip, max_bytes);
  return text ? text : inflated(body, raw_deflate, max_bytes);
}

}  // namespace

DecodedBody without_codings(std::string body, std::string_view codings,
                            std::size_t max_bytes) {
  DecodedBody decoded{std::move(body)};
  // The last coding was put on last.
  while (!codings.empty()) {
    const std::size_t comma = codings.rfind(',');
    const std::size_t begin = comma == codings.npos ? 0 : comma + 1;
    const std::string_view coding = trimmed(codings.substr(begin));
    if (auto inner = without_coding(decoded.bytes, coding, max_bytes)) {
      inner->is_whole &= decoded.is_whole;
      decoded = std::move(*inner);
    }
    codings = codings.substr(0, begin == 0 ? 0 : comma);
  }
  return decoded;
}

}  // namespace dateline
