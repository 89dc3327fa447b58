#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Names that are one, such as "Zelensky", "Zelenskyy" and "Зеленський", or "EU"
// and "European Union". Where a query has a name, passages with another name of
// its set match too, as if they had this one: see Searcher::set_aliases().
struct Aliases {
  std::vector<std::vector<std::string>>
      sets;  // a name may be in several; UTF-8

  // Whether there is no set.
  bool empty() const { return sets.empty(); }
  bool operator==(const Aliases&) const = default;
};

// Reads a word list: a set on each line, with "=" between its names. Empty
// lines are skipped, and comments: lines that begin with "#", and what follows
// a "#" behind white space. docs/reference/aliases.md describes it. `file` is
// its name for messages. Throws Error, which names file and line, if a line
// cannot be read.
Aliases parse_aliases(std::string_view text, const std::string& file);

// The same of a file. Throws Error if it cannot be read, too.
Aliases read_aliases(const std::filesystem::path& file);

}  // namespace dateline
