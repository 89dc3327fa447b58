#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "corpus/index/index_schema.hpp"

namespace dateline {

// What an index and the program that opens it must have in common. The writer
// puts it into the index's metadata; writer and reader check it on opening.
struct IndexIdentity {
  std::string schema;    // version, decimal; "" in what is no index of ours
  std::string analyser;  // fingerprint of the terms that it makes
  std::string default_language;  // of articles that neither say theirs nor let
                                 // it be detected; readers do not need it
};

// The identity of the indexes that this program makes. The first call takes
// milliseconds, because it runs the analyser. Safe from any thread.
IndexIdentity own_identity(std::string default_language = "");

// `get(key)` gives an entry of the metadata as a string, "" if there is none.
template <typename Get>
IndexIdentity read_identity(Get get) {
  return {get(schema::version_key), get(schema::fingerprint_key),
          get(schema::language_key)};
}

// `set(key, value)` puts an entry into the metadata.
template <typename Set>
void write_identity(const IndexIdentity& identity, Set set) {
  set(schema::version_key, identity.schema);
  set(schema::fingerprint_key, identity.analyser);
  set(schema::language_key, identity.default_language);
}

// Throws an IndexError if schema or analyser of the index at `path` are not
// those of this program.
void check_identity(const IndexIdentity& index,
                    const std::filesystem::path& path);

// Throws the IndexError of an index that this program cannot use: "cannot open
// index 'news.idx': `reason`; index the articles again ...".
[[noreturn]] void refuse_index(const std::filesystem::path& path,
                               const std::string& reason);

}  // namespace dateline
