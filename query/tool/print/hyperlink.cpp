#include "query/tool/print/hyperlink.hpp"

#include "query/print/web_link.hpp"

namespace dateline::query_tool {

std::optional<std::string> file_link(const Hit& hit) {
  if (!hit.origin || !hit.origin->starts_with('/')) return std::nullopt;
  std::string link = "file://" + percent_encoded(*hit.origin, "-._~/");
  if (hit.line > 1) link += '#' + std::to_string(hit.line);
  return link;
}

std::string hyperlinked(const std::string& text,
                        const std::optional<std::string>& target) {
  if (!target) return text;
  return "\x1b]8;;" + *target + "\x1b\\" + text + "\x1b]8;;\x1b\\";
}

}  // namespace dateline::query_tool
