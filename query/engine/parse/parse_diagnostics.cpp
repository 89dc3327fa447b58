#include "query/engine/parse/parse_diagnostics.hpp"

#include <algorithm>
#include <utility>

#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t max_notes = 32;
constexpr std::size_t max_quoted_bytes = 40;

}  // namespace

void ParseDiagnostics::report(const ParseDiagnostic& diagnostic) {
  if (mode_ == Mode::raise) {
    throw QueryError("cannot parse the query: " + diagnostic.problem + "; " +
                         diagnostic.remedy,
                     diagnostic.begin);
  }
  if (notes_.size() == max_notes) {
    ++left_out_;
    return;
  }
  notes_.push_back({diagnostic.problem + "; " + diagnostic.repair,
                    diagnostic.begin, diagnostic.end});
}

void ParseDiagnostics::report_alone(const ParseDiagnostic& diagnostic) {
  notes_.clear();
  left_out_ = 0;
  report(diagnostic);
}

std::vector<Note> ParseDiagnostics::take_notes() {
  std::ranges::stable_sort(notes_, {}, &Note::begin);
  if (left_out_ > 0) {
    notes_.push_back({std::to_string(left_out_) + " more notes left out"});
  }
  return std::move(notes_);
}

std::string listed(const std::vector<std::string>& parts,
                   std::string_view conjunction) {
  std::string list;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_last = i > 0 && i + 1 == parts.size();
    list += is_last ? " " + std::string(conjunction) + " " : i > 0 ? ", " : "";
    list += parts[i];
  }
  return list;
}

std::string in_quotes(std::string_view text) {
  if (text.size() <= max_quoted_bytes) return whole_in_quotes(text);
  return "'" + std::string(truncated(text, max_quoted_bytes)) + "...'";
}

std::string whole_in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0;
       at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return digits;
}

}  // namespace dateline
