#include "indexer/storage/posting_table_reader.hpp"

#include "corpus/index/glass_format.hpp"
#include "corpus/index/mapped_pages.hpp"

namespace dateline {

using glass::Parser;

PostingTableReader::PostingTableReader(const std::filesystem::path& segment)
    : table_(segment / posting_file), at_(table_.first()) {
  read_slots();
  read_lengths();
  passages_ = lengths_.last;
  next();
}

void PostingTableReader::next_item() {
  table_.advance(at_);
  release_pages_behind();
}

void PostingTableReader::release_pages_behind() {
  constexpr std::size_t kept_bytes = std::size_t{1} << 20;
  if (at_.block < released_ + kept_bytes) return;
  release_pages(table_.bytes().substr(released_, at_.block - released_));
  released_ = at_.block;
}

void PostingTableReader::read_slots() {
  for (; at_.key.starts_with(glass::value_bounds_key); next_item()) {
    const std::size_t prefix = glass::value_bounds_key.size();
    const bool is_first = at_.key.size() == prefix;
    ValueBounds& slot =
        slots_[is_first ? 0 : static_cast<unsigned char>(at_.key[prefix])];
    Parser bounds(at_.tag);
    slot.passages = bounds.number();
    slot.lowest = bounds.text();
    slot.highest = bounds.at_end() ? slot.lowest : std::string(bounds.rest());
  }
  for (; at_.key.starts_with(glass::value_key); next_item()) {
    Parser key(at_.key.substr(glass::value_key.size()));
    values_.try_emplace(key.number(), at_);
  }
}

bool PostingTableReader::is_value_of(std::uint32_t slot) const {
  return at_.key.starts_with(glass::value_key) &&
         Parser(at_.key.substr(glass::value_key.size())).number() == slot;
}

void PostingTableReader::each_piece(
    std::uint32_t slot, const std::function<void(const PassageList&)>& each) {
  const auto values = values_.find(slot);
  if (values == values_.end()) return;
  const GlassTable::Item term = std::exchange(at_, values->second);
  released_ = at_.block;
  std::uint32_t last = 0;
  for (; is_value_of(slot); next_item()) {
    Parser key(at_.key.substr(glass::value_key.size()));
    key.number();
    PassageList piece;
    piece.first = key.sortable();
    piece.entries = at_.tag;
    // The last passage of a piece is not told.
    Parser entries(at_.tag);
    entries.text();
    for (piece.last = piece.first; !entries.at_end(); entries.text()) {
      piece.last += entries.number() + 1;
    }
    if (piece.first <= last || piece.last < piece.first) table_.fail();
    last = piece.last;
    each(piece);
  }
  if (last > passages()) table_.fail();
  release_pages(table_.bytes().substr(released_, at_.block - released_));
  at_ = term;
  released_ = at_.block;
}

void PostingTableReader::read_lengths() {
  if (at_.key != glass::length_key) table_.fail();
  Parser head(at_.tag);
  head.number();
  head.number();
  lengths_.first = head.number() + 1;
  const std::string_view tag = head.rest();
  next_item();
  read_pieces(glass::length_key, lengths_, tag);
}

void PostingTableReader::next() {
  name_ = at_.key;
  if (at_end()) return;
  Parser head(at_.tag);
  postings_.passages = head.number();
  postings_.occurrences = head.number();
  postings_.list.first = head.number() + 1;
  const std::string_view tag = head.rest();
  next_item();
  read_pieces(name_, postings_.list, tag);
  if (postings_.list.last > passages() ||
      (!at_.key.empty() && at_.key <= name_))
    table_.fail();
}

// Reads a list whose first passage is known. `tag` is its first piece from the
// end on, and the others, whose keys begin with `prefix`, are the next items.
void PostingTableReader::read_pieces(std::string_view prefix, PassageList& list,
                                     std::string_view tag) {
  Parser piece(tag);
  bool is_last = piece.byte() == '1';
  list.last = list.first + piece.number();
  if (list.first == 0 || list.last < list.first) table_.fail();
  list.entries = piece.rest();
  while (!is_last) {
    if (!at_.key.starts_with(prefix)) table_.fail();
    Parser key(at_.key.substr(prefix.size()));
    if (prefix != glass::length_key) key.byte();
    const std::uint32_t first = key.sortable();
    Parser next(at_.tag);
    is_last = next.byte() == '1';
    PassageList more;
    more.first = first;
    more.last = first + next.number();
    more.entries = next.rest();
    append(list, more);
    next_item();
  }
}

void PostingTableReader::append(PassageList& list, const PassageList& piece) {
  if (piece.first <= list.last || piece.last < piece.first) table_.fail();
  list.append(piece, 0);
}

}  // namespace dateline
