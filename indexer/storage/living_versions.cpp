#include "indexer/storage/living_versions.hpp"

#include "corpus/index/index_schema.hpp"

namespace dateline {

// The passages of a version have ascending document numbers, and only the first
// of them has the content hash. So each content hash begins a version.
std::vector<LivingVersions::Version> LivingVersions::of(
    std::string_view article) {
  std::vector<Version> oldest_first;
  const std::string term = schema::article_term(article);
  for (Part& part : parts_) {
    const std::size_t before = oldest_first.size();
    part.each_living(term, [&](Xapian::docid id) {
      if (oldest_first.size() == before || !part.segment.content(id).empty()) {
        oldest_first.push_back({&part, {}});
      }
      oldest_first.back().passages.push_back(id);
    });
  }
  return oldest_first;
}

void LivingVersions::kill(const Version& version) {
  version.part->killed.insert(version.passages.begin(), version.passages.end());
}

}  // namespace dateline
