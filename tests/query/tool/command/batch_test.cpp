#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "corpus/cli/csv.hpp"
#include "query/batch/batch_input.hpp"
#include "query/tool/command/batch.hpp"
#include "query/tool/command/note_summary.hpp"
#include "query/tool/print/trec_printer.hpp"

namespace data = boost::unit_test::data;

namespace dateline::query_tool {
BOOST_AUTO_TEST_SUITE(batch)

namespace {

// "id=query(note;note)" for each line.
std::string read(const std::string& text, QueriesFormat format) {
  std::istringstream in(text);
  BatchInput input(in, format);
  std::string queries;
  while (const std::optional<BatchQuery> line = input.next()) {
    queries += line->id + '=' + line->query;
    for (const std::string& note : line->notes) queries += '(' + note + ')';
    queries += '/';
  }
  return queries;
}

struct Row {
  const char* name;
  QueriesFormat format;
  std::string text;
  const char* queries;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

constexpr auto lines = QueriesFormat::lines;
constexpr auto tsv = QueriesFormat::tsv;
constexpr auto csv = QueriesFormat::csv;
constexpr const char* not_closed =
    "1=1,\"a(a quotation mark is not closed; the whole line was read as the "
    "query)/2=b/";

const Row rows[] = {
    {"nothing", lines, "", ""},
    {"line ends of each kind", lines, "a b\r\nc\nd", "1=a b/2=c/3=d/"},
    {"an empty line is a line", lines, "a\n\n \nb\n",
     "1=a/2=(the line is empty)/3=(the line is empty)/4=b/"},
    {"a byte order mark", lines,
     "\xEF\xBB\xBF"
     "a\n",
     "1=a/"},
    {"commas, tabs and quotes are text", lines, "a,\"b\tc\n", "1=a,\"b\tc/"},
    {"NUL bytes", lines, std::string("a\0b\n", 4),
     "1=a\uFFFD"
     "b(the query has NUL bytes, which were read as \uFFFD)/"},
    {"ill-formed UTF-8", lines, "a\xff\n",
     "1=a\uFFFD(the query has bytes that are not UTF-8, which were read as "
     "\uFFFD)/"},
    {"an id and a query", tsv, "q1\tun veto\nq2\ta\tb\nno tab\n\tx\n",
     "q1=un veto/q2=a\tb/3=no tab/4=x/"},
    {"one column", csv, "\"a, \"\"b\"\"\"\nc\n", "1=a, \"b\"/2=c/"},
    {"two columns", csv, "7,Aurus\n8,\"x\"\n", "7=Aurus/8=x/"},
    {"a header in any order", csv, "Query,topic,ID\na,b,c\nd\n", "c=a/3=d/"},
    {"a header parted by semicolons", csv, "id;query\n7;\"a;\"\"b, c\"\n8;d\n",
     "7=a;\"b, c/8=d/"},
    {"a header parted by tabs", csv, "query\tid\na\t7\n", "7=a/"},
    {"semicolons without a header are text", csv, "7;Aurus\n", "1=7;Aurus/"},
    {"lines that end in carriage returns", lines, "a\rb\r",
     "1=a b(the query has carriage returns, which were read as spaces)/"},
    {"UTF-16", lines,
     "\xFF\xFE"
     "a",
     "1=\uFFFD\uFFFDa(the file seems to be UTF-16; save it as UTF-8)(the "
     "query has bytes that are not UTF-8, which were read as \uFFFD)/"},
    {"a field over two lines", csv, "1,\"a\nb\"\n2,c\n", "1=a b/2=c/"},
    {"a quote that is not closed", csv, "1,\"a\nb\n", not_closed},
    {"a quote that is closed too soon", csv, "1,\"a\"b\nc\n",
     "1=1,\"a\"b(a quotation mark is not closed; the whole line was read as "
     "the query)/2=c/"},
    {"more fields than two", csv, "1,a,b\n",
     "1=a(the fields after the second were ignored)/"},
};

QueryReport sample_report() {
  return {"q 1",  "Aurus, \"limousine\"", 12,    9,   "in-a-row",
          "2019", "2024-06-20",           "a#1", 0.1, "one; two",
          {}};
}

}  // namespace

BOOST_DATA_TEST_CASE(reads_one_query_for_each_line, data::make(rows), row) {
  BOOST_TEST(read(row.text, row.format) == row.queries);
}

BOOST_AUTO_TEST_CASE(a_line_of_megabytes_is_cut_and_costs_no_other) {
  std::string text = "first\n" + std::string(10'000'000, 'x') + "\nlast\n";
  std::istringstream in(text);
  BatchInput input(in, QueriesFormat::lines);
  BOOST_TEST(input.next()->query == "first");
  const BatchQuery cut = *input.next();
  BOOST_TEST(cut.query.size() == 4096);
  BOOST_TEST(cut.notes.front().starts_with("the line has 10000000 bytes"));
  const BatchQuery last = *input.next();
  BOOST_TEST(last.query == "last");
  BOOST_TEST(last.id == "3");
}

BOOST_AUTO_TEST_CASE(the_name_of_a_file_tells_its_form) {
  const auto automatic = QueriesFormat::automatic;
  BOOST_TEST((format_of("a/q.CSV", automatic) == QueriesFormat::csv));
  BOOST_TEST((format_of("q.tsv", automatic) == QueriesFormat::tsv));
  BOOST_TEST((format_of("q.txt", automatic) == QueriesFormat::lines));
  BOOST_TEST((format_of("-", automatic) == QueriesFormat::lines));
  BOOST_TEST(
      (format_of("q.csv", QueriesFormat::lines) == QueriesFormat::lines));
}

BOOST_AUTO_TEST_CASE(a_report_is_one_line_in_each_format) {
  BOOST_TEST(report_line(sample_report(), Format::text) ==
             "q 1: Aurus, \"limousine\" | 12 passages in 9 articles with its "
             "words in a row | 2019 to "
             "2024-06-20 | best a#1 | note: one; two\n");
  BOOST_TEST(
      report_line(sample_report(), Format::csv) ==
      "q 1,\"Aurus, \"\"limousine\"\"\",12,9,in-a-row,2019,2024-06-20,a#1,0.1,"
      "one; two\r\n");
  BOOST_TEST(
      report_line(sample_report(), Format::jsonl) ==
      R"j({"id":"q 1","query":"Aurus, \"limousine\"","hits":12,"articles":9,)j"
      R"j("counted":"in-a-row","first":"2019","last":"2024-06-20","passage":"a#1","score":0.1,)j"
      R"j("note":"one; two"})j"
      "\n");
}

BOOST_AUTO_TEST_CASE(a_report_has_stories_last_if_they_are_asked_for) {
  QueryReport report = sample_report();
  report.stories = 7;
  BOOST_TEST(report_header(Format::csv, true) ==
             "id,query,hits,articles,counted,first,last,passage,score,note,"
             "stories\r\n");
  BOOST_TEST(report_line(report, Format::csv).ends_with(",one; two,7\r\n"));
  BOOST_TEST(report_line(report, Format::jsonl)
                 .ends_with(R"("note":"one; two","stories":7})"
                            "\n"));
  BOOST_TEST(report_line(report, Format::text)
                 .find("in 9 articles (7 stories) with its words in a row") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(csv_that_is_written_reads_back) {
  const std::vector<std::string> fields{"", "a,b", "\"", "c\r\nd", "e"};
  std::string record = csv_record(fields);
  BOOST_REQUIRE(record.ends_with("\r\n"));
  record.resize(record.size() - 2);
  const CsvFields parsed = parse_csv(record);
  BOOST_TEST((parsed.quotes == Quotes::closed));
  BOOST_TEST(parsed.fields == fields, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_line_of_a_run_has_six_columns_whatever_the_ids) {
  Hit hit;
  hit.rank = 2;
  hit.score = 1.5;
  hit.passage = "a b.txt#1";
  hit.article = "a b.txt";
  BOOST_TEST(trec_of(hit, "q\t1", 2, "run") ==
             "q%091 Q0 a%20b.txt#1 2 1.5 run\n");
  BOOST_TEST(trec_of(hit, "", 1, "run") == "- Q0 a%20b.txt 2 1.5 run\n");
}

BOOST_AUTO_TEST_CASE(notes_are_summed_up_by_kind) {
  NoteSummary summary;
  summary.add("1", "'the' is too common to rank: ignored");
  summary.add("1", "no passage has 'l'eau'; did you mean 'eau'?");
  summary.add("2", "'of' is too common to rank: ignored");
  summary.add("3", "'the', 'it's' and 'of' are too common to rank: ignored");
  summary.add("4", "'the' and 'of' are too common to rank: ignored");
  summary.add("5", "no passage has \"a 'b' c\"");
  summary.add("6", "'a*' stands for 64 of 1,230 words");
  summary.add("7", "'b*' stands for 64 of 77 words");
  summary.add("8", "no passage has 'never closed");
  const std::vector<std::string> expected{
      "query 1: 'the' is too common to rank: ignored (and 1 note like it)",
      "query 1: no passage has 'l'eau'; did you mean 'eau'?",
      "query 3: 'the', 'it's' and 'of' are too common to rank: ignored (and 1 "
      "note like it)",
      "query 5: no passage has \"a 'b' c\" (and 1 note like it)",
      "query 6: 'a*' stands for 64 of 1,230 words (and 1 note like it)"};
  BOOST_TEST(summary.lines() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::query_tool
