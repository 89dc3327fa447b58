#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace dateline::query_tool {

// Sums up the notes on the queries of a batch, of which most say the same of
// other words, by kind: notes that are equal apart from what stands in quotes
// and from numbers.
class NoteSummary {
 public:
  void add(const std::string& query_id, const std::string& note);

  // A line for each kind, in the order in which they came: "query 7: 'the' is
  // too common to rank: ignored (and 12 notes like it)".
  std::vector<std::string> lines() const;

 private:
  struct Kind {
    std::string first;  // with the query's id
    std::size_t count = 0;
  };

  std::map<std::string, std::size_t> places_;  // in kinds_, by kind
  std::vector<Kind> kinds_;
};

}  // namespace dateline::query_tool
