#pragma once

#include <cstddef>

// All limits of the query language. Parts of a query above a limit are left
// out, and a note says so.
namespace dateline {

// Bytes of the words of a query that is searched for. 2,048 long words have as
// many.
inline constexpr std::size_t max_query_bytes = 65'536;

// Depth of parentheses, and of the groups of a query tree. A thread with a
// stack of 128 KiB can search for as many.
inline constexpr std::size_t max_nesting = 32;
// Words, phrases and field values in a query.
inline constexpr std::size_t max_operands = 1024;
// Words in a query, those inside phrases included.
inline constexpr std::size_t max_words = 2048;

// Operands of a NEAR. Each further operand doubles the work.
inline constexpr std::size_t max_near_operands = 8;
// Words between two operands of a NEAR.
inline constexpr unsigned max_near_distance = 1000;

// Characters of a word with stars or question marks.
inline constexpr std::size_t max_wildcard_length = 60;

// Edits of a fuzzy word.
inline constexpr unsigned max_fuzzy_distance = 2;
// Parts of a compound that is fuzzy.
inline constexpr std::size_t max_fuzzy_parts = 8;

}  // namespace dateline
