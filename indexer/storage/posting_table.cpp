#include "indexer/storage/posting_table.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <random>

#include "corpus/index/glass_format.hpp"
#include "corpus/index/packed_values.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

using glass::Parser, glass::put_sortable;

// A list is stored in pieces of about this size, because Xapian reads a piece
// from its beginning to find one passage.
constexpr std::size_t piece_bytes = 2000;
// A piece that would be smaller begins in the next block.
constexpr std::size_t least_piece_bytes = 64;
// What stands before the entries of a piece: four numbers and a mark.
constexpr std::size_t max_head_bytes = 4 * 5 + 1;

// What the entries of a list hold.
struct Numbers {
  static void skip(Parser& entries) { entries.number(); }
};
struct Texts {
  static void skip(Parser& entries) { entries.text(); }
};

// How many bytes of entries the next piece may have, if `room` bytes are left
// in the block and `overhead` of them are needed for something else.
std::size_t limit_of(std::size_t room, std::size_t overhead) {
  const std::size_t needed = overhead + max_head_bytes;
  return room < needed + least_piece_bytes
             ? piece_bytes
             : std::min(piece_bytes, room - needed);
}

struct Piece {
  std::string_view entries;
  std::uint32_t last = 0;  // passage
  std::string_view rest;   // of the list
  std::uint32_t next = 0;  // the first passage of the rest
};

// The longest beginning of `entries` within the limit, at least one entry. They
// are those from passage `first` to passage `last` of a list.
template <typename Entries>
Piece first_piece(std::string_view entries, std::uint32_t first,
                  std::uint32_t last, std::size_t limit) {
  if (entries.size() <= limit) return {entries, last, {}, 0};
  Parser parser(entries);
  Entries::skip(parser);
  for (std::uint32_t at = first;;) {
    const std::size_t end = entries.size() - parser.rest().size();
    if (parser.at_end()) return {entries, at, {}, 0};
    const std::uint32_t next = at + parser.number() + 1;
    const std::string_view rest = parser.rest();
    Entries::skip(parser);
    if (entries.size() - parser.rest().size() > limit) {
      return {entries.substr(0, end), at, rest, next};
    }
    at = next;
  }
}

std::string random_bytes(std::size_t count) {
  std::random_device device;
  std::string bytes;
  while (bytes.size() < count) bytes += static_cast<char>(device());
  return bytes;
}

PassageTotals totals_of(const PassageList& lengths) {
  PassageTotals totals;
  for (Parser entries(lengths.entries); !entries.at_end();) {
    if (totals.passages > 0) entries.number();
    const std::uint32_t length = entries.number();
    ++totals.passages;
    totals.tokens += length;
    totals.longest = std::max(totals.longest, length);
    if (length > 0 && (totals.shortest == 0 || length < totals.shortest)) {
      totals.shortest = length;
    }
  }
  return totals;
}

// Where a table begins. Xapian has six; of those that are not there it wants to
// know from which size on it would compress an item.
void put_table(std::string& out, const GlassTableWriter::Root* root,
               std::uint32_t compressed_from) {
  constexpr std::uint32_t is_missing = 1, is_written_in_order = 2;
  put_number(out, root != nullptr ? root->block : 0);
  put_number(out, root != nullptr ? root->level << 2 | is_written_in_order
                                  : is_missing | is_written_in_order);
  put_number(out, root != nullptr ? root->items : 0);
  put_number(out, glass::block_bytes >> 11);
  put_number(out, compressed_from);
  std::string free_blocks;
  if (root != nullptr) {
    put_number(free_blocks, GlassTableWriter::revision);
    put_number(free_blocks, root->blocks);
    free_blocks.append(4, '\0');  // there are none
  }
  put_text(out, free_blocks);
}

// The file by which Xapian knows a database.
std::string version_file(const GlassTableWriter::Root& root,
                         const PassageTotals& totals) {
  constexpr std::string_view format{"\x0f\x0dXapian Glass\x04\x6e", 16};
  constexpr std::size_t identity_bytes = 16;
  constexpr std::array<std::uint32_t, 5> other_tables{18, 18, 0, 18, 18};
  std::string out(format);
  out += random_bytes(identity_bytes);
  put_number(out, GlassTableWriter::revision);
  put_table(out, &root, 0);
  for (const std::uint32_t from : other_tables) put_table(out, nullptr, from);
  put_number(out, totals.passages);
  put_number(out, 0);  // document numbers without a passage
  put_number(out, totals.shortest);
  // No term occurs more often in a passage than the longest has tokens.
  put_number(out, totals.longest);
  put_number(out, 0);
  put_number(out, 0);  // changes that are kept
  put_number(out, totals.tokens);
  put_number(out, 0);  // bound of spelling data
  return out;
}

}  // namespace

