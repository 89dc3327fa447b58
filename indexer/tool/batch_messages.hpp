#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>

namespace dateline::index_tool {

// Prints the messages of a batch, but of each kind only the first hundred, so
// that two million bad lines do not bury what else there is to know. What was
// printed of one batch is not printed again of the next. Not thread-safe.
class BatchMessages {
 public:
  // Prints "place: reason" if its kind has not been printed too often. The
  // reason decides the kind: reasons that differ only in numbers and in what
  // they quote are of one kind. `place` may be "".
  void add(const std::string& place, const std::string& reason);

  // Prints a line about the batch as a whole, unless one that differs only in
  // numbers and quotations was printed of the batch before.
  void add_of_batch(const std::string& line);

  // Ends a batch: prints how many messages of each kind were not printed.
  void finish();

 private:
  void print(const std::string& line) { print(line, line); }
  void print(const std::string& line, const std::string& known_by);

  struct Kind {
    std::size_t count = 0;
    std::string example;  // a reason
  };
  std::map<std::string, Kind> kinds_;
  std::set<std::string> lines_;  // of this batch, as they are known
  std::set<std::string> told_;   // those of the batch before
};

}  // namespace dateline::index_tool
