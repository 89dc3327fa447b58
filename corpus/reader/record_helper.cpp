#include "corpus/reader/record_helper.hpp"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/formats.hpp"
#include "corpus/reader/helper/helper_program.hpp"
#include "dateline/error.hpp"

// A request is the record as CBOR, without its bytes, behind the length of
// that in decimal digits and a line feed; the bytes follow. The answer is CBOR:
// an article, or an error.
namespace dateline {
namespace {

using nlohmann::json;

// What no library takes a second for.
constexpr std::size_t max_bytes_here = 1u << 20;
constexpr std::chrono::seconds max_record_time{40};
constexpr std::size_t max_answer = 256u << 20;

std::string cbor_of(const json& value) {
  std::string bytes;
  json::to_cbor(value, bytes);
  return bytes;
}

// The texts of a row, in the order in which record_of() reads them.
constexpr std::string ArticleFields::*row_fields[] = {
    &ArticleFields::id,    &ArticleFields::title, &ArticleFields::source,
    &ArticleFields::date,  &ArticleFields::url,   &ArticleFields::language,
    &ArticleFields::author};

json json_of_row(const FileRow& row) {
  json texts = json::array();
  for (const auto field : row_fields) texts.push_back(row.fields.*field);
  return {{"texts", texts},
          {"subtitle", row.subtitle},
          {"notes", row.fields.notes}};
}

std::shared_ptr<const FileRow> row_from(const json& value) {
  if (value.is_null()) return nullptr;
  auto row = std::make_shared<FileRow>();
  std::size_t next = 0;
  for (const auto field : row_fields) {
    row->fields.*field = value.at("texts").at(next++).get<std::string>();
  }
  row->subtitle = value.at("subtitle");
  row->fields.notes = value.at("notes").get<std::vector<std::string>>();
  return row;
}

std::string request_for(const RawRecord& record) {
  const std::string facts =
      cbor_of({{"row", record.row ? json_of_row(*record.row) : json()},
               {"format", record.format->name},
               {"names", record.names ? record.names->mapped() : ""},
               {"charset", record.hints.charset},
               {"media_type", record.hints.media_type},
               {"address", record.hints.address},
               {"note", record.hints.note},
               {"name", record.name},
               {"id", record.id},
               {"origin", record.origin},
               {"line", record.line},
               {"is_part", record.is_part}});
  return std::to_string(facts.size()) + '\n' + facts + record.bytes;
}

const Format* format_with_name(std::string_view name) {
  for (const Format& format : all_formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

// "text=content,date=published", as FieldNames::mapped() gives it.
std::shared_ptr<const FieldNames> names_of(std::string_view mapped) {
  if (mapped.empty()) return nullptr;
  auto names = std::make_shared<FieldNames>();
  while (!mapped.empty()) {
    const std::string_view pair = mapped.substr(0, mapped.find(','));
    const std::size_t sign = pair.find('=');
    names->map(pair.substr(0, sign), pair.substr(sign + 1));
    mapped.remove_prefix(std::min(mapped.size(), pair.size() + 1));
  }
  return names;
}

RawRecord record_of(std::string_view request) {
  const std::size_t digits = request.find('\n');
  const std::size_t size = std::stoul(std::string(request.substr(0, digits)));
  const json facts = json::from_cbor(request.substr(digits + 1, size));
  RawRecord record;
  record.format = format_with_name(facts.at("format").get<std::string>());
  record.names = names_of(facts.at("names").get<std::string>());
  record.hints = {facts.at("charset"), facts.at("media_type"),
                  facts.at("address"), facts.at("note")};
  record.row = row_from(facts.at("row"));
  record.name = facts.at("name");
  record.id = facts.at("id");
  record.origin = facts.at("origin");
  record.line = facts.at("line");
  record.is_part = facts.at("is_part");
  record.bytes = request.substr(digits + 1 + size);
  return record;
}

// The members of an article that are text.
constexpr std::pair<const char*, std::string Article::*> texts[] = {
    {"id", &Article::id},
    {"title", &Article::title},
    {"text", &Article::text},
    {"source", &Article::source},
    {"date", &Article::date},
    {"url", &Article::url},
    {"language", &Article::language},
    {"author", &Article::author},
    {"place", &Article::place},
    {"origin", &Article::origin},
    {"charset", &Article::charset}};

json json_of_article(const Article& article) {
  json value{{"line", article.line},
             {"text_offset", article.text_offset},
             {"notes", article.notes}};
  for (const auto& [name, member] : texts) value[name] = article.*member;
  if (const auto& date = article.unread_date) {
    value["unread_date"] = {date->text, date->reason, date->line};
  }
  return value;
}

Article article_from(const json& value) {
  Article article;
  for (const auto& [name, member] : texts) article.*member = value.at(name);
  article.line = value.at("line");
  article.text_offset = value.at("text_offset");
  article.notes = value.at("notes").get<std::vector<std::string>>();
  if (value.contains("unread_date")) {
    const json& date = value["unread_date"];
    article.unread_date = UnreadDate{date.at(0), date.at(1), date.at(2)};
  }
  return article;
}

[[noreturn]] void refuse(const RawRecord& record, const std::string& reason) {
  throw CorpusError(record.name, record.line, reason);
}

Article article_of_answer(const std::string& answer, const RawRecord& record) {
  const json value = json::from_cbor(answer, true, false);
  if (value.is_discarded()) refuse(record, "its reader gave no article");
  if (value.contains("error")) {
    throw CorpusError(record.name, value.at("line").get<std::size_t>(),
                      value.at("error").get<std::string>());
  }
  return article_from(value);
}

}  // namespace

Article parse_within_limits(const RawRecord& record) {
  using Fault = HelperOutcome::Fault;
  const Format& format = *record.format;
  if (format.limits_itself || record.bytes.size() <= max_bytes_here) {
    return format.parse(record);
  }
  if (record.names) record.names->meet_all();
  const HelperOutcome outcome = run_helper(
      "dateline-record", request_for(record), max_record_time, max_answer);
  switch (outcome.fault) {
    case Fault::timeout:
      refuse(record,
             "takes longer than 40 seconds to read; cut it into smaller "
             "files, or make text of it first");
    case Fault::crash:
      refuse(record,
             "needs more memory or time to read than a record may take; cut it "
             "into smaller files, or make text of it first");
    case Fault::missing:  // not installed, as in a program with its own copy
      return format.parse(record);
    case Fault::none:
      break;
  }
  return article_of_answer(outcome.output, record);
}

std::string answer_to_request(std::string_view request) {
  const RawRecord record = record_of(request);
  try {
    return cbor_of(json_of_article(record.format->parse(record)));
  } catch (const CorpusError& error) {
    return cbor_of({{"error", error.what()}, {"line", error.line()}});
  }
}

}  // namespace dateline
