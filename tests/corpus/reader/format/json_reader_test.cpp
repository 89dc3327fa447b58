#include "corpus/reader/format/json_reader.hpp"
#include "corpus/reader/formats.hpp"
#include "corpus/reader/record_reader.hpp"
#include "dateline/error.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <ostream>
#include <random>
#include <string>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(json_reader)

namespace {

Article parse(const std::string& line) {
  return parse_record({.format = &format_of({"", "a.jsonl"}),
                       .bytes = line,
                       .name = "news.jsonl",
                       .id = "news.jsonl",
                       .origin = "/archive/news.jsonl",
                       .line = 7,
                       .is_part = true});
}

std::string reason(const std::string& line) {
  try {
    parse(line);
  } catch (const CorpusError& e) {
    BOOST_TEST(e.file() == "news.jsonl");
    BOOST_TEST(e.line() == 7u);
    return e.what();
  }
  return "no error";
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_known_key_finds_its_place) {
  const Article article = parse(
      R"({"id":"ap-1","title":" Two\nlines ","text":"The text.\n","source":"AP",)"
      R"("date":"Wed, 19 Jun 2024 05:45:00 GMT","url":"https://x.example/1",)"
      R"("language":"English","author":"Jane Doe","topics":["a",{"b":1}]})");
  BOOST_TEST(article.id == "ap-1");
  BOOST_TEST(article.title == "Two lines");
  BOOST_TEST(article.text == "The text.\n");
  BOOST_TEST(article.source == "AP");
  BOOST_TEST(article.date == "2024-06-19");
  BOOST_TEST(article.url == "https://x.example/1");
  BOOST_TEST(article.language == "en");
  BOOST_TEST(article.author == "Jane Doe");
  BOOST_TEST(article.origin == "/archive/news.jsonl");
  BOOST_TEST(article.line == 7u);
  BOOST_TEST(article.text_offset == 0u);
}

BOOST_AUTO_TEST_CASE(missing_values_are_empty_and_the_id_is_file_and_content) {
  const Article article = parse(R"({"text":"x","title":null,"date":"soon"})");
  BOOST_TEST(article.id.starts_with("news.jsonl:"));
  BOOST_TEST(article.title == "");
  BOOST_TEST(article.date == "");
  BOOST_TEST(article.unread_date.value().text == "soon");
}

struct Id {
  const char* line;
  const char* id;
};
std::ostream& operator<<(std::ostream& out, const Id& row) {
  return out << row.line;
}
const Id ids[] = {
    {R"({"_id":"m","text":"x"})", "m"},
    {R"({"_id":"m","id":"i","text":"x"})", "i"},
    {R"({"id":"i","_id":"m","text":"x"})", "i"},
    {R"({"id":"","_id":"m","text":"x"})", "m"},
    {R"({"id":42,"text":"x"})", "42"},
    {R"({"id":-1,"text":"x"})", "-1"},
    {R"({"id":1.50,"text":"x"})", "1.50"},
    {R"({"id":123456789012345678901234567890,"text":"x"})",
     "123456789012345678901234567890"},
    {R"({"id":" a  b\tc ","text":"x"})", "a  b\tc"},
    {R"({"id":null,"text":"x"})", "news.jsonl:8240ba74ac495699"},
    {R"({"text":"x","topics":["a"]})", "news.jsonl:8240ba74ac495699"},
    {R"({"url":"https://www.x.example/1?utm_source=a","text":"x"})",
     "x.example/1"},
};

BOOST_DATA_TEST_CASE(ids_may_have_another_key_or_be_numbers, data::make(ids),
                     row) {
  BOOST_TEST(parse(row.line).id == row.id);
}

BOOST_AUTO_TEST_CASE(body_is_taken_for_a_missing_text) {
  BOOST_TEST(parse(R"({"body":"b"})").text == "b");
  BOOST_TEST(parse(R"({"body":"b","text":"t"})").text == "t");
  BOOST_TEST(parse(R"({"body":"b","text":" "})").text == "b");
}

BOOST_AUTO_TEST_CASE(keys_of_inner_objects_do_not_count) {
  const Article article =
      parse(R"({"more":{"text":"no","id":5,"deep":[{"title":1}]},"text":"x"})");
  BOOST_TEST(article.text == "x");
  BOOST_TEST(article.title == "");
}

struct Path {
  const char* map;  // of the text
  const char* line;
  const char* text;
};
std::ostream& operator<<(std::ostream& out, const Path& row) {
  return out << row.line;
}
const Path paths[] = {
    {"d.e", R"({"d":{"e":"x","f":"no"}})", "x"},
    {"d.e", R"({"d":{"f":{"e":"no"},"e":"x"},"e":"no"})", "x"},
    {"D.e-F", R"({"d":{"g":"no","E_f":"x"}})", "x"},
    {"d.e", R"({"text":"no","d":{"e":"x"}})", "x"},
    {"d.e", R"({"text":"t","d":{"e":""}})", "t"},
    {"text.raw", R"({"text":{"raw":"x","content":"no"}})", "x"},
    {"d.e", R"({"d":{"e":{"html":"x"}}})", "x"},
    {"d.e", R"({"d":{"e":["x","y"]}})", "x\n\ny"},
    {"d.e", R"({"d":[{"e":"x"},{"f":"no"},{"e":"y"}]})", "x\n\ny"},
    {"d.e", R"({"_source":{"d":{"e":"x"}}})", "x"},
    {"_source.d.e", R"({"_source":{"d":{"e":"x"}}})", "x"},
    {"d.e", R"({"d.e":"x"})", "x"},
    {"a.b.c", R"({"a":{"b":{"c":"x"},"c":"no"}})", "x"},
};

BOOST_DATA_TEST_CASE(a_path_leads_into_objects, data::make(paths), row) {
  auto names = std::make_shared<FieldNames>();
  BOOST_REQUIRE(names->map("text", row.map));
  BOOST_REQUIRE(names->map("title", "d.head"));
  const Article article = parse_record({.format = &format_of({"", "a.jsonl"}),
                                        .names = names,
                                        .bytes = row.line,
                                        .name = "news.jsonl",
                                        .id = "news.jsonl",
                                        .origin = "/archive/news.jsonl",
                                        .is_part = true});
  BOOST_TEST(article.text == row.text);
  BOOST_TEST(article.title == "");
  BOOST_TEST(names->unmet().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_path_of_odd_letters_takes_no_longer_and_throws_nothing) {
  auto names = std::make_shared<FieldNames>();
  BOOST_REQUIRE(names->map("text", "\u0130\u00df.\ufb01\u0345"));
  const std::size_t depth = 20'000;
  std::string line = "{\"\u0130\u00df\":{\"\ufb01\u0345\":\"x\"},\"d\":";
  line += std::string(depth, '[');
  for (std::size_t i = 0; i < depth; ++i) line += "{\"k\":1},";
  line += "1" + std::string(depth, ']') + "}";
  const Article article = parse_record({.format = &format_of({"", "a.jsonl"}),
                                        .names = names,
                                        .bytes = line,
                                        .name = "news.jsonl",
                                        .id = "news.jsonl",
                                        .origin = "/archive/news.jsonl",
                                        .is_part = true});
  BOOST_TEST(article.text == "x");
}

BOOST_AUTO_TEST_CASE(a_title_alone_is_an_article) {
  const Article article = parse(R"({"title":"T"})");
  BOOST_TEST(article.title == "T");
  BOOST_TEST(article.text == "");
}

BOOST_AUTO_TEST_CASE(a_number_may_be_a_date_or_a_title) {
  BOOST_TEST(parse(R"({"title":1984,"date":20240619})").date == "2024-06-19");
  BOOST_TEST(parse(R"({"title":1984,"date":20240619})").title == "1984");
  BOOST_TEST(parse(R"({"title":"x","date":1718775900})").date == "2024-06-19");
  BOOST_TEST(parse(R"({"title":"x","date":1.7187759e12})").date ==
             "2024-06-19");
}

BOOST_AUTO_TEST_CASE(a_dateline_gives_place_and_source_unless_they_are_given) {
  const Article article = parse(R"({"text":"PARIS (AFP) – The text."})");
  BOOST_TEST(article.place == "PARIS");
  BOOST_TEST(article.source == "AFP");
  BOOST_TEST(article.text == "PARIS (AFP) – The text.");
  BOOST_TEST(parse(R"({"text":"PARIS (AFP) – T.","source":"X"})").source ==
             "X");
}

struct Refusal {
  std::string line;
  const char* reason;
};
std::ostream& operator<<(std::ostream& out, const Refusal& row) {
  return out << row.line.substr(0, 60);
}
const Refusal refusals[] = {
    {"{\"text\":\"x\"",
     "not valid JSON at byte 12: syntax error "
     "while parsing object - unexpected end of input"},
    {"{\"text\" \"x\"}", "not valid JSON at byte 11"},
    {"nonsense", "not valid JSON at byte 2"},
    {"{\"text\":\"x\"} trailing", "not valid JSON at byte"},
    {"{\"text\":\"a\nb\"}", "control character"},
    {"{\"text\":\"x\",\"n\":1e999}", "number overflow"},
    {"[1,2]", "not a JSON object"},
    {"[{\"text\":\"x\"}]", "not a JSON object"},
    {"\"text\"", "not a JSON object"},
    {"17", "not a JSON object"},
    {"null", "not a JSON object"},
    {"true", "not a JSON object"},
    {"{}", "empty"},
    {"{\"text\":\"\"}", "empty"},
    {"{\"text\":\" \\n\",\"title\":\" \"}", "empty"},
    {"{\"text\":\"\\u0001\\u0002\\u0003ab\"}", "control characters"},
};

BOOST_DATA_TEST_CASE(what_is_no_article_is_refused_with_a_reason,
                     data::make(refusals), row) {
  BOOST_TEST(reason(row.line).find(row.reason) != std::string::npos,
             reason(row.line));
}

struct Odd {
  std::string line;
  const char* text;
  const char* note;  // part of the only one; "" if there is none
};
std::ostream& operator<<(std::ostream& out, const Odd& row) {
  return out << row.line.substr(0, 60);
}
const Odd odd_values[] = {
    {R"({"text":5})", "5", "is a number"},
    {R"({"text":["a","b"]})", "a\n\nb", ""},
    {R"({"content":{"rendered":"a"},"title":{"rendered":"t"}})", "a", ""},
    {R"({"body":{"en-US":"a","id":"x"},"title":{"basic":"t"}})", "a",
     "its texts are taken"},
    {R"({"body":{"p":1},"title":"t"})", "", "no string that can be used"},
    {R"({"text":"x","title":true})", "x", "no string that can be used"},
    {R"({"text":"x","text":"y"})", "y", "occurs twice"},
    {R"({"text":"a\u0000b"})", "ab", "NUL"},
    {R"({"text":"USAir <U> and First <I> rose <b>."})",
     "USAir <U> and First <I> rose <b>.", ""},
    {R"({"text":"Phillips <P> fell, <Strong Point Inc> rose, as <UL>."})",
     "Phillips <P> fell, <Strong Point Inc> rose, as <UL>.", ""},
    {R"({"text":"It <b>rose</b>."})", "It rose.", "HTML"},
    {R"({"text":"<p>It rose.<p>It fell."})", "It rose.\n\nIt fell.", "HTML"},
    {R"({"text":"It rose.<br />It fell."})", "It rose.\nIt fell.", "HTML"},
    {R"({"text":"See <a href='/x'>this"})", "See this", "HTML"},
    {R"({"text":"One.<br>Two."})", "One.\nTwo.", "HTML"},
    {R"({"text":"a\ud800b"})", "a\ufffdb", "halves of characters"},
    {R"({"text":"a\udc00\ud83d\ude00"})", "a\ufffd😀", "halves of characters"},
    {R"({"text":"\\ud800"})", "\\ud800", ""},
    {"{\"text\":\"a caf\xe9 in the town\"}", "a café in the town", "not UTF-8"},
    {R"({"text":"x","author":[{"name":"A","id":7},{"name":"B"}]})", "x",
     "its texts are taken"},
    {R"({"_source":{"text":"x"},"_id":"i"})", "x", ""},
    {R"({"score":NaN,"low":-Infinity,"text":"a NaN \" NaN"})", "a NaN \" NaN",
     "read as null"},
    {"{\"text\":\"x},\"}, ", "x},", "a comma follows"},
    {R"({"text":"x","date":{"$date":"2024-06-19"}})", "x", ""},
};

