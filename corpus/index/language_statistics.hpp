#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace dateline {

// Total length of an index's passages, in tokens, by language (ISO 639-1 code).
// The index keeps it in its metadata, because Xapian knows only the length over
// all languages.
using TokensByLanguage = std::map<std::string, std::uint64_t>;

// The metadata's form: {"de":1200,"en":34000}. Languages with no tokens are
// left out.
std::string statistics_to_json(const TokensByLanguage& statistics);

// Reads what statistics_to_json() wrote. Throws an IndexError that names the
// index if `json` is anything else.
TokensByLanguage statistics_from_json(const std::string& json,
                                      const std::filesystem::path& index);

}  // namespace dateline
