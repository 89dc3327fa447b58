#include "query/print/copies_text.hpp"

namespace dateline {

std::string copy_ids(const std::vector<ArticleCopy>& copies,
                     const char* separator) {
  std::string ids;
  for (const ArticleCopy& copy : copies) {
    ids += (ids.empty() ? "" : separator) + copy.id;
  }
  return ids;
}

std::string copies_text(const std::vector<ArticleCopy>& copies) {
  return copies.empty() ? "" : "also as " + copy_ids(copies, ", ");
}

}  // namespace dateline