BOOST_DATA_TEST_CASE(odd_values_cost_no_article, data::make(odd_values), row) {
  const Article article = parse(row.line);
  BOOST_TEST(article.text == row.text);
  const std::string note = row.note;
  BOOST_TEST_REQUIRE(article.notes.size() == (note.empty() ? 0u : 1u));
  if (!note.empty()) {
    BOOST_TEST(article.notes[0].find(note) != std::string::npos,
               article.notes[0]);
  }
}

BOOST_AUTO_TEST_CASE(values_in_lists_and_objects_are_found) {
  const Article article =
      parse(R"({"headline":"T","byline":[{"name":"A"},{"name":"B"}],)"
            R"("published_at":{"$date":{"$numberLong":"1718775900000"}},)"
            R"("body_text":"x","canonicalUrl":"https://a.example/1"})");
  BOOST_TEST(article.title == "T");
  BOOST_TEST(article.author == "A, B");
  BOOST_TEST(article.date == "2024-06-19");
  BOOST_TEST(article.url == "https://a.example/1");
  BOOST_TEST(
      parse(R"({"text":"x","byline":{"original":"By A B","n":1}})").author ==
      "A B");
}

struct Person {
  const char* json;  // of the members beside the text
  const char* author;
};
std::ostream& operator<<(std::ostream& out, const Person& row) {
  return out << row.json;
}
const Person persons[] = {
    {R"("authors":[{"first_name":"Jane","last_name":"Doe"},{"name":"Bo Lee"}])",
     "Jane Doe, Bo Lee"},
    {R"("author":{"lastName":"Doe","firstName":"Jane"})", "Jane Doe"},
    {R"("author":{"givenName":"Jane","familyName":"Doe","name":"J. Doe"})",
     "J. Doe"},
    {R"("author":{"last_name":"Doe"})", "Doe"},
    {R"("authors":[{"url":"https://j.example","name":"Jane Doe"}])",
     "Jane Doe"},
    {R"("creator":{"image":{"url":"https://x","name":"i.png"},"name":"Jane"})",
     "Jane"},
    {R"("author":{"node":{"name":"Jane Doe"}})", "Jane Doe"},
    {R"("authors":["Jane Doe",{"name":"Bo Lee"}])", "Jane Doe, Bo Lee"},
    {R"("author":3,"_embedded":{"author":[{"id":3,"name":"Jane Doe"}]})",
     "Jane Doe"},
    {R"("author":3)", ""},
    {R"("author":{"url":"https://j.example"})", ""},
    {R"("authors":[])", ""},
};

BOOST_DATA_TEST_CASE(authors_are_named_by_objects, data::make(persons), row) {
  BOOST_TEST(parse(R"({"text":"x",)" + std::string(row.json) + "}").author ==
             row.author);
}

BOOST_AUTO_TEST_CASE(a_text_of_blocks_is_what_is_said_in_them) {
  const auto text_of = [](const std::string& value) {
    return parse(R"({"text":)" + value + "}").text;
  };
  BOOST_TEST(text_of(R"([{"type":"text","value":"One."},)"
                     R"({"type":"image","url":"https://x/i.png"},)"
                     R"({"type":"text","value":"Two."}])") == "One.\n\nTwo.");
  BOOST_TEST(text_of(R"({"raw":"[One].","rendered":"<p>One.</p>"})") == "One.");
  BOOST_TEST(text_of(R"({"rendered":"","raw":"One."})") == "One.");
  BOOST_TEST(text_of(R"([{"title":"Head","text":"One."},{"text":"Two."}])") ==
             "Head\n\nOne.\n\nTwo.");
}

BOOST_AUTO_TEST_CASE(the_first_of_several_values_is_taken_with_a_note) {
  const Article article =
      parse(R"({"text":"x","title":["First part","Second part"]})");
  BOOST_TEST(article.title == "First part");
  BOOST_TEST_REQUIRE(article.notes.size() == 1u);
  BOOST_TEST(article.notes[0] ==
             "\"title\" has several values; the first is taken");
}

BOOST_AUTO_TEST_CASE(dates_may_be_objects_and_lists) {
  const auto parsed = [](const std::string& date) {
    return parse(R"({"text":"x","date":)" + date + "}");
  };
  for (const char* date :
       {R"({"seconds":1718775900,"nanoseconds":0})",
        R"({"_nanoseconds":0,"_seconds":1718775900})",
        R"({"day":19,"month":6,"year":2024})", "[2024,6,19,5,45]",
        R"({"$date":{"$numberLong":"1718775900000"}})"}) {
    BOOST_TEST(parsed(date).date == "2024-06-19", date);
    BOOST_TEST(parsed(date).notes.empty(), date);
  }
  const Article unread = parsed(R"({"era":3})");
  BOOST_TEST_REQUIRE(unread.unread_date.has_value());
  BOOST_TEST(unread.unread_date->text == "era: 3");
}

BOOST_AUTO_TEST_CASE(authors_are_named_without_the_word_before_them) {
  const auto author_of = [](const std::string& author) {
    return parse(R"({"title":"T","author":")" + author + R"("})").author;
  };
  BOOST_TEST(author_of("By JANE DOE and John Roe") == "JANE DOE and John Roe");
  BOOST_TEST(author_of("by Jane Doe") == "Jane Doe");
  BOOST_TEST(author_of("Byron Doe") == "Byron Doe");
  BOOST_TEST(author_of("By") == "By");
  BOOST_TEST(author_of("Von Jana Doe, dpa") == "Jana Doe, dpa");
  BOOST_TEST(author_of("Par Jeanne Dupont") == "Jeanne Dupont");
  BOOST_TEST(author_of("Por Juan Pérez") == "Juan Pérez");
  for (const std::string name :
       {"Von Trapp", "Di Maria", "Par", "Von Trapp, Maria", "von Trapp Maria",
        "Von der Leyen Ursula", "Par AFP"}) {
    BOOST_TEST(author_of(name) == name);
  }
}

BOOST_AUTO_TEST_CASE(names_can_be_mapped) {
  const auto names = std::make_shared<FieldNames>();
  BOOST_TEST(names->map("text", "Copy"));
  BOOST_TEST(!names->map("colour", "Copy"));
  RawRecord record;
  record.format = &format_of({"", "a.jsonl"});
  record.names = names;
  record.bytes = R"({"text":"no","copy":"yes"})";
  BOOST_TEST(parse_record(record).text == "yes");
}

BOOST_AUTO_TEST_CASE(a_reason_is_short_however_long_the_line) {
  const std::string long_value(100'000, 'x');
  BOOST_TEST(reason("{\"text\":\"" + long_value).size() < 250u);
  BOOST_TEST(reason("{\"n\":1e" + std::string(5000, '9') + "}").size() < 250u);
}

BOOST_AUTO_TEST_CASE(deep_nesting_does_no_harm) {
  const std::string open(1'000'000, '[');
  const std::string close(1'000'000, ']');
  BOOST_TEST(parse("{\"n\":" + open + close + ",\"text\":\"x\"}").text == "x");
  BOOST_TEST(reason("{\"n\":" + open).starts_with("not valid JSON"));
}

BOOST_AUTO_TEST_CASE(escapes_are_resolved) {
  BOOST_TEST(parse(R"({"text":"\u00e9\ud83d\ude00\"\\\/\n"})").text ==
             "é😀\"\\/\n");
}

BOOST_AUTO_TEST_CASE(what_was_exported_stays_as_it_is) {
  const Article article =
      parse(R"({"dateline_export":1,"id":"a  b ","title":"<b>Q&amp;A\u0000",)"
            R"("source":"A&amp;B","date":"2567-01","author":"<i>Ana</i>",)"
            R"("language":"th","url":null,)"
            R"("text":"%PDF- <p>SEOUL (AP) -- By Ana</p>\r\n&lt;"})");
  BOOST_TEST(article.id == "a  b ");
  BOOST_TEST(article.title == std::string("<b>Q&amp;A\0", 11));
  BOOST_TEST(article.source == "A&amp;B");
  BOOST_TEST(article.date == "2567-01");
  BOOST_TEST(article.author == "<i>Ana</i>");
  BOOST_TEST(article.language == "th");
  BOOST_TEST(article.url == "");
  BOOST_TEST(article.text == "%PDF- <p>SEOUL (AP) -- By Ana</p>\r\n&lt;");
  BOOST_TEST(article.notes.empty());
}

BOOST_AUTO_TEST_CASE(a_dateline_adds_nothing_to_what_was_exported) {
  const std::string rest = R"("text":"SEOUL, June 19 (Reuters) - A summit."})";
  BOOST_TEST(parse("{" + rest).source == "Reuters");
  BOOST_TEST(parse(R"({"dateline_export":1,)" + rest).source == "");
}

BOOST_AUTO_TEST_CASE(only_the_number_of_this_version_marks_an_export) {
  const std::string rest = R"(,"text":"&lt;"})";
  BOOST_TEST(parse(R"({"dateline_export":"1")" + rest).text == "<");
  BOOST_TEST(parse(R"({"in":{"dateline_export":1})" + rest).text == "<");
  BOOST_TEST(reason(R"({"dateline_export":2)" + rest) ==
             "exported in version 2, which another release of Dateline reads");
}

BOOST_AUTO_TEST_CASE(damage_never_ends_in_another_exception) {
  const std::string line =
      R"({"id":"a","title":"Ü","text":"\ud83d\ude00 x","n":[1e5,{"b":null}]})";
  std::minstd_rand random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::string damaged = line;
    for (int i = 0; i < 3; ++i) {
      damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
    }
    try {
      parse(damaged);
    } catch (const CorpusError&) {
    }
  }
  BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
