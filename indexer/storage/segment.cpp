#include "indexer/storage/segment.hpp"

#include "corpus/index/index_schema.hpp"

namespace dateline {

Xapian::Document xapian_document(const PassageDocument& passage) {
  Xapian::Document document;
  for (const auto& [name, wdf] : passage.terms) document.add_term(name, wdf);
  document.add_value(schema::date_slot, passage.date);
  document.add_value(schema::article_slot, passage.article);
  document.add_value(schema::content_slot, passage.content);
  document.add_value(schema::trace_slot, passage.trace);
  document.add_value(schema::source_slot, passage.outlet);
  document.set_data(passage.data);
  return document;
}

void write_segment(const std::filesystem::path& segment,
                   const std::vector<PassageDocument>& passages) {
  // With DB_DANGEROUS a failed write would end in a complaint about that flag
  // instead of the system's reason.
  Xapian::WritableDatabase database(
      segment.string(),
      Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST);
  for (const PassageDocument& passage : passages) {
    database.add_document(xapian_document(passage));
  }
  database.commit();
  database.close();
}

void merge(const std::vector<std::filesystem::path>& sources,
           const std::filesystem::path& target) {
  Xapian::Database joined;
  for (const auto& source : sources) {
    joined.add_database(Xapian::Database(source.string()));
  }
  joined.compact(target.string(), Xapian::Compactor::FULL);
}

}  // namespace dateline
