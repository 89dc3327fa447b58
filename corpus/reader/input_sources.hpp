#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/reader/input/byte_source.hpp"
#include "corpus/reader/input/input_files.hpp"
#include "corpus/reader/input/input_stream.hpp"

namespace dateline {

// Gives what is read in place of the process's standard input.
using OpenStandardInput = std::function<std::unique_ptr<ByteSource>()>;

// Opens a file of the input. `standard_input` may be null.
std::unique_ptr<InputStream> open_input(
    const InputFile& file, const OpenStandardInput& standard_input);

// The path of a file as its id, relative to the root.
std::string file_id(const std::filesystem::path& place,
                    const std::filesystem::path& root);

// The ending that files of a media type have; "" of types that do not matter.
std::string_view ending_of(std::string_view media_type);

// A source that another one owns. A container may let go of its source when it
// has read all, but the progress display asks the stream as long as the file is
// at hand.
class BorrowedSource final : public ByteSource {
 public:
  explicit BorrowedSource(ByteSource& source) : source_(source) {}

  std::optional<std::string_view> next_block() override {
    return source_.next_block();
  }
  bool resume() override { return source_.resume(); }
  std::string note() const override { return source_.note(); }

 private:
  ByteSource& source_;
};

}  // namespace dateline
