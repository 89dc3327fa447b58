#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/query.hpp"

namespace dateline {

// A part of a query that cannot be used as it is.
struct ParseDiagnostic {
  std::size_t begin = 0;  // bytes of the query text, half-open
  std::size_t end = 0;
  std::string problem;  // "the quotation is not closed"
  std::string repair;   // what lenient parsing does: "taken to the end"
  std::string remedy;   // what the user can do: "add a closing quote"
};

// Collects the diagnostics of one query as notes, or throws the first one.
class ParseDiagnostics {
 public:
  enum class Mode { note, raise };
  explicit ParseDiagnostics(Mode mode) : mode_(mode) {}

  // In mode `raise`, throws QueryError at the diagnostic's first byte.
  void report(const ParseDiagnostic& diagnostic);

  // Reports a diagnostic because of which none of the others counts.
  void report_alone(const ParseDiagnostic& diagnostic);

  bool empty() const { return notes_.empty(); }

  // Returns the notes in the order of the text, 32 at most; a further one says
  // how many are left out. Call it once.
  std::vector<Note> take_notes();

 private:
  Mode mode_;
  std::size_t left_out_ = 0;
  std::vector<Note> notes_;
};

// `text` in single quotes for a message; cut at 40 bytes, between characters.
std::string in_quotes(std::string_view text);

// `text` in single quotes, however long.
std::string whole_in_quotes(std::string_view text);

// "a, b and c" if the conjunction is "and".
std::string listed(const std::vector<std::string>& parts,
                   std::string_view conjunction);

// 1230 as "1,230".
std::string with_commas(std::size_t number);

}  // namespace dateline
