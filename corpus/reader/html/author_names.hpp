#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

inline constexpr std::size_t max_author_bytes = 100;  // of a name

// The authors of an article, as the pieces of a page name them: "By Jane Doe,
// Staff Writer | 3 March" is "Jane Doe". What is no name is passed over, and so
// are names that were added before.
class AuthorNames {
 public:
  void add(std::string_view written);

  bool empty() const { return names_.empty(); }

  const std::vector<std::string>& names() const { return names_; }

  // All names with commas between them.
  std::string joined() const;

 private:
  std::vector<std::string> names_;
  std::vector<std::string> keys_;  // title_key() of each name
};

// Whether a text is nothing but what may stand before a name: "By", "Author:".
bool is_byline_word(std::string_view text);

// Whether a text is two to four words that begin in upper case, as most names
// of people do in the scripts that have it.
bool looks_like_name(std::string_view text);

}  // namespace dateline
