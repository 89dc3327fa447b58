#include "indexer/storage/stored_document.hpp"

#include "corpus/index/index_schema.hpp"
#include "corpus/index/token_trace.hpp"

namespace dateline {
namespace {

// All but the data and what is made of it.
PassageDocument stored_values(const OpenSegment& segment, Xapian::docid id) {
  const Xapian::Document stored = segment.database.get_document(id);
  PassageDocument document;
  document.date = stored.get_value(schema::date_slot);
  document.article = stored.get_value(schema::article_slot);
  document.content = stored.get_value(schema::content_slot);
  document.outlet = stored.get_value(schema::source_slot);
  return document;
}

}  // namespace

PassageDocument stored_document(const OpenSegment& segment, Xapian::docid id,
                                DocumentBuilder& builder) {
  PassageDocument document = stored_values(segment, id);
  document.data = segment.encoded_record(id);
  builder.restore_terms(decode_passage_record(document.data), document);
  document.trace = segment.files->traces.at(id);
  return document;
}

std::vector<PassageDocument> documents_of_copy(
    const OpenSegment& segment, const std::vector<Xapian::docid>& passages,
    const StoredCopy& copy) {
  // An article's first passage begins where its text does.
  const std::uint64_t old_offset = segment.record(passages.front()).offset;
  DocumentBuilder builder("");
  std::vector<PassageDocument> documents;
  for (const Xapian::docid id : passages) {
    PassageRecord record = segment.record(id);
    record.article = copy.id;
    record.url = copy.url;
    record.origin = copy.origin;
    record.line = copy.line;
    record.offset = record.offset - old_offset + copy.offset;

    PassageDocument& document =
        documents.emplace_back(stored_values(segment, id));
    document.data = encode(record);
    builder.restore_terms(record, document);
    document.article = schema::article_value(copy.id);
    if (!document.content.empty()) document.content = copy.content;
    TraceHeader header = TokenTrace(segment.files->traces.at(id)).header();
    header.article = trace_article(copy.id);
    document.trace.insert(0, encode(header));
  }
  return documents;
}

}  // namespace dateline
