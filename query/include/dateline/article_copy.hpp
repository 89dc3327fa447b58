#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace dateline {

// Another article that says word for word what an article says: the same title,
// text, source, date, author and language. An index stores such articles once,
// by the lowest of their ids, and finds that one for the id and the address of
// each.
struct ArticleCopy {
  std::string id;
  std::optional<std::string> url;
  std::optional<std::string> origin;  // path of the file it was read from
  std::size_t line = 0;  // of `origin`, from 1, where its record begins

  bool operator==(const ArticleCopy&) const = default;
};

}  // namespace dateline
