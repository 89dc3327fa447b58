#include "corpus/reader/opened_container.hpp"

#include <utility>

#include "corpus/reader/container/archive.hpp"
#include "corpus/reader/container/file_table.hpp"

namespace dateline {

std::optional<std::string_view> NotedSource::next_block() {
  const auto block = source_->next_block();
  if (!block) *kept_ = source_->note();
  return block;
}

OpenedContainer opened_archive(std::unique_ptr<ByteSource> source,
                               const Format& format, const RawRecord& record,
                               const OpenArchive& again,
                               const FieldNames& names) {
  OpenedContainer opened{nullptr, &format, record.name, record.id, {}, {}};
  if (again) {
    opened.tables.emplace(again, record.name, names);
  } else {
    StreamedArchive archive =
        search_stream(std::move(source), record.name, names);
    source = std::move(archive.source);
    opened.tables = std::move(archive.tables);
    opened.unsearched = std::move(archive.unsearched);
  }
  auto noted = std::make_unique<NotedSource>(std::move(source));
  opened.note = noted->kept();
  opened.container = open_archive(std::move(noted), {record.name, &names});
  return opened;
}

std::string what_became_of_rows(const Joined& joined,
                                const std::string& unsearched,
                                const PeekedSource& table,
                                const RawRecord& record,
                                const FieldNames& names) {
  if (joined.rows) {
    return "a table of files beside or below it (rows joined to files: " +
           std::to_string(joined.rows->size()) + ")";
  }
  std::string reason = joined.why_not;
  if (reason.empty() && !unsearched.empty() &&
      FileTable::tells_of_files(
          std::make_unique<MemorySource>(std::string(table.beginning())),
          {record.name, &names})) {
    reason = unsearched;
  }
  return reason.empty()
             ? ""
             : "the rows of this table are not joined to files: " + reason;
}

}  // namespace dateline