void PassageList::begin_entry(std::uint32_t id) {
  assert(id > last);
  if (first == 0) {
    first = id;
  } else {
    put_number(entries, id - last - 1);
  }
  last = id;
}

void PassageList::add_number(std::uint32_t id, std::uint32_t number) {
  begin_entry(id);
  put_number(entries, number);
}

void PassageList::add_text(std::uint32_t id, std::string_view text) {
  begin_entry(id);
  put_text(entries, text);
}

void PassageList::append(const PassageList& list, std::uint32_t offset) {
  if (list.first == 0) return;
  begin_entry(list.first + offset);
  entries += list.entries;
  last = list.last + offset;
}

void ValueBounds::add(const ValueBounds& other) {
  if (passages == 0 || other.lowest < lowest) lowest = other.lowest;
  if (passages == 0 || other.highest > highest) highest = other.highest;
  passages += other.passages;
}

void ValueList::add(std::uint32_t id, std::string_view value) {
  if (value.empty()) return;
  if (bounds.passages == 0 || value < bounds.lowest) bounds.lowest = value;
  if (bounds.passages == 0 || value > bounds.highest) bounds.highest = value;
  ++bounds.passages;
  list.add_text(id, value);
}

PostingTableWriter::PostingTableWriter(const fs::path& segment)
    : segment_(segment), table_(segment / posting_file) {}

// Stores a list of numbers in pieces, so that each fills what is left of a
// block. The key of the first is `first_key`, those of the others are `prefix`
// and the number of their first passage. `head` stands before the first piece.
void PostingTableWriter::add_list(const std::string& first_key,
                                  const std::string& prefix, std::string head,
                                  const PassageList& list) {
  std::string key = first_key;
  std::uint32_t first = list.first;
  for (std::string_view left = list.entries; !left.empty();) {
    const Piece piece =
        first_piece<Numbers>(left, first, list.last,
                             limit_of(table_.room(), key.size() + head.size()));
    head += piece.rest.empty() ? '1' : '0';
    put_number(head, piece.last - first);
    head += piece.entries;
    table_.add(key, head);
    head.clear();
    left = piece.rest;
    first = piece.next;
    key = prefix;
    put_sortable(key, first);
  }
}

void PostingTableWriter::add_slots(const Slots& slots) {
  for (const auto& [slot, values] : slots) {
    assert(slot < 0x100);
    std::string key(glass::value_bounds_key);
    if (slot > 0) key += static_cast<char>(slot);
    std::string bounds;
    put_number(bounds, values.passages);
    put_text(bounds, values.lowest);
    if (values.highest != values.lowest) bounds += values.highest;
    table_.add(key, bounds);
  }
}

void PostingTableWriter::begin_values(std::uint32_t slot, PassageList& values) {
  add_pieces(slot, values, false);
}

void PostingTableWriter::add_values(std::uint32_t slot, PassageList values) {
  add_pieces(slot, values, true);
}

// Takes what it writes off the list. If more values follow, the last piece is
// not written, because it may not be full.
void PostingTableWriter::add_pieces(std::uint32_t slot, PassageList& values,
                                    bool is_end) {
  std::string prefix(glass::value_key);
  put_number(prefix, slot);
  std::string_view left = values.entries;
  while (!left.empty()) {
    std::string key = prefix;
    put_sortable(key, values.first);
    const Piece piece = first_piece<Texts>(left, values.first, values.last,
                                           limit_of(table_.room(), key.size()));
    if (piece.rest.empty() && !is_end) break;
    table_.add(key, piece.entries);
    left = piece.rest;
    values.first = piece.next;
  }
  values.entries.erase(0, values.entries.size() - left.size());
}

void PostingTableWriter::add_lengths(const PassageList& lengths) {
  totals_ = totals_of(lengths);
  const std::string key(glass::length_key);
  std::string head(2, '\0');  // Xapian counts passages elsewhere
  put_number(head, lengths.first - 1);
  add_list(key, key, std::move(head), lengths);
}

void PostingTableWriter::add_term(std::string_view term,
                                  const PostingList& postings) {
  add_key(glass::term_key(term), postings);
}

void PostingTableWriter::add_key(const std::string& key,
                                 const PostingList& postings) {
  std::string head;
  put_number(head, postings.passages);
  put_number(head, postings.occurrences);
  put_number(head, postings.list.first - 1);
  add_list(key, key + '\0', std::move(head), postings.list);
}

void PostingTableWriter::finish() {
  const GlassTableWriter::Root root = table_.finish();
  OutputFile(segment_ / "iamglass").write(version_file(root, totals_));
}

}  // namespace dateline
