#include "indexer/tool/outcome_report.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "dateline/error.hpp"

namespace dateline::index_tool {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

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

[[noreturn]] void fail(const fs::path& file, const std::string& act) {
  const std::string reason = std::generic_category().message(errno);
  throw Error("cannot " + act + " report '" + file.string() + "': " + reason);
}

}  // namespace

OutcomeReport::OutcomeReport(fs::path file)
    : file_(std::move(file)),
      unfinished_(file_.string() + ".tmp"),
      out_(unfinished_, std::ios::binary) {
  if (!out_) fail(file_, "write");
}

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
                     {"notes", outcome.notes}};
  out_ << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void OutcomeReport::finish() {
  out_.close();
  if (!out_) fail(file_, "write");
  std::error_code error;
  fs::rename(unfinished_, file_, error);
  if (error) {
    errno = error.value();
    fail(file_, "write");
  }
}

std::vector<std::string> failed_files(const fs::path& report) {
  std::ifstream in(report);
  if (!in) fail(report, "read");
  std::vector<std::string> files;
  std::string text;
  for (std::size_t number = 1; std::getline(in, text); ++number) {
    const Json line = Json::parse(text, nullptr, false);
    if (!line.is_object() || !line.contains("outcome") ||
        !line.contains("file")) {
      throw Error("cannot read report '" + report.string() + "': line " +
                  std::to_string(number) + " is none of --report");
    }
    if (line["outcome"] != "failed") continue;
    auto file = line["file"].get<std::string>();
    if (std::ranges::find(files, file) == files.end()) {
      files.push_back(std::move(file));
    }
  }
  return files;
}

}  // namespace dateline::index_tool
