#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/reader/archive_tables.hpp"
#include "corpus/reader/container/container.hpp"
#include "corpus/reader/formats.hpp"
#include "corpus/reader/input/byte_source.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// A container that is open, and where it was found.
struct OpenedContainer {
  std::unique_ptr<Container> container;
  const Format* format = nullptr;
  std::string name;  // for messages
  std::string id;
  std::optional<ArchiveTables> tables;  // of an archive
  std::string unsearched;  // why nothing is known of its tables, if so
  bool is_empty = true;    // so far
  std::shared_ptr<const std::string> note{};  // of its source at the end
};

// A source that keeps its note for whoever reads a container of it.
class NotedSource final : public ByteSource {
 public:
  explicit NotedSource(std::unique_ptr<ByteSource> source)
      : source_(std::move(source)), kept_(std::make_shared<std::string>()) {}

  // Empty as long as the source was not read to its end.
  std::shared_ptr<const std::string> kept() const { return kept_; }

  std::optional<std::string_view> next_block() override;
  bool resume() override { return source_->resume(); }
  std::string note() const override { return source_->note(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::shared_ptr<std::string> kept_;
};

// Opens the archive that `source` is. Its tables are looked for before: by
// reading it again, if `again` is not null, else from memory.
OpenedContainer opened_archive(std::unique_ptr<ByteSource> source,
                               const Format& format, const RawRecord& record,
                               const OpenArchive& again,
                               const FieldNames& names);

// What is known of the rows of a table.
struct Joined {
  JoinedRows rows;
  std::string why_not;  // why none are joined, if the table tells of files
};

// Says what became of the rows of a table that tells of files; "" of others.
// `unsearched` is that of the archive around it.
std::string what_became_of_rows(const Joined& joined,
                                const std::string& unsearched,
                                const PeekedSource& table,
                                const RawRecord& record,
                                const FieldNames& names);

}  // namespace dateline
