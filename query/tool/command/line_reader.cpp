#include "query/tool/command/line_reader.hpp"

#include <string_view>

namespace dateline::query_tool {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

std::optional<InputLine> LineReader::next() {
  if (waiting_.empty()) return read();
  InputLine line = std::move(waiting_.front());
  waiting_.pop_front();
  return line;
}

std::optional<InputLine> LineReader::read() {
  using Traits = std::streambuf::traits_type;
  std::streambuf& bytes = *in_.rdbuf();
  if (Traits::eq_int_type(bytes.sgetc(), Traits::eof())) return std::nullopt;
  InputLine line;
  line.number = ++number_;
  char last = 0;
  for (auto byte = bytes.sbumpc(); !Traits::eq_int_type(byte, Traits::eof());
       byte = bytes.sbumpc()) {
    last = Traits::to_char_type(byte);
    if (last == '\n') break;
    ++line.size;
    if (line.text.size() < max_kept) line.text += last;
  }
  const bool whole = line.text.size() == line.size;
  if (last == '\n' && whole && line.text.ends_with('\r')) {
    line.text.pop_back();
    --line.size;
  }
  if (line.number == 1 && line.text.starts_with(byte_order_mark)) {
    line.text.erase(0, byte_order_mark.size());
    line.size -= byte_order_mark.size();
  }
  return line;
}

}  // namespace dateline::query_tool
