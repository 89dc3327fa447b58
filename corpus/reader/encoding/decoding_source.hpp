#pragma once

#include <memory>
#include <string>

#include "corpus/reader/input/byte_source.hpp"

namespace dateline {

// A source of text in another charset, as UTF-8 without a byte order mark.
class DecodingSource final : public ByteSource {
 public:
  // `charset` must be one that ICU knows.
  DecodingSource(std::unique_ptr<ByteSource> source,
                 const std::string& charset);
  ~DecodingSource() override;

  std::optional<std::string_view> next_block() override;
  std::string note() const override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What a source holds: decompressed, if it is compressed, and in UTF-8, if it
// is text in 16 or 32 bits a character. `name` is the file of errors.
std::unique_ptr<PeekedSource> plain_source(std::unique_ptr<ByteSource> stored,
                                           const std::string& name);

}  // namespace dateline
