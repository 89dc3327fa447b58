#include "indexer/storage/copy_union.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "indexer/storage/stored_document.hpp"

namespace dateline {
namespace {

using Part = LivingVersions::Part;

bool has_words(const std::vector<NewArticle>& sorted, std::uint64_t words) {
  return std::ranges::binary_search(sorted, words, {}, &NewArticle::words);
}

// Calls `each(first passage, words)` for the published articles of a segment.
template <typename Each>
void each_article(const Part& part, Each each) {
  const Xapian::Database& database = part.segment.database;
  for (auto content = database.valuestream_begin(schema::content_slot);
       content != database.valuestream_end(schema::content_slot); ++content) {
    if (const auto words = words_of_content(*content)) {
      each(content.get_docid(), *words);
    }
  }
}

StoredCopy copy_of(const LivingVersions::Version& version) {
  PassageRecord first = version.first_record();
  return {std::move(first.article),
          std::move(first.url),
          std::move(first.origin),
          first.line,
          first.offset,
          version.content()};
}

}  // namespace

void CopyUnion::unite(std::vector<NewArticle> articles) {
  std::ranges::sort(articles, [](const NewArticle& one, const NewArticle& two) {
    return std::tie(one.words, one.id) < std::tie(two.words, two.id);
  });
  if (!articles.empty()) add_published(articles);
  for (const auto& [words, version] : bereaved_) groups_[words];
  add_copies();
  for (const NewArticle& article : articles) {
    const auto group = groups_.find(article.words);
    if (group != groups_.end() && !group->second.empty()) {
      doubles_.emplace(article.id);
    }
  }
  add_new(articles);
  for (const auto& [words, members] : groups_) unite(words, members);
}

// Finds the published articles that have the words of a new one.
void CopyUnion::add_published(const std::vector<NewArticle>& sorted) {
  for (const Part& part : versions_.parts()) {
    if (part.is_new) continue;
    each_article(part, [&](Xapian::docid first, std::uint64_t words) {
      if (!has_words(sorted, words)) return;
      if (part.killed.contains(first)) return;
      if (part.segment.tombstone->is_dead(first)) return;
      const std::string article = part.segment.record(first).article;
      groups_[words].emplace(article, versions_.of(article).front());
    });
  }
}

// A version that had copies may be dead although its article lives, and with
// the same words.
void CopyUnion::add_copies() {
  for (auto& [words, members] : groups_) {
    const CopyGroup* known = copies_.with_words(words);
    if (known == nullptr) continue;
    for (Version& version : versions_.of(known->article)) {
      if (words_of_content(version.content()) == words) {
        members.emplace(known->article, std::move(version));
      }
    }
    for (const StoredCopy& copy : known->copies) {
      members.emplace(copy.id, std::nullopt);
    }
  }
}

// New articles are of a group if it has others, or if two of them have the same
// words.
void CopyUnion::add_new(const std::vector<NewArticle>& sorted) {
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = std::find_if(first, sorted.end(), [&](const auto& next) {
      return next.words != first->words;
    });
    if (std::distance(first, last) > 1 || groups_.contains(first->words)) {
      Members& members = groups_[first->words];
      for (auto at = first; at != last; ++at) {
        members.emplace(std::string(at->id), versions_.of(at->id).front());
      }
    }
    first = last;
  }
}

void CopyUnion::unite(std::uint64_t words, const Members& members) {
  if (members.empty()) {
    copies_.set(words, {});
    return;
  }
  const CopyGroup* known = copies_.with_words(words);
  const auto& [lowest, version] = *members.begin();
  CopyGroup group{lowest, {}};
  const Version* source = version ? &*version : nullptr;
  for (const auto& [id, other] : members) {
    if (id == lowest) continue;
    if (other) {
      group.copies.push_back(copy_of(*other));
      LivingVersions::kill(*other);
      if (source == nullptr) source = &*other;
    } else {
      group.copies.push_back(*copies_.find(id));
    }
  }
  if (!version) {
    if (source == nullptr) source = &bereaved_.at(words);
    std::ranges::move(documents_of_copy(source->part->segment, source->passages,
                                        *copies_.find(lowest)),
                      std::back_inserter(documents_));
  }
  if (known != nullptr || !group.copies.empty()) {
    copies_.set(words, std::move(group));
  }
}

}  // namespace dateline
