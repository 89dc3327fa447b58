#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A long JSON object parted behind a whole object of a list in it.
struct JsonCut {
  // Up to there, with the brackets closed that are open there.
  std::string first;
  // What is left, with these brackets, and the keys before them, in front:
  // {"status": "ok", "articles": [{"id": 1}, {"id": 2 is parted into
  // {"status": "ok", "articles": [{"id": 1}]} and {"articles":[{"id": 2.
  std::string rest;
  // The objects and lists that are open there, the outermost first: the key of
  // the member of an object that is the next one, as it is written, or nothing
  // for a list. The last is the list that is parted.
  std::vector<std::optional<std::string>> path;
};

// Parts an object that may break off anywhere, at `min_bytes` or behind, in the
// outermost list that is open at the end and has a whole object there. An
// object of a hundred objects is such a list too: its keys are their names.
// Nothing if there is none.
std::optional<JsonCut> cut_in_list(std::string_view json,
                                   std::size_t min_bytes);

}  // namespace dateline
