#include "query/eval/line_fields.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/input/input_stream.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline::eval {
namespace {

std::unique_ptr<InputStream> open(const std::string& file) {
  return file == "-" ? InputStream::of_standard_input("standard input")
                     : InputStream::of_file(file, file);
}

}  // namespace

LineFields::LineFields(const std::string& file)
    : file_(file == "-" ? "standard input" : file), lines_(open(file), file_) {}

std::optional<std::string_view> LineFields::next() {
  while (std::optional<RawLine> line = lines_.next()) {
    line_ = std::move(*line);
    if (line_.too_long) refuse("the line is too long for such a file");
    if (!std::ranges::all_of(line_.bytes, is_ascii_space)) return line_.bytes;
  }
  return std::nullopt;
}

void LineFields::refuse(const std::string& reason) const {
  throw CorpusError(file_, line_.number, reason);
}

Fields words_of(std::string_view line) {
  Fields words;
  const auto* at = line.begin();
  while (true) {
    const auto* begin = std::find_if_not(at, line.end(), is_ascii_space);
    if (begin == line.end()) return words;
    at = std::find_if(begin, line.end(), is_ascii_space);
    words.emplace_back(begin, at);
  }
}

Fields columns_of(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  Fields columns;
  while (true) {
    const std::size_t tab = line.find('\t');
    columns.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return columns;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace dateline::eval
