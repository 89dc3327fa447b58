#pragma once

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

// Remembers how many passages have the terms that were last asked for. Each
// search asks for some hundred terms, nearly all of them words of its best
// passages, and each is looked up in the table of every segment. Terms are told
// apart by a hash of 64 bits. Not thread-safe.
class FrequencyCache {
 public:
  // The frequency of a term, which look_up() gives if it is not known. It must
  // always be the same.
  template <typename LookUp>
  Xapian::doccount of(std::string_view term, LookUp look_up) {
    const std::uint64_t hash = XXH3_64bits(term.data(), term.size()) | 1;
    for (const Known& known : row_of(hash)) {
      if (known.hash == hash) return known.frequency;
    }
    const Xapian::doccount frequency = look_up();
    if (2 * ++added_ > rows_.size() * row_size && rows_.size() < max_rows) {
      grow();
    }
    add({hash, frequency});
    return frequency;
  }

 private:
  // A term by its hash, which is odd; none if that is 0.
  struct Known {
    std::uint64_t hash = 0;
    Xapian::doccount frequency = 0;
  };

  // A term is looked for in one row, which a processor loads at once.
  static constexpr std::size_t row_size = 4;
  static constexpr std::size_t first_rows = 1u << 8;
  static constexpr std::size_t max_rows = 1u << 14;  // 65,536 terms, 1 MB
  struct alignas(row_size * sizeof(Known)) Row : std::array<Known, row_size> {};

  Row& row_of(std::uint64_t hash) {
    return rows_[hash >> 1 & (rows_.size() - 1)];
  }

  // Of a full row, the term that was added first is forgotten.
  void add(const Known& known) {
    Row& row = row_of(known.hash);
    std::shift_right(row.begin(), row.end(), 1);
    row.front() = known;
  }

  void grow() {
    std::vector<Row> rows(4 * rows_.size());
    rows.swap(rows_);
    for (const Row& row : rows) {
      for (const Known& known : row) {
        if (known.hash != 0) add(known);
      }
    }
  }

  std::vector<Row> rows_ = std::vector<Row>(first_rows);  // a power of two
  std::size_t added_ = 0;
};

}  // namespace dateline
