#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/article_copies.hpp"
#include "indexer/document/passage_document.hpp"
#include "indexer/storage/living_versions.hpp"

namespace dateline {

// An article that a batch puts into the index, and the hash of its words.
struct NewArticle {
  std::string_view id;  // must outlive this: there are millions of them
  std::uint64_t words = 0;
};

// Makes one stored article, with copies, of those that have the same words.
// Which one is stored does not depend on the order in which they came: it is
// the one with the lowest id.
class CopyUnion {
 public:
  using Version = LivingVersions::Version;
  // Versions that died and that had copies, by their words.
  using Bereaved = std::map<std::uint64_t, Version>;

  // All must outlive this.
  CopyUnion(LivingVersions& versions, ArticleCopies& copies,
            const Bereaved& bereaved)
      : versions_(versions), copies_(copies), bereaved_(bereaved) {}

  // Of each article there must be one living version at most. Reads a value of
  // every published article if `articles` are any.
  void unite(std::vector<NewArticle> articles);

  // Of the articles that were united, those that have the words of an article
  // that was published before.
  const std::set<std::string>& doubles() const { return doubles_; }

  // The documents of copies that are to be stored now, because the article is
  // gone that had their words.
  const std::vector<PassageDocument>& documents() const { return documents_; }

 private:
  // The articles with the same words, by id: copies have no version.
  using Members = std::map<std::string, std::optional<Version>>;

  void add_published(const std::vector<NewArticle>& sorted);
  void add_new(const std::vector<NewArticle>& sorted);
  void add_copies();
  void unite(std::uint64_t words, const Members& members);

  LivingVersions& versions_;
  ArticleCopies& copies_;
  const Bereaved& bereaved_;
  std::map<std::uint64_t, Members> groups_;  // by words
  std::set<std::string> doubles_;
  std::vector<PassageDocument> documents_;
};

}  // namespace dateline
