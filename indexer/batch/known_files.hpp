#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/reader/input/input_files.hpp"

namespace dateline {

// A file all of whose articles are in the index as the file has them.
struct KnownFile {
  FileStamp stamp;             // as it was when it was read
  std::uint64_t articles = 0;  // that it holds
  std::uint64_t passed_over =
      0;                    // what else it holds, or 1 if it is no article
  std::uint64_t rules = 0;  // hash of the rules by which it was read
  TableTrace tables{};      // that told of it then

  bool operator==(const KnownFile&) const = default;
};

// The files that an index need not read again until they change, by their
// origin as InputList::origin_of() gives it. Reading one again would change
// nothing, so a file is forgotten when an article of it is removed or replaced
// by that of another file.
class KnownFiles {
 public:
  // Null if the file is not known.
  const KnownFile* find(const std::string& origin) const;

  void learn(const std::string& origin, const KnownFile& file);

  // Sets what tables tell of a file that is known.
  void set_tables(const std::string& origin, const TableTrace& tables) {
    files_.at(origin).tables = tables;
  }

  void forget(const std::string& origin) { files_.erase(origin); }

  // Forgets the files for which `is_lost(origin)` holds.
  template <typename IsLost>
  void forget_if(IsLost is_lost) {
    std::erase_if(files_,
                  [&](const auto& file) { return is_lost(file.first); });
  }

  // The content of the file that keeps them, and what it means. decode() throws
  // IndexError if `bytes` is not what encode() returned.
  std::string encode() const;
  static KnownFiles decode(std::string_view bytes);

  bool operator==(const KnownFiles&) const = default;

 private:
  std::map<std::string, KnownFile> files_;
};

// The files of an input that are not read, by their origin, as indices.
using UnreadFiles = std::unordered_map<std::string, std::size_t>;
UnreadFiles unread_files(const InputList& input);

// What is known after a batch has read `input`.
struct BatchReading {
  std::int64_t time = 0;             // when it began to list files
  std::uint64_t rules = 0;           // hash of the rules of reading
  std::set<std::size_t> incomplete;  // files of which an article is not in the
                                     // index, as indices of the input
  std::set<std::string> bereft;      // origins of files of which the batch
                                     // removed or replaced an article
};
void update(KnownFiles& known, const InputList& input,
            const BatchReading& reading);

}  // namespace dateline
