#include "indexer/tool/outcome_report.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>
#include <utility>

#include "corpus/cli/json_text.hpp"
#include "corpus/reader/format/outcome_line.hpp"
#include "corpus/text/percent_escape.hpp"
#include "dateline/error.hpp"

namespace dateline::index_tool {
namespace {

namespace fs = std::filesystem;

std::string name_of(InputOutcome::State state) {
  using State = InputOutcome::State;
  constexpr std::array<std::pair<State, const char*>, 7> names{{
      {State::added, "added"},
      {State::replaced, "replaced"},
      {State::unchanged, "unchanged"},
      {State::duplicate, "duplicate"},
      {State::collided, "collided"},
      {State::failed, "failed"},
      {State::passed_over, "passed over"},
  }};
  const auto* found =
      std::ranges::find(names, state, &std::pair<State, const char*>::first);
  return found->second;
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

// Null where there is no row.
Json json_of(const std::vector<std::pair<std::string, std::string>>& row) {
  Json object;
  for (const auto& [column, cell] : row) object[column] = cell;
  return object;
}

// An empty file holds nothing that could be lost.
bool may_become_report(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return true;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line.empty() ? in.eof() : is_outcome_report(line);
}

const fs::path& require_replaceable(const fs::path& file) {
  if (may_become_report(file)) return file;
  throw Error("cannot write report '" + file.string() +
              "': the file is there and is none of --report; name another");
}

}  // namespace

OutcomeReport::OutcomeReport(const fs::path& file)
    : out_(require_replaceable(file)) {}

void OutcomeReport::add(const InputOutcome& outcome) {
  const Json line = {{"outcome", name_of(outcome.state)},
                     {"count", outcome.count},
                     {"input", outcome.place},
                     {"file", text_or_null(outcome.file)},
                     {"id", text_or_null(outcome.id)},
                     {"reason", text_or_null(outcome.reason)},
                     {"format", text_or_null(outcome.format)},
                     {"charset", text_or_null(outcome.charset)},
                     {"language", text_or_null(outcome.language)},
                     {"date", text_or_null(outcome.date)},
                     {"bytes", outcome.bytes},
                     {"notes", outcome.notes},
                     {"row", json_of(outcome.row)}};
  out_.write(json_text(line));
}

std::vector<fs::path> failed_files(const fs::path& report) {
  std::ifstream in(report);
  if (!in) {
    throw Error("cannot read report '" + report.string() +
                "': " + std::generic_category().message(errno));
  }
  std::vector<fs::path> files;
  std::set<std::string> seen;
  std::string text;
  for (std::size_t number = 1; std::getline(in, text); ++number) {
    const Json line = Json::parse(text, nullptr, false);
    if (!line.is_object() || !line.contains("outcome") ||
        !line.contains("file")) {
      throw Error("cannot read report '" + report.string() + "': line " +
                  std::to_string(number) + " is none of --report");
    }
    if (line["outcome"] != "failed" || !line["file"].is_string()) continue;
    const auto file = line["file"].get<std::string>();
    if (!seen.insert(file).second) continue;
    const fs::path path = path_shown_as(file);
    std::error_code ignored;
    const bool is_input = file == "<stdin>" && !fs::exists(path, ignored);
    files.push_back(is_input ? fs::path("-") : path);
  }
  return files;
}

}  // namespace dateline::index_tool
