#include "corpus/reader/format/json_reader.hpp"

#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/json_fields.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

ArticleFields json_record_fields(const RawRecord& record) {
  const FieldNames& names =
      record.names == nullptr ? common_field_names() : *record.names;
  try {
    return read_json_fields(record.bytes, names);
  } catch (const Error& error) {
    throw CorpusError(record.name, record.line, error.what());
  }
}

}  // namespace

Article parse_json(const RawRecord& record) {
  return article_of(json_record_fields(record), record);
}

}  // namespace dateline
