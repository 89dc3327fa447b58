#include "indexer/storage/postings.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/index/index_schema.hpp"
#include "indexer/storage/posting_table.hpp"
#include "indexer/storage/posting_table_reader.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

using Readers = std::vector<std::unique_ptr<PostingTableReader>>;

// The posting lists of passages, in memory. Their terms must stay where they
// are.
class PostingCollector {
 public:
  void add(std::uint32_t id, const PassageDocument& passage) {
    for (const auto& [name, wdf] : passage.terms) {
      PostingList& postings = lists_[name];
      ++postings.passages;
      postings.occurrences += wdf;
      postings.list.add_number(id, wdf);
    }
  }

  void write(PostingTableWriter& table) const {
    std::vector<const Lists::value_type*> sorted;
    sorted.reserve(lists_.size());
    for (const auto& list : lists_) sorted.push_back(&list);
    std::ranges::sort(sorted, {}, [](const auto* list) { return list->first; });
    for (const auto* list : sorted) table.add_term(list->first, list->second);
  }

 private:
  using Lists = std::unordered_map<std::string_view, PostingList>;
  Lists lists_;
};

ValueLists values_of(const std::vector<PassageDocument>& passages) {
  ValueLists values;
  std::uint32_t id = 0;
  for (const PassageDocument& passage : passages) {
    ++id;
    values[schema::date_slot].add(id, passage.date);
    values[schema::article_slot].add(id, passage.article);
    values[schema::content_slot].add(id, passage.content);
    values[schema::source_slot].add(id, passage.outlet);
  }
  std::erase_if(values,
                [](const auto& list) { return list.second.passages == 0; });
  return values;
}

// Calls `each` with every list of the name that stands first in any source, and
// what is to be added to its document numbers.
template <typename Each>
void each_with(std::string_view name, const Readers& readers, Each each) {
  std::uint32_t offset = 0;
  for (const auto& reader : readers) {
    if (!reader->at_end() && reader->name() == name) {
      each(*reader, offset);
      reader->next();
    }
    offset += reader->passages();
  }
}

// The lowest name that a source stands at; nothing if all are at their end.
std::optional<std::string> lowest_name(const Readers& readers) {
  const PostingTableReader* lowest = nullptr;
  for (const auto& reader : readers) {
    if (reader->at_end()) continue;
    if (lowest == nullptr || reader->name() < lowest->name()) {
      lowest = reader.get();
    }
  }
  if (lowest == nullptr) return std::nullopt;
  return std::string(lowest->name());
}

ValueLists merged_values(const Readers& readers) {
  ValueLists values;
  std::uint32_t offset = 0;
  for (const auto& reader : readers) {
    for (auto& [slot, list] : reader->take_values()) {
      ValueList& merged = values[slot];
      const bool is_first = merged.passages == 0;
      if (is_first || list.lowest < merged.lowest) merged.lowest = list.lowest;
      merged.highest = std::max(merged.highest, list.highest);
      merged.passages += list.passages;
      merged.list.append(list.list, offset);
    }
    offset += reader->passages();
  }
  return values;
}

PassageList merged_lengths(const Readers& readers) {
  PassageList lengths;
  for (const auto& reader : readers) {
    lengths.append(reader->take_lengths(), lengths.last);
  }
  return lengths;
}

}  // namespace

void write_postings(const fs::path& segment,
                    const std::vector<PassageDocument>& passages) {
  PostingTableWriter table(segment);
  PostingCollector collector;
  PassageList lengths;
  std::uint32_t id = 0;
  for (const PassageDocument& passage : passages) {
    collector.add(++id, passage);
    lengths.add_number(id, passage.length);
  }
  table.add_values(values_of(passages));
  table.add_lengths(lengths);
  collector.write(table);
  table.finish();
}

void merge_postings(const std::vector<fs::path>& sources,
                    const fs::path& target) {
  Readers readers;
  for (const fs::path& source : sources) {
    readers.push_back(std::make_unique<PostingTableReader>(source));
  }
  PostingTableWriter table(target);
  table.add_values(merged_values(readers));
  table.add_lengths(merged_lengths(readers));
  while (const auto name = lowest_name(readers)) {
    PostingList merged;
    each_with(*name, readers,
              [&](const PostingTableReader& source, std::uint32_t offset) {
                const PostingList& postings = source.postings();
                merged.passages += postings.passages;
                merged.occurrences += postings.occurrences;
                merged.list.append(postings.list, offset);
              });
    table.add_key(*name, merged);
  }
  table.finish();
}

}  // namespace dateline
