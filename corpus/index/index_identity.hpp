#pragma once

#include <filesystem>
#include <string>

namespace dateline {

// What an index and the program that opens it must have in common. The writer
// puts it into the manifest; writer and reader check it on opening.
struct IndexIdentity {
  std::string schema;    // version, decimal; "" in what is no index of ours
  std::string analyser;  // fingerprint of the terms that it makes
  std::string default_language;  // of articles that neither say theirs nor let
                                 // it be detected; readers do not need it

  bool operator==(const IndexIdentity&) const = default;
};

// The identity of the indexes that this program makes. The first call takes
// milliseconds, because it runs the analyser. Safe from any thread.
IndexIdentity own_identity(std::string default_language = "");

// Throws an IndexError if schema or analyser of the index at `path` are not
// those of this program.
void check_identity(const IndexIdentity& index,
                    const std::filesystem::path& path);

// Throws the IndexError of an index that this program cannot use: "cannot open
// index 'news.idx': `reason`; index the articles again ...".
[[noreturn]] void refuse_index(const std::filesystem::path& path,
                               const std::string& reason);

}  // namespace dateline
