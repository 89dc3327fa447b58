#pragma once

#include <string>
#include <utility>
#include <vector>

#include "corpus/reader/input/article_fields.hpp"

namespace dateline {

// What a table says of a file that lies beside it, such as the posts.csv of an
// export of its pages. It counts more than what the file says of itself.
struct FileRow {
  ArticleFields fields;  // without a text
  std::string subtitle;
  // All that is filled, by the names of the columns.
  std::vector<std::pair<std::string, std::string>> cells;
  std::string place;  // for messages: "export/posts.csv (row 3)"
};

}  // namespace dateline
