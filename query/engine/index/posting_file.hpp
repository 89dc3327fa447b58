#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/index/glass_table.hpp"

namespace dateline {

// Where a list of passages stands that is at its end.
inline constexpr std::uint32_t no_passage = static_cast<std::uint32_t>(-1);

// Stands at one of the passages that have a term, ascending by number within a
// segment. Throws IndexError if the list is damaged. Good for as long as the
// PostingFile.
class PostingCursor {
 public:
  // Of no passages.
  PostingCursor() = default;

  // no_passage at the end, where neither of the others may be called.
  std::uint32_t id() const { return id_; }
  // How often the passage has the term.
  std::uint32_t frequency() const { return frequency_; }
  void next() {
    if (is_next_short()) {
      next_short();
    } else {
      next_slowly();
    }
  }

  // Goes to the first passage from `id` on, unless it is there or behind it.
  void skip_to(std::uint32_t id) {
    if (id <= id_) return;
    if (is_next_short()) next_short();  // often it is the next one
    if (id > id_) go_to(id);
  }

 private:
  friend class PostingFile;

  // Numbers are varints: each byte but the last is at least this.
  static constexpr unsigned char more_follow = 0x80;

  PostingCursor(const GlassTable& table, const GlassTable::Item& first);

  // Whether the next passage is of this piece and its numbers have a byte each.
  bool is_next_short() const {
    return end_ - at_ >= 2 && at_[0] < more_follow && at_[1] < more_follow;
  }
  void next_short() {
    id_ += at_[0] + 1u;
    frequency_ = at_[1];
    at_ += 2;
  }
  void begin_piece(std::uint32_t first, std::string_view piece);
  void next_slowly();
  void next_piece();
  void find_piece(std::uint32_t id);
  std::uint32_t first_of_piece() const;
  void go_to(std::uint32_t id);
  void pass_over_until(std::uint32_t id);
  void end();

  const GlassTable* table_ = nullptr;
  GlassTable::Item item_;    // the piece
  std::string_view prefix_;  // of the pieces' keys but the first
  bool is_last_ = true;      // whether the piece is
  std::uint32_t id_ = no_passage;
  std::uint32_t frequency_ = 0;
  std::uint32_t last_ = 0;  // passage of the piece
  const unsigned char* at_ = nullptr;
  const unsigned char* end_ = nullptr;  // of the piece
};

// Stands at one of the terms of a segment, ascending. Good for as long as the
// PostingFile.
class TermCursor {
 public:
  // Of no terms.
  TermCursor() = default;

  // "" at the end, where passages() may not be called.
  const std::string& term() const { return term_; }
  std::uint32_t passages() const;  // that have the term
  void next();
  // Goes to the first term from this one on, which is above the present one.
  void skip_to(std::string_view term);

 private:
  friend class PostingFile;
  explicit TermCursor(const GlassTable& table) : table_(&table) {}

  void to_term();

  const GlassTable* table_ = nullptr;
  GlassTable::Item item_;
  std::string term_;
};

// Tells the values that passages have in one slot. Throws IndexError if they
// are damaged. Good for as long as the PostingFile.
class ValueCursor {
 public:
  // Of no values.
  ValueCursor() = default;

  // "" if the passage has none. Fast where the passages ascend. The bytes are
  // good for as long as the PostingFile.
  std::string_view at(std::uint32_t id);

 private:
  friend class PostingFile;
  ValueCursor(const GlassTable& table, std::uint32_t slot);

  void find_piece(std::uint32_t id);
  void go_to(std::uint32_t id);

  const GlassTable* table_ = nullptr;  // null if no passage has a value
  std::string prefix_;                 // of the pieces' keys
  // The passage of `value_`, and the first one from which on that is the next
  // with a value.
  std::uint32_t id_ = 0, first_without_ = no_passage;
  std::string_view value_;
  std::string_view rest_;  // of the piece
};

// The posting lists of a segment, and its values, read from the table in which
// Xapian reads them too (docs/decisions/14-postings-written-here.md), several
// times faster than Xapian does. Thread-safe.
class PostingFile {
 public:
  // A file without lists.
  PostingFile() = default;
  // Throws IndexError if the file is missing or damaged.
  explicit PostingFile(const std::filesystem::path& segment);

  struct Statistics {
    std::uint32_t passages = 0;  // that have the term
    std::uint32_t occurrences = 0;
    std::uint32_t most = 0;  // occurrences in a passage, at most
  };
  // The begin of a term's posting list, good for as long as the file. It has no
  // key if no passage has the term.
  using ListBegin = GlassTable::Item;
  ListBegin find(std::string_view term) const;

  Statistics statistics(const ListBegin& list) const;
  PostingCursor postings(const ListBegin& list) const;
  // Stands at the first term from this one on.
  TermCursor terms_from(std::string_view term) const;
  ValueCursor values(std::uint32_t slot) const;
  // Of all passages; the frequency is a passage's length in terms.
  PostingCursor lengths() const;

  // Looks at all blocks in which Xapian reads the list of a term, or the
  // lengths of passages if it is "". In a damaged list Xapian may go on for
  // ever.
  void require_sound(std::string_view term) const;

  // Throws the IndexError of a damaged file. Not for a file without lists.
  [[noreturn]] void fail() const { table_->fail(); }

 private:
  std::optional<GlassTable> table_;
};

}  // namespace dateline
