#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What parsers of JSON refuse and writers of JSON make all the same.
struct RepairedJson {
  std::optional<std::string> json;  // nothing if there was nothing to repair
  std::vector<std::string> notes;   // a sentence for each kind of repair
};

// Replaces escapes of half a character ("\ud83d" without its other half) by
// U+FFFD, and NaN by null, leaves out a comma behind the object, and decodes
// bytes that are not UTF-8 as text in an encoding of one byte a character.
RepairedJson repair_json(std::string_view json);

}  // namespace dateline
