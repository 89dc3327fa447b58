#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"
#include "tests/support/tool_process.hpp"

// What is exported indexes again to the same content.
namespace dateline {
namespace {

namespace fs = std::filesystem;

struct ExportFixture {
  Tool tool(const fs::path& index, const Surroundings& around = {}) const {
    return {folder, DATELINE_QUERY_TOOL, index, around};
  }

  std::string exported(const fs::path& index,
                       std::vector<std::string> filters = {}) const {
    filters.insert(filters.begin(), {"--export", "-"});
    const Tool query = tool(index);
    BOOST_TEST_REQUIRE(query.run(filters) == 0);
    return query.out();
  }

  // An index of what another exports.
  fs::path indexed_again(const fs::path& index) const {
    write_file(folder / "again.jsonl", exported(index));
    fs::remove_all(folder / "again.idx");
    const IndexingReport report =
        index_paths(folder / "again.idx", {folder / "again.jsonl"});
    BOOST_TEST(report.failed == 0u);
    return folder / "again.idx";
  }

  TemporaryFolder folder;
};

// All that a hit says but for where its article was read from.
std::string said_by(const Hit& hit) {
  std::string said = hit.passage + ' ' + std::to_string(hit.paragraph) + ' ' +
                     std::to_string(hit.rank) + ' ' + hit.title + '|' +
                     hit.text + '|' + hit.why;
  for (const auto& value :
       {hit.source, hit.date, hit.language, hit.url, hit.author}) {
    said += '|' + value.value_or("none");
  }
  for (const Span& span : hit.spans) said += ' ' + std::to_string(span.begin);
  return said;
}

void check_same_hits(const fs::path& index, const fs::path& other,
                     const std::vector<std::string>& queries) {
  Searcher one(index);
  Searcher two(other);
  std::size_t compared = 0;
  for (const std::string& query : queries) {
    SearchOptions options;
    options.page.limit = 1000;
    const Results hits = one.search(query, options);
    const Results same = two.search(query, options);
    BOOST_REQUIRE(hits.hits.size() == same.hits.size());
    for (std::size_t i = 0; i < hits.hits.size(); ++i) {
      BOOST_TEST(said_by(hits.hits[i]) == said_by(same.hits[i]));
      BOOST_TEST(hits.hits[i].score == same.hits[i].score);
      ++compared;
    }
  }
  BOOST_TEST(compared > queries.size());
}

BOOST_FIXTURE_TEST_SUITE(exports, ExportFixture)

BOOST_AUTO_TEST_CASE(what_is_exported_indexes_again_to_the_same) {
  const QueryIndex index(RandomArticles(41).next(300));
  const fs::path again = indexed_again(index.path());
  BOOST_TEST((exported(again) == exported(index.path())));
  check_same_hits(index.path(), again,
                  {"strike", "\"U.N. strike\"", "report", "Streik", "罢工",
                   "lang:de", "source:\"agency 1\" strike"});
}

BOOST_AUTO_TEST_CASE(files_of_every_kind_come_back_as_they_were_read) {
  fs::create_directory(folder / "in");
  write_file(folder / "in" / "page.html",
             "<html><head><title>Fish &amp; chips</title></head><body><p>Write "
             "&lt;b&gt;bold&lt;/b&gt; and &amp;amp; in a page, as the manual "
             "of the harbour office says to all who post there.</p><p>It is "
             "the second paragraph of the page, and long enough.</p></body>");
  write_file(folder / "in" / "a  b.txt",
             "Title: <i>Plain</i> &amp; odd\n"
             "Date: 2024-06-19T23:30:00-08:00\n\n"
             "SEOUL, June 19 (Reuters) - A text\r\nwith <p>tags</p>.\r\n");
  write_file(folder / "in" / "mail.eml",
             "From: Ana <ana@x.example>\nSubject: =?utf-8?q?Caf=C3=A9?=\nDate: "
             "Wed, 19 Jun 2024 23:30:00 +1100\nContent-Type: text/plain\n\nThe "
             "letter &lt; the answer.\n");
  const fs::path index = folder / "news.idx";
  index_paths(index, {DATELINE_SAMPLE_ARTICLES, folder / "in"});
  const fs::path again = indexed_again(index);
  BOOST_TEST((exported(again) == exported(index)));
  check_same_hits(index, again,
                  {"Aurus limousine", "text", "letter", "chips", "manual",
                   "Pjöngjang", "after:2024", "\"south pole\""});
}

BOOST_AUTO_TEST_CASE(odd_characters_come_back) {
  std::string controls;
  for (char c = 1; c < 0x20; ++c) controls += std::string("word") + c;
  const std::vector<TestArticle> articles{
      {"crlf", "", "One.\r\n\r\nTwo.\r\rThree.\n\n\n", "en", "", "", ""},
      {"marks", "\u0301a\u0308", "\u0301 e\u0301 \u00e9 \u200d\ufeff", "en", "",
       "", ""},
      {"rtl", "\u202eabc\u202c", "שלום \u2067عالم\u2069 \u200f", "he",
       "2024-06", "", ""},
      {"emoji", "👩‍👩‍👧‍👦",
       "🇸🇰 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 text", "en", "2024", "",
       ""},
      {"controls", std::string("a\0b", 3), controls + "\x7f\u0085\u2028\u2029",
       "en", "", "", ""},
      {"markup", "Q&amp;A <b>", "<p>1 &lt; 2</p> \\u0041 \"x\" \\", "en", "",
       "A&amp;B", "<i>Ana</i>"},
      {"byline", "", "By Ana Ruiz\n\nSEOUL (AP) - A summit.", "en", "", "", ""},
      {"title alone", "Only a title", "", "en", "", "", ""},
      {"blanks", "", "  \u00a0 text \t ", "en", "", "", "",
       "https://a.example/?q=1&b=<"},
  };
  std::string lines;
  for (const TestArticle& article : articles) {
    // With the mark the reader changes nothing of what the test means.
    lines += "{\"dateline_export\":1," + json_line(article).substr(1);
  }
  write_file(folder / "odd.jsonl", lines);
  const fs::path index = folder / "odd.idx";
  BOOST_TEST(index_paths(index, {folder / "odd.jsonl"}).failed == 0u);
  Searcher searcher(index);
  std::size_t found = 0;
  for (const IndexedArticle& article : searcher.articles()) {
    const auto given =
        std::ranges::find(articles, article.id, &TestArticle::id);
    BOOST_REQUIRE((given != articles.end()));
    BOOST_TEST(article.text == given->text);
    BOOST_TEST(article.title == given->title);
    ++found;
  }
  BOOST_TEST(found == articles.size());
  const fs::path again = indexed_again(index);
  BOOST_TEST((exported(again) == exported(index)));
}

BOOST_AUTO_TEST_CASE(an_export_says_nothing_of_segments_and_the_dead) {
  const std::vector<TestArticle> articles = RandomArticles(42).next(200);
  const QueryIndex index(articles);
  change_unmerged(index, articles);
  const StoredIndex changed(index.path());
  BOOST_TEST(changed.segments.size() > 1u);
  BOOST_TEST(changed.dead() > 0u);
  const fs::path again = indexed_again(index.path());
  BOOST_TEST(StoredIndex(again).passages() == changed.passages());
  BOOST_TEST((exported(again) == exported(index.path())));
  check_same_hits(index.path(), again, {"strike", "report", "Streik"});
}

BOOST_AUTO_TEST_CASE(filters_choose_what_is_exported) {
  const QueryIndex index({{"a", "", "Text.", "en", "2024", "Wire", ""},
                          {"b", "", "Text.", "de", "2023", "Wire", ""}});
  const std::string all = exported(index.path());
  BOOST_TEST(exported(index.path(), {"--language", "en"}) ==
             all.substr(all.find('\n') + 1));
}

BOOST_AUTO_TEST_CASE(a_file_is_not_replaced_unless_it_is_said) {
  const QueryIndex index({{"a", "", "Text.", "en", "", "", ""}});
  const fs::path file = folder / "news.jsonl";
  write_file(file, "mine\n");
  const Tool query = tool(index.path());
  BOOST_TEST(query.run({"--export", file.string()}) == 2);
  BOOST_TEST(query.err().find("the file exists") != std::string::npos);
  BOOST_TEST(bytes_of(file) == "mine\n");
  BOOST_TEST(query.run({"--export", file.string(), "--overwrite"}) == 0);
  BOOST_TEST(bytes_of(file) == exported(index.path()));
  BOOST_TEST(!fs::exists(folder / "news.jsonl.tmp"));
}

// The limit of a file's size ends the process in the middle of its work.
BOOST_AUTO_TEST_CASE(an_export_that_is_killed_leaves_the_file_as_it_was) {
  const QueryIndex index(RandomArticles(43).next(100));
  const fs::path file = folder / "news.jsonl";
  write_file(file, "good\n");
  const Tool limited = tool(index.path(), {{}, 20'000});
  BOOST_TEST(limited.run({"--export", file.string(), "--overwrite"}) != 0);
  BOOST_TEST(bytes_of(file) == "good\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_an_error) {
  const QueryIndex index({{"a", "", "Text.", "en", "", "", ""}});
  const Tool query = tool(index.path());
  for (const std::string file : {"/dev/full", "/nowhere/a.jsonl", "/"}) {
    BOOST_TEST(query.run({"--export", file}) == 2);
    BOOST_TEST(query.err().find("cannot write '" + file + "'") !=
               std::string::npos);
  }
  BOOST_TEST(fs::is_character_file("/dev/full"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
