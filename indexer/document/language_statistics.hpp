#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace dateline {

// Total length in tokens of an index's passages, by language.
using LanguageStatistics = std::map<std::string, std::uint64_t>;

// As in the index's metadata: {"de":1200,"en":34000}. "" is an empty index's.
std::string to_json(const LanguageStatistics& statistics);

// Throws IndexError if `json` is not what to_json() wrote.
LanguageStatistics parse_language_statistics(const std::string& json);

}  // namespace dateline
