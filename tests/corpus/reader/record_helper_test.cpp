#include "corpus/reader/record_helper.hpp"

#include <sys/resource.h>

#include <boost/test/unit_test.hpp>

#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/format/html_reader.hpp"
#include "corpus/reader/format/json_reader.hpp"
#include "corpus/reader/formats.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// Words enough for another process.
std::string many_words() {
  std::string text;
  while (text.size() < (2u << 20)) text += "The ferry was late again. ";
  return text;
}

RawRecord large_record(const char* name, std::string bytes) {
  RawRecord record;
  record.format = &format_of({bytes, name});
  record.bytes = std::move(bytes);
  record.name = "archive/" + std::string(name);
  record.id = name;
  record.origin = "/archive/" + std::string(name);
  record.line = 7;
  return record;
}

// All that an article has, as text.
std::string facts_of(const Article& article) {
  std::string facts;
  for (const std::string& fact :
       {article.id, article.title, article.text, article.source, article.date,
        article.url, article.language, article.author, article.place,
        article.origin, std::to_string(article.line),
        std::to_string(article.text_offset), article.charset}) {
    facts += fact + '\n';
  }
  for (const std::string& note : article.notes) facts += note + '\n';
  if (article.unread_date) {
    facts += article.unread_date->text + article.unread_date->reason +
             std::to_string(article.unread_date->line);
  }
  return facts;
}

std::string refusal_of(const RawRecord& record) {
  try {
    parse_within_limits(record);
  } catch (const CorpusError& error) {
    return error.message();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(record_helper)

BOOST_AUTO_TEST_CASE(another_process_reads_the_same_article) {
  const std::string page =
      "<!DOCTYPE html><html lang=en><head><title>Late</title>"
      "<meta property='article:published_time' content='2031-04-32'>"
      "<meta name=author content='Lia Gren'></head><body><article><p>" +
      many_words() + "</p></article></body></html>";
  RawRecord record = large_record("late.html", page);
  record.hints = {"utf-8", "text/html", "https://news.example/late",
                  "its last chunk is missing"};
  BOOST_TEST(facts_of(parse_within_limits(record)) ==
             facts_of(parse_html(record)));
}

BOOST_AUTO_TEST_CASE(another_process_knows_the_names_of_fields) {
  RawRecord record = large_record(
      "late.json", "{\"Slug\":\"Late\",\"Copy\":\"" + many_words() + "\"}");
  auto names = std::make_shared<FieldNames>();
  names->map("title", "Slug");
  names->map("text", "Copy");
  record.names = names;
  const Article article = parse_within_limits(record);
  BOOST_TEST(article.title == "Late");
  BOOST_TEST(facts_of(article) == facts_of(parse_json(record)));
}

BOOST_AUTO_TEST_CASE(errors_of_another_process_are_its_own) {
  RawRecord record = large_record("late.json", "{\"text\":\"" + many_words());
  BOOST_TEST(refusal_of(record).starts_with("archive/late.json:7: "));
  BOOST_CHECK_THROW(parse_json(record), CorpusError);
}

BOOST_AUTO_TEST_CASE(only_large_records_are_read_by_another_process) {
  const auto pages_of_children = [] {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_minflt;
  };
  const auto before = pages_of_children();
  parse_within_limits(large_record("a.json", R"({"text":"Late again."})"));
  parse_within_limits(large_record("a.txt", many_words()));
  BOOST_TEST(pages_of_children() == before);
  parse_within_limits(
      large_record("a.json", "{\"text\":\"" + many_words() + "\"}"));
  BOOST_TEST(pages_of_children() > before);
}

BOOST_AUTO_TEST_CASE(what_is_no_request_is_refused) {
  BOOST_CHECK_THROW(answer_to_request("no request"), std::exception);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
