#pragma once

#include <xapian.h>

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/passage_record.hpp"

namespace dateline {

// The passages of an article in reading order, of these places among them (from
// 1, both included); empty if there are none.
std::vector<PassageRecord> article_passages(
    const Xapian::Database& database, std::string_view article,
    std::size_t first = 1,
    std::size_t last = std::numeric_limits<std::size_t>::max());

// The passage named article#ordinal.
std::optional<PassageRecord> find_passage(const Xapian::Database& database,
                                          std::string_view id);

}  // namespace dateline
