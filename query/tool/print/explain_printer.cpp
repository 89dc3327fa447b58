#include "query/tool/print/explain_printer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "corpus/cli/display_text.hpp"
#include "corpus/cli/table.hpp"

namespace dateline::query_tool {
namespace {

constexpr int score_digits = 4;

std::string fixed(double number, int digits = score_digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, number);
  return text;
}

// Counts are whole numbers, but for parts of a compound, which may count less.
std::string count(double number) {
  return fixed(number, number == std::floor(number) ? 0 : 2);
}

double value_of(const std::vector<ScorePart>& parts, const std::string& name) {
  double value = 0;
  for (const ScorePart& part : parts) {
    if (part.name == name) value += part.value;
  }
  return value;
}

double sum_of(const std::vector<ScorePart>& parts) {
  double sum = 0;
  for (const ScorePart& part : parts) sum += part.value;
  return sum;
}

std::vector<std::string> part_names(const Explanation& explanation) {
  std::vector<std::string> names;
  for (const TermScore& term : explanation.terms) {
    for (const ScorePart& part : term.parts) {
      if (std::ranges::find(names, part.name) == names.end()) {
        names.push_back(part.name);
      }
    }
  }
  return names;
}

std::vector<std::string> row_of(const TermScore& term,
                                const std::vector<std::string>& names) {
  std::vector<std::string> row{
      display_text(term.term),        count(term.count),       count(term.tf),
      count(term.document_frequency), count(term.occurrences), fixed(term.idf)};
  for (const std::string& name : names) {
    row.push_back(fixed(value_of(term.parts, name)));
  }
  row.push_back(fixed(sum_of(term.parts)));
  return row;
}

}  // namespace

std::vector<std::vector<std::string>> explanation_rows(
    const Explanation& explanation) {
  const std::vector<std::string> names = part_names(explanation);
  std::vector<std::vector<std::string>> rows{
      {"stem", "in query", "tf", "df", "cf", "idf"}};
  rows.front().insert(rows.front().end(), names.begin(), names.end());
  rows.front().emplace_back("sum");
  const std::size_t columns = rows.front().size();
  const auto add_total = [&](const std::string& name, double value) {
    rows.emplace_back(columns);
    rows.back().front() = name;
    rows.back().back() = fixed(value);
  };
  for (const TermScore& term : explanation.terms) {
    rows.push_back(row_of(term, names));
  }
  for (const ScorePart& part : explanation.parts) {
    add_total(part.name, part.value);
  }
  add_total("score", explanation.sum());
  return rows;
}

std::string explanation_basis(const Explanation& explanation) {
  return "language " + display_text(explanation.language) + ", " +
         count(explanation.passages) + " passages of " +
         fixed(explanation.mean_length, 1) + " words on average; this has " +
         count(explanation.length);
}

std::string table_score(double score) { return fixed(score); }

std::string text_of(const Explanation& explanation,
                    const std::string& line_prefix) {
  return table(explanation_rows(explanation), line_prefix) + line_prefix +
         explanation_basis(explanation) + '\n';
}

}  // namespace dateline::query_tool
