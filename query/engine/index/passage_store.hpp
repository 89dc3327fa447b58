#pragma once

#include <xapian.h>

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/passage_record.hpp"
#include "query/engine/index/passage_database.hpp"

// Passages as the index stores them. All functions read the passages that they
// return, and throw Xapian's exceptions.
namespace dateline {

PassageRecord read_passage(const PassageDatabase& database, Xapian::docid id);

// The passages of an article in reading order: those in places `first` to
// `last`, which count from 1 and are both included. Empty if there are none.
std::vector<PassageRecord> article_passages(
    const PassageDatabase& database, std::string_view article,
    std::size_t first = 1,
    std::size_t last = std::numeric_limits<std::size_t>::max());

// The passage with the id article#ordinal; nothing if there is none.
std::optional<PassageRecord> find_passage(const PassageDatabase& database,
                                          std::string_view id);

// The passage that follows another in its article; nothing after the last one.
std::optional<PassageRecord> next_passage(const PassageDatabase& database,
                                          const PassageRecord& passage);

// The sources of all articles, the one with most passages first. A source whose
// spellings differ in case or accents is returned once, as one of its passages
// spells it. Reads one passage for each source.
std::vector<std::string> all_sources(const PassageDatabase& database);

// The authors of all articles, likewise.
std::vector<std::string> all_authors(const PassageDatabase& database);

}  // namespace dateline
