#include "indexer/tool/batch_messages.hpp"

#include <utility>

#include "corpus/cli/messages.hpp"

namespace dateline::index_tool {
namespace {

constexpr std::size_t max_shown = 100;  // of a kind
// Reasons that quote in an unforeseen way must not make a kind each.
constexpr std::size_t max_kinds = 100;
constexpr const char* other_kinds = "other";

}  // namespace

void BatchMessages::add(const std::string& place, const std::string& reason) {
  std::string name = message_kind(reason);
  if (!kinds_.contains(name) && kinds_.size() >= max_kinds) name = other_kinds;
  Kind& kind = kinds_[name];
  if (kind.count == 0) kind.example = reason;
  if (++kind.count > max_shown) return;
  print(place.empty() ? reason : place + ": " + reason);
}

void BatchMessages::add_of_batch(const std::string& line) {
  print(line, message_kind(line));
}

void BatchMessages::print(const std::string& line,
                          const std::string& known_by) {
  if (!told_.contains(known_by)) log_message(line);
  lines_.insert(known_by);
}

void BatchMessages::finish() {
  for (const auto& [name, kind] : kinds_) {
    if (kind.count <= max_shown) continue;
    print("and " + std::to_string(kind.count - max_shown) +
          " more of this kind: " + kind.example);
  }
  kinds_.clear();
  told_ = std::exchange(lines_, {});
}

}  // namespace dateline::index_tool
