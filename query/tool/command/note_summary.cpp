#include "query/tool/command/note_summary.hpp"

#include "corpus/cli/messages.hpp"

namespace dateline::query_tool {

void NoteSummary::add(const std::string& query_id, const std::string& note) {
  const auto [place, is_new] =
      places_.try_emplace(message_kind(note), kinds_.size());
  if (is_new) {
    kinds_.push_back({"query " + query_id + ": " + note, 0});
  }
  ++kinds_[place->second].count;
}

std::vector<std::string> NoteSummary::lines() const {
  std::vector<std::string> lines;
  for (const Kind& kind : kinds_) {
    lines.push_back(kind.first);
    if (kind.count > 1) {
      lines.back() += " (and " + counted(kind.count - 1, "note") + " like it)";
    }
  }
  return lines;
}

}  // namespace dateline::query_tool
