#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline {

// What a copy has of its own: an article that says word for word what another
// one says, and of which no passages are stored.
struct StoredCopy {
  std::string id;
  std::string url;           // "" if it has none
  std::string origin;        // path of the file it was read from
  std::uint64_t line = 1;    // of `origin`, where its record begins
  std::uint64_t offset = 0;  // of its text, in bytes of that file
  std::string content;       // its content_hash()

  bool operator==(const StoredCopy&) const = default;
};

// An article with the copies of it.
struct CopyGroup {
  std::string article;  // id by which the passages are stored: of all the ids
                        // of the group, the lowest
  std::vector<StoredCopy> copies;  // ascending by id, at least one

  bool operator==(const CopyGroup&) const = default;
};

// The copies of an index. Articles are in one group if they have the same
// words_hash().
class ArticleCopies {
 public:
  bool empty() const { return groups_.empty(); }
  // How many copies there are.
  std::size_t size() const { return by_id_.size(); }

  // These return null if there is none. The pointers are good until a change.
  const CopyGroup* with_words(std::uint64_t words) const;
  const CopyGroup* of(const std::string& stored_article) const;
  const StoredCopy* find(const std::string& id) const;
  // The id by which the passages of a copy are stored.
  const std::string* stored_as(const std::string& id) const;

  // The ids of the copies that were read from a file.
  std::vector<std::string> of_origin(const std::string& origin) const;

  // Calls `each(group)` for all groups, in the order of their words.
  template <typename Each>
  void each_group(Each each) const {
    for (const auto& [words, group] : groups_) each(group);
  }

  // Puts a group in the place of the one with these words. A group without
  // copies is none.
  void set(std::uint64_t words, CopyGroup group);
  // Takes out a copy, if there is one with this id.
  void erase(const std::string& id);

  // The content of the file that keeps them, and what it means. decode() throws
  // IndexError if `bytes` is not what encode() returned.
  std::string encode() const;
  static ArticleCopies decode(std::string_view bytes);

 private:
  void forget(const StoredCopy& copy);

  std::map<std::uint64_t, CopyGroup> groups_;  // by words
  // Words of the groups.
  std::unordered_map<std::string, std::uint64_t> by_id_;
  std::unordered_map<std::string, std::uint64_t> by_article_;
  std::unordered_multimap<std::string, std::string> ids_by_origin_;
};

}  // namespace dateline
