#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/query.hpp"

namespace dateline {

// Something in a query that cannot be used as it stands.
struct ParseDiagnostic {
  std::size_t begin = 0;  // bytes of the query text, half-open
  std::size_t end = 0;
  std::string problem;  // "the quotation is not closed"
  std::string repair;   // what lenient parsing does: "taken to the end"
  std::string remedy;   // what the user can do: "add a closing quote"
};

// Takes the issues of one query: as notes, or in strict mode as QueryError.
class ParseDiagnostics {
 public:
  enum class Mode { note, raise };
  explicit ParseDiagnostics(Mode mode) : mode_(mode) {}

  // Throws QueryError at the issue's first byte in mode `raise`.
  void report(const ParseDiagnostic& issue);

  // The same for an issue that makes all others moot.
  void report_alone(const ParseDiagnostic& issue);

  bool empty() const { return notes_.empty(); }

  // The notes by place; above 32 the rest are summed up in one.
  std::vector<Note> take_notes();

 private:
  Mode mode_;
  std::size_t left_out_ = 0;
  std::vector<Note> notes_;
};

// `text` in single quotes for a message; cut at 40 bytes, between characters.
std::string in_quotes(std::string_view text);

// 1230 as "1,230".
std::string with_commas(std::size_t number);

}  // namespace dateline
