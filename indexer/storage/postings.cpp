#include "indexer/storage/postings.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

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

void write_values(std::span<const PassageDocument> passages,
                  PostingTableWriter& table) {
  std::map<std::uint32_t, ValueList> values;  // by slot
  std::uint32_t id = 0;
  for (const PassageDocument& passage : passages) {
    ++id;
    values[schema::date_slot].add(id, passage.date);
    values[schema::article_slot].add(id, passage.article);
    values[schema::content_slot].add(id, passage.content);
    values[schema::source_slot].add(id, passage.outlet);
  }
  Slots slots;
  for (const auto& [slot, list] : values) {
    if (list.bounds.passages > 0) slots.emplace(slot, list.bounds);
  }
  table.add_slots(slots);
  for (const auto& [slot, bounds] : slots) {
    table.add_values(slot, values.at(slot).list);
  }
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

// Of the values, which can be a hundred bytes a passage, few are in memory.
void merge_slot(std::uint32_t slot, const Readers& readers,
                PostingTableWriter& table) {
  constexpr std::size_t buffer_bytes = std::size_t{1} << 18;
  PassageList merged;
  std::uint32_t offset = 0;
  for (const auto& reader : readers) {
    reader->each_piece(slot, [&](const PassageList& piece) {
      merged.append(piece, offset);
      if (merged.entries.size() >= buffer_bytes) {
        table.begin_values(slot, merged);
      }
    });
    offset += reader->passages();
  }
  table.add_values(slot, std::move(merged));
}

void merge_values(const Readers& readers, PostingTableWriter& table) {
  Slots slots;
  for (const auto& reader : readers) {
    for (const auto& [slot, bounds] : reader->slots()) slots[slot].add(bounds);
  }
  table.add_slots(slots);
  for (const auto& [slot, bounds] : slots) {
    merge_slot(slot, readers, table);
  }
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
                    std::span<const PassageDocument> passages) {
  PostingTableWriter table(segment);
  PostingCollector collector;
  PassageList lengths;
  std::uint32_t id = 0;
  for (const PassageDocument& passage : passages) {
    collector.add(++id, passage);
    lengths.add_number(id, passage.length);
  }
  write_values(passages, table);
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
  merge_values(readers, table);
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
