#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "indexer/storage/glass_table_writer.hpp"

// The database of a segment as Xapian's glass backend reads it: posting lists,
// document lengths and values in one table, and a file that says where it
// begins. Xapian reads it; it is written here, because that takes a fifth of
// the time and makes a third less of it (docs/explanation/performance.md).
namespace dateline {

// Something for each of some passages, ascending by document number: how often
// a term occurs, the value of a slot.
struct PassageList {
  std::uint32_t first = 0;  // document number; 0 if the list is empty
  std::uint32_t last = 0;
  // What the first has, then for each other the distance from the one before,
  // less one, as a varint, and what it has.
  std::string entries;

  void add_number(std::uint32_t id, std::uint32_t number);
  void add_text(std::uint32_t id, std::string_view text);
  // Adds a list whose document numbers, raised by `offset`, are higher.
  void append(const PassageList& list, std::uint32_t offset);

 private:
  void begin_entry(std::uint32_t id);
};

// The passages that have a term.
struct PostingList {
  std::uint32_t passages = 0;
  std::uint32_t occurrences = 0;  // in all of them
  PassageList list;               // numbers: occurrences in each
};

// What the values of a slot are that are not empty.
struct ValueBounds {
  std::uint32_t passages = 0;  // that have one
  std::string lowest, highest;

  void add(const ValueBounds& other);
};

using Slots = std::map<std::uint32_t, ValueBounds>;  // those with values

// The values of a slot that are not empty.
struct ValueList {
  ValueBounds bounds;
  PassageList list;  // texts

  void add(std::uint32_t id, std::string_view value);
};

// What Xapian knows of all passages.
struct PassageTotals {
  std::uint32_t passages = 0;
  std::uint64_t tokens = 0;
  std::uint32_t shortest = 0;  // of those with tokens
  std::uint32_t longest = 0;
};

// Writes the database of a segment. Not synced to disk. Throws what OutputFile
// throws.
class PostingTableWriter {
 public:
  // `segment` is an existing folder.
  explicit PostingTableWriter(const std::filesystem::path& segment);

  // To be called in this order: slots once, the values of each of them,
  // ascending, lengths once, then every term, ascending. Every passage has a
  // length, from number 1 on.
  void add_slots(const Slots& slots);
  void add_values(std::uint32_t slot, PassageList values);
  void add_lengths(const PassageList& lengths);
  void add_term(std::string_view term, const PostingList& postings);
  // The same for a term that is given by the key of its list.
  void add_key(const std::string& key, const PostingList& postings);

  // Writes the values of a slot before all are known, and takes what it writes
  // off the list; add_values() is to write the rest. So few of them are in
  // memory at once.
  void begin_values(std::uint32_t slot, PassageList& values);

  // To be called once, behind all terms.
  void finish();

 private:
  void add_pieces(std::uint32_t slot, PassageList& values, bool is_end);
  void add_list(const std::string& first_key, const std::string& prefix,
                std::string head, const PassageList& list);

  std::filesystem::path segment_;
  GlassTableWriter table_;
  PassageTotals totals_;
};

}  // namespace dateline
