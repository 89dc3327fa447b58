#include "corpus/reader/encoding/decoding_source.hpp"

#include <unicode/ucnv.h>

#include <stdexcept>
#include <utility>
#include <vector>

#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input/input_stream.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {

struct DecodingSource::Impl {
  std::unique_ptr<ByteSource> source;
  UConverter* from = nullptr;
  UConverter* to = nullptr;
  std::vector<UChar> pivot = std::vector<UChar>(1u << 12);
  UChar* pivot_begin = pivot.data();
  UChar* pivot_end = pivot.data();
  std::vector<char> decoded = std::vector<char>(1u << 18);
  std::string_view block;  // what is left of the source's
  bool at_end = false;
  bool has_begun = false;

  ~Impl() {
    ucnv_close(from);
    ucnv_close(to);
  }

  std::size_t convert();
};

// Fills `decoded` from the block; returns how many bytes.
std::size_t DecodingSource::Impl::convert() {
  UErrorCode status = U_ZERO_ERROR;
  const char* begin = block.data();
  const char* end = begin + block.size();
  char* target = decoded.data();
  ucnv_convertEx(to, from, &target, decoded.data() + decoded.size(), &begin,
                 end, pivot.data(), &pivot_begin, &pivot_end,
                 pivot.data() + pivot.size(), static_cast<UBool>(!has_begun),
                 static_cast<UBool>(at_end), &status);
  has_begun = true;
  block.remove_prefix(static_cast<std::size_t>(begin - block.data()));
  return static_cast<std::size_t>(target - decoded.data());
}

DecodingSource::DecodingSource(std::unique_ptr<ByteSource> source,
                               const std::string& charset)
    : impl_(std::make_unique<Impl>()) {
  impl_->source = std::move(source);
  UErrorCode status = U_ZERO_ERROR;
  impl_->from = ucnv_open(charset.c_str(), &status);
  impl_->to = ucnv_open("UTF-8", &status);
  if (U_FAILURE(status)) {
    throw std::invalid_argument("no converter for " + charset);
  }
}

DecodingSource::~DecodingSource() = default;

std::optional<std::string_view> DecodingSource::next_block() {
  Impl& self = *impl_;
  while (true) {
    if (self.block.empty() && !self.at_end) {
      const auto block = self.source->next_block();
      self.block = block.value_or(std::string_view());
      self.at_end = !block;
    }
    const bool is_first = !self.has_begun;
    const bool was_at_end = self.at_end;
    std::string_view text(self.decoded.data(), self.convert());
    if (is_first) text = without_byte_order_mark(text);
    if (!text.empty()) return text;
    if (was_at_end) return std::nullopt;
  }
}

std::string DecodingSource::note() const { return impl_->source->note(); }

std::unique_ptr<PeekedSource> plain_source(std::unique_ptr<ByteSource> stored,
                                           const std::string& name) {
  auto peeked = std::make_unique<PeekedSource>(std::move(stored));
  if (is_compressed(peeked->beginning())) {
    peeked = std::make_unique<PeekedSource>(
        std::make_unique<DecompressedSource>(std::move(peeked), name));
  }
  if (const std::string charset = wide_charset(peeked->beginning());
      !charset.empty()) {
    peeked = std::make_unique<PeekedSource>(
        std::make_unique<DecodingSource>(std::move(peeked), charset));
  }
  return peeked;
}

}  // namespace dateline
