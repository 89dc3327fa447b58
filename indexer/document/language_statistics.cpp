#include "indexer/document/language_statistics.hpp"

#include <nlohmann/json.hpp>

#include "dateline/error.hpp"

namespace dateline {

std::string to_json(const LanguageStatistics& statistics) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [language, tokens] : statistics) {
    if (tokens > 0) json[language] = tokens;
  }
  return json.dump();
}

LanguageStatistics parse_language_statistics(const std::string& json) {
  if (json.empty()) return {};
  try {
    return nlohmann::json::parse(json).get<LanguageStatistics>();
  } catch (const nlohmann::json::exception&) {
    throw IndexError("cannot read the index's statistics '" + json +
                     "'; the index is damaged, build it again");
  }
}

}  // namespace dateline
