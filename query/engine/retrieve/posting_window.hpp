#pragma once

#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace dateline {

// The postings of some lists in a short range of passages. A search that goes
// through ranges takes the lists one after the other, and need not find out for
// each passage which list comes to it next.
class PostingWindow {
 public:
  static constexpr Xapian::docid max_size = 512;

  // For a number of lists.
  void reset(std::size_t lists) {
    begin_ = size_ = 0;
    words_ = (lists + 63) / 64;
    any_.fill(0);
    weights_.fill(0);
    lists_.assign(max_size * words_, 0);
    frequencies_ =
        std::make_unique_for_overwrite<Xapian::termcount[]>(lists * max_size);
  }

  // Begins a new range, of at most max_size passages, without postings.
  void begin_at(Xapian::docid begin, Xapian::docid size) {
    for (std::size_t word = 0; word < any_.size(); ++word) {
      for (; any_[word] != 0; any_[word] &= any_[word] - 1) {
        const std::size_t at =
            word * 64 + static_cast<std::size_t>(std::countr_zero(any_[word]));
        weights_[at] = 0;
        std::fill_n(&lists_[at * words_], words_, 0);
      }
    }
    begin_ = begin;
    size_ = size;
  }

  Xapian::docid begin() const { return begin_; }
  Xapian::docid end() const { return begin_ + size_; }
  bool covers(Xapian::docid id) const { return id - begin_ < size_; }

  // Adds a posting of the list `list`, which adds `weight` to the weight of a
  // passage at most.
  void add(std::size_t list, Xapian::docid id, Xapian::termcount frequency,
           double weight) {
    const std::size_t at = id - begin_;
    weights_[at] += weight;
    any_[at / 64] |= std::uint64_t{1} << at % 64;
    lists_[at * words_ + list / 64] |= std::uint64_t{1} << list % 64;
    frequencies_[list * max_size + at] = frequency;
  }

  bool has(std::size_t list, Xapian::docid id) const {
    return (lists_[(id - begin_) * words_ + list / 64] >> list % 64 & 1) != 0;
  }

  // Of a posting that was added.
  Xapian::termcount frequency(std::size_t list, Xapian::docid id) const {
    return frequencies_[list * max_size + (id - begin_)];
  }

  // What the postings of a passage add to its weight together, at most.
  double weight(Xapian::docid id) const { return weights_[id - begin_]; }

  // The first passage from `id` on that has a posting and weighs at least
  // `least` by all of them; end() if there is none.
  Xapian::docid first_from(Xapian::docid id, double least) const {
    std::size_t at = id - begin_;
    while (at < size_) {
      std::uint64_t left = any_[at / 64] >> at % 64 << at % 64;
      for (; left != 0; left &= left - 1) {
        const std::size_t next =
            at / 64 * 64 + static_cast<std::size_t>(std::countr_zero(left));
        if (weights_[next] >= least) {
          return begin_ + static_cast<Xapian::docid>(next);
        }
      }
      at = at / 64 * 64 + 64;
    }
    return end();
  }

 private:
  Xapian::docid begin_ = 0;
  Xapian::docid size_ = 0;
  std::size_t words_ = 0;                           // of 64 lists each
  std::array<double, max_size> weights_{};          // by passage
  std::array<std::uint64_t, max_size / 64> any_{};  // bit by passage
  std::vector<std::uint64_t> lists_;  // by passage, then bit by list
  std::unique_ptr<Xapian::termcount[]> frequencies_;  // by list and passage
};

}  // namespace dateline
