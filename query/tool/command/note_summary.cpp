#include "query/tool/command/note_summary.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "corpus/cli/messages.hpp"

namespace dateline::query_tool {
namespace {

bool is_letter_or_digit(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

void replace_all(std::string& text, std::string_view old,
                 std::string_view with) {
  for (std::size_t at = text.find(old); at != text.npos; at = text.find(old)) {
    text.replace(at, old.size(), with);
  }
}

// Where a quotation that begins at `begin` ends. A quotation mark within a word
// does not end it.
std::size_t end_of_quotation(const std::string& note, std::size_t begin) {
  std::size_t end = begin;
  do {
    end = note.find(note[begin], end + 1);
  } while (end != note.npos && end + 1 < note.size() &&
           is_letter_or_digit(note[end + 1]));
  return std::min(end, note.size() - 1);
}

// The note with a mark for each quotation, or list of these, and without
// numbers.
std::string kind_of(const std::string& note) {
  std::string kind;
  for (std::size_t at = 0; at < note.size(); ++at) {
    const char c = note[at];
    const bool in_word = at > 0 && is_letter_or_digit(note[at - 1]);
    if (c == '"' || (c == '\'' && !in_word)) {
      at = end_of_quotation(note, at);
      kind += '"';
    } else if (!is_digit(c) && c != ',') {
      kind += c;
    }
  }
  replace_all(kind, "\" and \"", "\"");
  replace_all(kind, "\" \"", "\"");
  return kind;
}

}  // namespace

void NoteSummary::add(const std::string& query_id, const std::string& note) {
  const auto [place, is_new] =
      places_.try_emplace(kind_of(note), kinds_.size());
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
