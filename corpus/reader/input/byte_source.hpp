#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

// Bytes that come in blocks: of a file, or of a part of an archive. Used by one
// thread.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  // The next block, never empty, good until the next call; nothing at the end.
  // Throws CorpusError if the bytes cannot be had; then the source is at its
  // end.
  virtual std::optional<std::string_view> next_block() = 0;

  // Goes on behind damaged bytes that next_block() threw for, where a part
  // begins that is compressed by itself; what lies between is lost. False if
  // there is no such part or no damage. Throws CorpusError as next_block()
  // does.
  virtual bool resume() { return false; }

  // What is to be told of a source that is at its end: that bytes behind it
  // were left out; "" if nothing is.
  virtual std::string note() const { return ""; }
};

// Bytes in memory.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

  std::optional<std::string_view> next_block() override {
    if (std::exchange(at_end_, true) || bytes_.empty()) return std::nullopt;
    return bytes_;
  }

 private:
  std::string bytes_;
  bool at_end_ = false;
};

// A source of which the first bytes were read already, and maybe the error that
// followed them.
class ResumedSource final : public ByteSource {
 public:
  ResumedSource(std::string begin, std::unique_ptr<ByteSource> rest,
                std::exception_ptr error = nullptr)
      : begin_(std::move(begin)),
        rest_(std::move(rest)),
        // NOLINTNEXTLINE(bugprone-throw-keyword-missing): kept, thrown later.
        error_(std::move(error)) {}

  std::optional<std::string_view> next_block() override;
  bool resume() override { return rest_->resume(); }
  std::string note() const override { return rest_->note(); }

 private:
  std::string begin_;
  std::unique_ptr<ByteSource> rest_;
  std::exception_ptr error_;
  bool is_resumed_ = false;
};

// A source whose beginning can be looked at before it is read.
class PeekedSource final : public ByteSource {
 public:
  explicit PeekedSource(std::unique_ptr<ByteSource> source);

  // The first bytes, some thousand unless the source ends before. They are
  // given by next_block() all the same.
  std::string_view beginning() const { return beginning_; }

  std::optional<std::string_view> next_block() override {
    return resumed_->next_block();
  }
  bool resume() override { return resumed_->resume(); }
  std::string note() const override { return resumed_->note(); }

 private:
  std::string beginning_;
  std::optional<ResumedSource> resumed_;
};

// All that is left of a source. Throws CorpusError if that is more than
// `max_bytes`, with `name` as its file.
std::string read_all(ByteSource& source, std::size_t max_bytes,
                     const std::string& name);

}  // namespace dateline
