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

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
