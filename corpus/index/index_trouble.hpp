#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace dateline {

// What a program does with an index when the system refuses.
enum class IndexAccess { read, write };

// What to do about an error of the system that came up with an index, as a part
// of a sentence.
std::string_view index_remedy(const std::error_code& error, IndexAccess access);

// What to do about an index that is damaged.
std::string_view damaged_index_remedy();

// The error of the system that `text` quotes in the system's words, as Xapian's
// messages do; no error if it quotes none.
std::error_code quoted_error(std::string_view text);

// The first file of a generation that is missing or must not be read, with the
// error. Xapian takes such a file for an empty table or the folder for no
// database, and does not say why. `holds_passages`: whether there must be a
// table of their records too.
struct UnreadablePart {
  std::filesystem::path path;
  std::error_code error;
};
std::optional<UnreadablePart> unreadable_part(
    const std::filesystem::path& generation, bool holds_passages);

}  // namespace dateline
