#include "corpus/reader/container/json_cut.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

// A bracket that is open.
struct Level {
  bool is_list = false;
  std::string_view key{};         // of the member that is read, with its quotes
  std::size_t objects = 0;        // that are whole
  std::size_t comma = 0;          // the last one behind an object
  bool ends_with_object = false;  // nothing follows a whole object yet
};

bool is_list(const Level& level) {
  constexpr std::size_t min_members = 100;
  return level.is_list || level.objects >= min_members;
}

// The brackets that are open at the end of a JSON text.
std::vector<Level> open_levels(std::string_view json) {
  std::vector<Level> levels;
  std::string_view string;  // the last one
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '"') {
      const std::size_t begin = at++;
      while (at < json.size() && json[at] != '"')
        at += json[at] == '\\' ? 2 : 1;
      string = json.substr(begin, at + 1 - begin);
    } else if (c == '{' || c == '[') {
      levels.push_back({c == '['});
    } else if (levels.empty()) {
      continue;
    } else if (c == ':') {
      levels.back().key = string;
    } else if (c == ',') {
      Level& level = levels.back();
      if (std::exchange(level.ends_with_object, false)) level.comma = at;
    } else if (c == '}' || c == ']') {
      levels.pop_back();
      if (!levels.empty()) {
        levels.back().ends_with_object = c == '}';
        levels.back().objects += c == '}' ? 1 : 0;
      }
    }
  }
  return levels;
}

}  // namespace

std::optional<JsonCut> cut_in_list(std::string_view json,
                                   std::size_t min_bytes) {
  std::vector<Level> levels = open_levels(json);
  const auto list = std::ranges::find_if(levels, [&](const Level& level) {
    return is_list(level) && level.comma > 0 && level.comma >= min_bytes;
  });
  if (list == levels.end()) return std::nullopt;
  levels.erase(list + 1, levels.end());
  const std::size_t comma = levels.back().comma;
  JsonCut cut;
  cut.first = json.substr(0, comma);
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
    cut.first += level->is_list ? ']' : '}';
  }
  for (const Level& level : levels) {
    const bool is_last = &level == &levels.back();
    cut.path.emplace_back();
    cut.rest += level.is_list ? '[' : '{';
    if (!level.is_list && !is_last) {
      cut.path.back() = level.key;
      cut.rest.append(level.key) += ':';
    }
  }
  cut.rest += json.substr(comma + 1);
  return cut;
}

}  // namespace dateline
