#include "query/engine/index/index_sources.hpp"

#include <algorithm>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/passage_record.hpp"

namespace dateline {

// Terms are folded, and cut if they are long: what stands in the passage is
// what users know.
std::vector<std::string> index_sources(const Xapian::Database& database) {
  const std::string prefix(schema::source_prefix);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (auto term = database.allterms_begin(prefix);
       term != database.allterms_end(prefix); ++term) {
    const Xapian::docid first = *database.postlist_begin(*term);
    PassageRecord passage =
        decode_passage_record(database.get_document(first).get_data());
    found.emplace_back(term.get_termfreq(), std::move(passage.source));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> sources;
  for (auto& [passages, source] : found) {
    sources.push_back(std::move(source));
  }
  return sources;
}

}  // namespace dateline
