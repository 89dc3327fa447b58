#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/reader/container/container.hpp"
#include "corpus/reader/container/file_table.hpp"
#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/input/byte_source.hpp"
#include "corpus/reader/input/file_row.hpp"

namespace dateline {

// Opens an archive from its beginning, as often as it is asked to.
using OpenArchive = std::function<std::unique_ptr<ByteSource>()>;

// The tables of an archive that tell of files in it (see FileTable), by the
// paths there. Of archives within it nothing is known.
class ArchiveTables {
 public:
  // Reads the whole archive, and, if there are tables, once more: a table may
  // stand before or behind the files of which it tells. `name` is for messages.
  ArchiveTables(const OpenArchive& open, const std::string& name,
                const FieldNames& names);

  // What the tables say of a file, the nearest first; null if they do not.
  std::shared_ptr<const FileRow> row_of(const std::string& path) const;

  // The rows of a table that tell of files; null if there is none.
  JoinedRows joined_rows(const std::string& path) const;

  // Why a table that tells of files is not joined to them; "" if it is.
  std::string why_unjoined(const std::string& path) const;

 private:
  void read_tables(const OpenArchive& open, const FieldNames& names,
                   const std::vector<std::string>& articles);

  std::string name_;
  std::map<std::string, FileTable> tables_;      // by path
  std::map<std::string, std::string> unjoined_;  // reasons, by path
};

// An archive that comes as a stream, which can be read only once, and what its
// tables tell. Where the archive is too large to be kept in memory there are no
// tables, and a reason.
struct StreamedArchive {
  std::unique_ptr<ByteSource> source;
  std::optional<ArchiveTables> tables;
  std::string unsearched;
};

StreamedArchive search_stream(std::unique_ptr<ByteSource> source,
                              const std::string& name, const FieldNames& names);

}  // namespace dateline
