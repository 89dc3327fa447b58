#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace dateline::index_tool {

// Prints the messages of a batch, but of each kind only the first hundred, so
// that two million bad lines do not bury what else there is to know.
// Not thread-safe.
class BatchMessages {
 public:
  // Prints "place: reason" if its kind has not been printed too often. The
  // reason decides the kind: reasons that differ only in numbers and in what
  // they quote are of one kind. `place` may be "".
  void add(const std::string& place, const std::string& reason);

  // Prints how many messages of each kind were not printed.
  void finish();

 private:
  struct Kind {
    std::size_t count = 0;
    std::string example;  // a reason
  };
  std::map<std::string, Kind> kinds_;
};

}  // namespace dateline::index_tool
