#include "corpus/reader/input_sources.hpp"

#include <utility>

#include "corpus/reader/input/content_sniffer.hpp"

namespace dateline {

std::string file_id(const std::filesystem::path& place,
                    const std::filesystem::path& root) {
  const std::string& path = place.native();
  const std::string folder = (root / "").native();
  if (path.starts_with(folder)) {
    return escaped_to_utf8(std::string_view(path).substr(folder.size()));
  }
  return escaped_to_utf8(place.lexically_relative(root).native());
}

std::unique_ptr<InputStream> open_input(
    const InputFile& file, const OpenStandardInput& standard_input) {
  const std::string name = file.name();
  if (!file.is_standard_input()) return InputStream::of_file(file.path, name);
  if (standard_input) return InputStream::of_source(standard_input());
  return InputStream::of_standard_input(name);
}

std::string_view ending_of(std::string_view media_type) {
  constexpr std::pair<std::string_view, std::string_view> endings[] = {
      {"text/html", ".html"},        {"application/xhtml+xml", ".html"},
      {"text/csv", ".csv"},          {"text/css", ".css"},
      {"application/json", ".json"}, {"message/rfc822", ".eml"},
      {"text/javascript", ".js"},    {"application/javascript", ".js"}};
  for (const auto& [type, ending] : endings) {
    if (type == media_type) return ending;
  }
  return "";
}

}  // namespace dateline
