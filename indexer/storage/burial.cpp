#include "indexer/storage/burial.hpp"

#include <algorithm>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "dateline/error.hpp"
#include "indexer/document/passage_document.hpp"

namespace dateline {

Burial bury(const OpenSegment& segment, std::vector<Xapian::docid> dead) {
  DocumentBuilder builder("");
  Tombstone::Terms terms;
  Contents contents;
  for (const Xapian::docid id : dead) {
    PassageDocument document;
    builder.restore_terms(segment.record(id), document);
    if (document.length != segment.database.get_doclength(id)) {
      throw IndexError("cannot remove a passage from " + segment.entry.name +
                       ": its text does not give the terms that it is indexed "
                       "by; the index is damaged, restore it from a backup");
    }
    for (const auto& [name, wdf] : document.terms) {
      TermCounts& counts = terms[name];
      ++counts.passages;
      counts.occurrences += wdf;
    }
    contents.newest_date = std::max(contents.newest_date, segment.date(id));
    contents.articles += segment.content(id).empty() ? 0 : 1;
    LanguageCounts& language = contents.languages[document.language];
    ++language.passages;
    language.tokens += document.length;
  }
  return {Tombstone(std::move(dead), terms), std::move(contents)};
}

std::string newest_date(const Xapian::Database& database,
                        const Tombstone& tombstone) {
  std::string newest;
  for (auto date = database.valuestream_begin(schema::date_slot);
       date != database.valuestream_end(schema::date_slot); ++date) {
    if (*date > newest && !tombstone.is_dead(date.get_docid())) newest = *date;
  }
  return newest;
}

}  // namespace dateline
