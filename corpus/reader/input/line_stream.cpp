#include "corpus/reader/input/line_stream.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input/raw_record.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

void append_within_limit(RawLine& line, std::string_view bytes) {
  if (line.too_long || line.bytes.size() + bytes.size() > max_record_bytes) {
    line.too_long = true;
    line.bytes = {};
  } else {
    line.bytes += bytes;
  }
}

}  // namespace

LineStream::LineStream(std::unique_ptr<ByteSource> source, std::string name)
    : source_(std::move(source)), name_(std::move(name)) {}

std::optional<RawLine> LineStream::next() {
  if (!fill()) return std::nullopt;
  RawLine line;
  line.number = ++number_;
  do {
    const std::size_t size = block_.find('\n');
    append_within_limit(line, block_.substr(0, size));
    if (size != std::string_view::npos) {
      block_.remove_prefix(size + 1);
      return line;
    }
    block_ = {};
  } while (fill());
  return line;
}

// Makes sure that there is something in the block; false at the end.
bool LineStream::fill() {
  while (block_.empty()) {
    const auto block = next_block();
    if (!block) return false;
    block_ = *block;
    if (!std::exchange(started_, true)) check_beginning();
  }
  return true;
}

std::optional<std::string_view> LineStream::next_block() {
  try {
    return source_->next_block();
  } catch (const CorpusError& e) {
    throw CorpusError(name_, std::max<std::size_t>(number_, 1),
                      e.what() + std::string("; the rest is left out"));
  }
}

// Throws one error for a file that is no text, such as a picture named .jsonl,
// instead of one for each of its "lines". A file that begins with an object is
// read in any case, because one bad line is no reason to drop the others.
void LineStream::check_beginning() {
  block_ = without_byte_order_mark(block_);
  if (trimmed(block_).starts_with('{') && wide_charset(block_).empty()) return;
  if (const auto reason = rejects_as_text(block_)) {
    throw CorpusError(name_, 0, *reason);
  }
}

}  // namespace dateline
