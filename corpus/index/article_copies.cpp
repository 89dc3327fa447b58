#include "corpus/index/article_copies.hpp"

#include <algorithm>

#include "corpus/index/packed_values.hpp"

// The layout is a format byte, the number of groups, and the groups in the
// order of their words: words, id of the stored article, number of copies, and
// for each copy its values in the order in which StoredCopy has them.
namespace dateline {
namespace {

constexpr char copies_format = 1;

constexpr const char* copies_subject = "cannot read the list of copies: it";

void put(std::string& out, const StoredCopy& copy) {
  put_text(out, copy.id);
  put_text(out, copy.url);
  put_text(out, copy.origin);
  put_number(out, copy.line);
  put_number(out, copy.offset);
  put_text(out, copy.content);
}

StoredCopy copy_of(PackedReader& reader) {
  StoredCopy copy;
  copy.id = reader.text();
  copy.url = reader.text();
  copy.origin = reader.text();
  copy.line = reader.number();
  copy.offset = reader.number();
  copy.content = reader.text();
  return copy;
}

}  // namespace

const CopyGroup* ArticleCopies::with_words(std::uint64_t words) const {
  const auto found = groups_.find(words);
  return found == groups_.end() ? nullptr : &found->second;
}

const CopyGroup* ArticleCopies::of(const std::string& stored_article) const {
  const auto found = by_article_.find(stored_article);
  return found == by_article_.end() ? nullptr : with_words(found->second);
}

const StoredCopy* ArticleCopies::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return nullptr;
  const auto& copies = with_words(found->second)->copies;
  return &*std::ranges::lower_bound(copies, id, {}, &StoredCopy::id);
}

const std::string* ArticleCopies::stored_as(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &with_words(found->second)->article;
}

std::vector<std::string> ArticleCopies::of_origin(
    const std::string& origin) const {
  std::vector<std::string> ids;
  const auto [first, last] = ids_by_origin_.equal_range(origin);
  for (auto at = first; at != last; ++at) ids.push_back(at->second);
  std::ranges::sort(ids);
  return ids;
}

void ArticleCopies::set(std::uint64_t words, CopyGroup group) {
  if (const auto old = groups_.find(words); old != groups_.end()) {
    for (const StoredCopy& copy : old->second.copies) forget(copy);
    by_article_.erase(old->second.article);
    groups_.erase(old);
  }
  if (group.copies.empty()) return;
  std::ranges::sort(group.copies, {}, &StoredCopy::id);
  by_article_.emplace(group.article, words);
  for (const StoredCopy& copy : group.copies) {
    by_id_.emplace(copy.id, words);
    ids_by_origin_.emplace(copy.origin, copy.id);
  }
  groups_.emplace(words, std::move(group));
}

void ArticleCopies::erase(const std::string& id) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return;
  const std::uint64_t words = found->second;
  CopyGroup group = *with_words(words);
  std::erase_if(group.copies,
                [&](const StoredCopy& copy) { return copy.id == id; });
  set(words, std::move(group));
}

void ArticleCopies::forget(const StoredCopy& copy) {
  by_id_.erase(copy.id);
  const auto [first, last] = ids_by_origin_.equal_range(copy.origin);
  ids_by_origin_.erase(std::find_if(
      first, last, [&](const auto& known) { return known.second == copy.id; }));
}

std::string ArticleCopies::encode() const {
  std::string out(1, copies_format);
  put_number(out, groups_.size());
  for (const auto& [words, group] : groups_) {
    put_number(out, words);
    put_text(out, group.article);
    put_number(out, group.copies.size());
    for (const StoredCopy& copy : group.copies) put(out, copy);
  }
  return out;
}

ArticleCopies ArticleCopies::decode(std::string_view bytes) {
  PackedReader reader(bytes, copies_subject);
  if (reader.byte() != copies_format) reader.refuse("is of an unknown format");
  ArticleCopies all;
  for (std::uint64_t left = reader.number(); left > 0; --left) {
    const std::uint64_t words = reader.number();
    CopyGroup group;
    group.article = reader.text();
    for (std::uint64_t more = reader.number(); more > 0; --more) {
      group.copies.push_back(copy_of(reader));
    }
    if (group.copies.empty()) reader.refuse("has an article without copies");
    all.set(words, std::move(group));
  }
  if (!reader.at_end()) reader.refuse("is followed by other bytes");
  return all;
}

}  // namespace dateline
