#include "corpus/reader/container/bulk_action.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_action_bytes = 1'000;

bool begins_action(std::string_view line) {
  constexpr std::array<std::string_view, 3> names{R"("index")", R"("create")",
                                                  R"("delete")"};
  const std::string_view name =
      line.substr(std::min(line.find('"'), line.size()));
  return std::ranges::any_of(
      names, [&](std::string_view known) { return name.starts_with(known); });
}

}  // namespace

std::string BulkAction::identified(std::string_view document) const {
  if (id.empty()) return std::string(document);
  return R"({"_id":)" + id + R"(,"_source":)" + std::string(document) + '}';
}

std::optional<BulkAction> bulk_action(std::string_view line) {
  if (line.size() > max_action_bytes || !begins_action(line)) {
    return std::nullopt;
  }
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object() || object.size() != 1) return std::nullopt;
  const Json& action = object.front();
  if (!action.is_object() ||
      !std::ranges::all_of(action, &Json::is_primitive)) {
    return std::nullopt;
  }
  const bool has_id = action.contains("_id") && !action["_id"].is_null();
  return BulkAction{object.begin().key() != "delete",
                    has_id ? action["_id"].dump() : ""};
}

}  // namespace dateline
