#include "corpus/index/language_statistics.hpp"

#include <nlohmann/json.hpp>

#include "corpus/index/index_identity.hpp"

namespace dateline {

std::string statistics_to_json(const TokensByLanguage& statistics) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [language, tokens] : statistics) {
    if (tokens > 0) json[language] = tokens;
  }
  return json.dump();
}

TokensByLanguage statistics_from_json(const std::string& json,
                                      const std::filesystem::path& index) {
  try {
    return nlohmann::json::parse(json).get<TokensByLanguage>();
  } catch (const nlohmann::json::exception&) {
    refuse_index(index, "its statistics are damaged");
  }
}

}  // namespace dateline
