#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// A line of Elasticsearch's bulk format that says what is done with the
// document on the next line: {"index": {"_index": "news", "_id": "7"}}.
struct BulkAction {
  bool has_document = true;  // whether a document follows: not to delete one
  std::string id;            // as JSON; "" if there is none

  // The document with the id that the action gives it.
  std::string identified(std::string_view document) const;
};

// Nothing if the line is something else.
std::optional<BulkAction> bulk_action(std::string_view line);

}  // namespace dateline
