#include "query/engine/index/posting_file.hpp"

#include <algorithm>

#include "corpus/index/glass_format.hpp"
#include "corpus/index/packed_values.hpp"

namespace dateline {
namespace {

// What stands behind a term in the keys of its pieces but the first.
constexpr char piece_mark = '\0';
// What stands behind a zero byte of a term.
constexpr char zero_mark = '\xff';

// Whether `key` is that of a piece of the list whose first piece has the key
// `first`, but not the first.
bool is_piece_of(std::string_view first, std::string_view key) {
  if (!key.starts_with(first)) return false;
  const std::string_view rest = key.substr(first.size());
  return !rest.empty() &&
         (first == glass::length_key || rest.front() == piece_mark);
}

}  // namespace

PostingCursor::PostingCursor(const GlassTable& table,
                             const GlassTable::Item& first)
    : table_(&table), item_(first), prefix_(first.key) {
  glass::Parser head(first.tag);
  head.number();
  head.number();
  const std::uint32_t first_passage = head.number() + 1;
  begin_piece(first_passage, head.rest());
}

// `piece` begins behind the number of its first passage.
void PostingCursor::begin_piece(std::uint32_t first, std::string_view piece) {
  glass::Parser head(piece);
  is_last_ = head.byte() == '1';
  last_ = first + head.number();
  frequency_ = head.number();
  id_ = first;
  if (first == 0 || last_ < first || last_ == no_passage) table_->fail();
  at_ = reinterpret_cast<const unsigned char*>(head.rest().data());
  end_ = at_ + head.rest().size();
}

// At the end of a piece, or where a number has several bytes.
void PostingCursor::next_slowly() {
  if (at_ == end_) {
    if (id_ != last_) table_->fail();
    next_piece();
    return;
  }
  glass::Parser entry({reinterpret_cast<const char*>(at_),
                       static_cast<std::size_t>(end_ - at_)});
  const std::uint32_t id = id_ + entry.number() + 1;
  if (id <= id_ || id > last_) table_->fail();
  id_ = id;
  frequency_ = entry.number();
  at_ = end_ - entry.rest().size();
}

void PostingCursor::next_piece() {
  if (is_last_) {
    end();
    return;
  }
  const std::uint32_t before = last_;
  table_->advance(item_);
  if (!is_piece_of(prefix_, item_.key)) table_->fail();
  begin_piece(first_of_piece(), item_.tag);
  if (id_ <= before) table_->fail();
}

// Goes to the piece with the first passage from `id` on, which is behind the
// present one. Of the pieces, the next is tried first.
void PostingCursor::find_piece(std::uint32_t id) {
  next_piece();
  if (id_ == no_passage || last_ >= id) return;
  if (is_last_) {
    end();
    return;
  }
  std::string key(prefix_);
  if (prefix_ != glass::length_key) key += piece_mark;
  glass::put_sortable(key, id);
  item_ = table_->find(key);
  if (!is_piece_of(prefix_, item_.key)) table_->fail();
  begin_piece(first_of_piece(), item_.tag);
  if (last_ < id) next_piece();
}

std::uint32_t PostingCursor::first_of_piece() const {
  glass::Parser key(item_.key.substr(prefix_.size()));
  if (prefix_ != glass::length_key) key.byte();
  return key.sortable();
}

// Goes to the first passage from `id` on, which is behind the present one.
void PostingCursor::go_to(std::uint32_t id) {
  if (id > last_) find_piece(id);
  pass_over_until(id);
}

// Four entries of a byte a number are passed over at once.
void PostingCursor::pass_over_until(std::uint32_t id) {
  constexpr std::uint64_t several_bytes = 0x8080808080808080;
  constexpr std::uint64_t distances = 0x00FF00FF00FF00FF;
  if constexpr (std::endian::native == std::endian::little) {
    while (end_ - at_ >= 8) {
      std::uint64_t entries = 0;
      std::memcpy(&entries, at_, sizeof entries);
      if ((entries & several_bytes) != 0) {
        if (id_ >= id) return;
        next();
        continue;
      }
      const auto distance = static_cast<std::uint32_t>(
          4 + ((entries & distances) * 0x0001000100010001 >> 48));
      if (id_ + distance >= id) break;
      id_ += distance;
      at_ += 8;
      frequency_ = at_[-1];
    }
  }
  while (id_ < id) next();
}

void PostingCursor::end() {
  id_ = no_passage;
  at_ = end_ = nullptr;
}

std::uint32_t TermCursor::passages() const {
  return glass::Parser(item_.tag).number();
}

void TermCursor::next() {
  table_->advance(item_);
  to_term();
}

void TermCursor::skip_to(std::string_view term) {
  const std::string key = glass::term_key(term);
  item_ = table_->find(key);
  if (item_.key.empty() || item_.key < key) table_->advance(item_);
  to_term();
  // Who walks on from a lower term comes back to it without end.
  if (!term_.empty() && term_ < term) table_->fail();
}

// Passes over what is no first piece of a list: its key has a zero byte that is
// not of the term.
void TermCursor::to_term() {
  const auto end_of_term = [](std::string_view key) {
    std::size_t at = key.find('\0');
    while (at != key.npos && at + 1 < key.size() && key[at + 1] == zero_mark) {
      at = key.find('\0', at + 1);
    }
    return at;
  };
  while (end_of_term(item_.key) != std::string_view::npos) {
    table_->advance(item_);
  }
  term_ = item_.key;
  for (std::size_t at = 0; (at = term_.find('\0', at)) != term_.npos; ++at) {
    term_.erase(at + 1, 1);
  }
}

ValueCursor::ValueCursor(const GlassTable& table, std::uint32_t slot)
    : prefix_(glass::value_key) {
  put_number(prefix_, slot);
  std::string last = prefix_;
  glass::put_sortable(last, no_passage);
  if (table.find(last).key.starts_with(prefix_)) table_ = &table;
}

std::string_view ValueCursor::at(std::uint32_t id) {
  if (table_ == nullptr) return {};
  if (id < first_without_) find_piece(id);
  go_to(id);
  if (id_ < id) {
    find_piece(id);
    go_to(id);
  }
  return id_ == id ? value_ : std::string_view();
}

// Goes to the last piece that does not begin behind a passage.
void ValueCursor::find_piece(std::uint32_t id) {
  std::string key = prefix_;
  glass::put_sortable(key, id);
  const GlassTable::Item item = table_->find(key);
  first_without_ = id_ = 0;
  rest_ = {};
  if (!item.key.starts_with(prefix_)) return;
  glass::Parser first(item.key.substr(prefix_.size()));
  glass::Parser piece(item.tag);
  id_ = first_without_ = first.sortable();
  value_ = piece.text();
  rest_ = piece.rest();
}

// Goes to the first passage from `id` on that has a value, or to the last one
// of the piece. Most distances and sizes take a byte each.
void ValueCursor::go_to(std::uint32_t id) {
  constexpr std::uint32_t several_bytes = 0x80;
  const char* at = rest_.data();
  const char* const end = at + rest_.size();
  while (id_ < id && at != end) {
    glass::Parser entry({at, end});
    std::uint32_t distance = static_cast<unsigned char>(at[0]);
    if (end - at > 1 && distance < several_bytes &&
        static_cast<unsigned char>(at[1]) < several_bytes &&
        at[1] <= end - at - 2) {
      value_ = {at + 2, static_cast<std::size_t>(at[1])};
    } else {
      distance = entry.number();
      value_ = entry.text();
    }
    first_without_ = id_ + 1;
    id_ = first_without_ + distance;
    if (id_ < first_without_) table_->fail();
    at = value_.end();
  }
  rest_ = {at, end};
}

PostingFile::PostingFile(const std::filesystem::path& segment)
    : table_(std::in_place, segment / posting_file) {}

PostingFile::ListBegin PostingFile::find(std::string_view term) const {
  if (!table_ || term.empty()) return {};
  const std::string key = glass::term_key(term);
  const GlassTable::Item item = table_->find(key);
  return item.key == key ? item : ListBegin();
}

PostingFile::Statistics PostingFile::statistics(const ListBegin& list) const {
  if (list.key.empty()) return {};
  glass::Parser head(list.tag);
  Statistics statistics;
  statistics.passages = head.number();
  statistics.occurrences = head.number();
  head.number();
  head.byte();
  head.number();
  const std::uint32_t first = head.number();
  statistics.most = std::max(
      first, statistics.occurrences - std::min(first, statistics.occurrences));
  return statistics;
}

PostingCursor PostingFile::postings(const ListBegin& list) const {
  return list.key.empty() ? PostingCursor() : PostingCursor(*table_, list);
}

TermCursor PostingFile::terms_from(std::string_view term) const {
  if (!table_) return {};
  TermCursor cursor(*table_);
  cursor.skip_to(term);
  return cursor;
}

ValueCursor PostingFile::values(std::uint32_t slot) const {
  return table_ ? ValueCursor(*table_, slot) : ValueCursor();
}

PostingCursor PostingFile::lengths() const {
  if (!table_) return {};
  const GlassTable::Item item = table_->find(glass::length_key);
  return item.key == glass::length_key ? PostingCursor(*table_, item)
                                       : PostingCursor();
}

// Goes to each piece by its key, as Xapian does, and so through the blocks
// above it too.
void PostingFile::require_sound(std::string_view term) const {
  if (!table_) return;
  const GlassTable::Item list =
      term.empty() ? table_->find(glass::length_key) : find(term);
  if (list.key.empty()) return;
  GlassTable::Item piece = list;
  do {
    table_->find(piece.key);
    table_->advance(piece);
  } while (is_piece_of(list.key, piece.key));
}

}  // namespace dateline
