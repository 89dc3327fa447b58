#include "corpus/reader/format/formats.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/reader/format/jsonl_reader.hpp"
#include "corpus/reader/format/text_reader.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// A new format is a new row. The last takes the files of no other.
constexpr Format formats[] = {
    {"JSON lines", {".jsonl", ".ndjson"}, true, parse_json_line},
    {"text", {}, false, parse_text_file},
};

}  // namespace

std::string_view without_compressed_ending(std::string_view file_name) {
  for (const std::string_view ending : {".gz", ".zst", ".bz2", ".xz"}) {
    if (file_name.ends_with(ending)) {
      return file_name.substr(0, file_name.size() - ending.size());
    }
  }
  return file_name;
}

const Format& format_of(std::string_view file_name) {
  const std::string lower = ascii_lower(file_name);
  const std::string_view name = without_compressed_ending(lower);
  const auto has_ending = [name](std::string_view ending) {
    return !ending.empty() && name.ends_with(ending);
  };
  const auto* found = std::ranges::find_if(formats, [&](const Format& format) {
    return std::ranges::any_of(format.endings, has_ending);
  });
  return found == std::end(formats) ? *std::prev(found) : *found;
}

}  // namespace dateline
