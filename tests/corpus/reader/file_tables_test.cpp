#include "corpus/reader/file_tables.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <utility>

#include "corpus/reader/formats.hpp"
#include "corpus/reader/record_reader.hpp"
#include "tests/corpus/read_contents.hpp"
#include "tests/corpus/test_files.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(file_tables)

namespace {

namespace fs = std::filesystem;

// An export: a table of posts, and their texts in a folder.
const ArchivedFiles posts = {
    {"posts.csv",
     "post_id,post_date,is_published,email_sent_at,type,title,subtitle\n"
     "11.ferry,2024-06-19T05:45:00.000Z,TRUE,,newsletter,Ferry late,"
     "It&#x2019;s the fog\n"
     "12.crane,2024-06-20T05:45:00.000Z,FALSE,,newsletter,Crane gone,\n"
     "13.mole,2024-06-21T05:45:00.000Z,TRUE,,podcast,Mole repaired,\n"},
    {"posts/11.ferry.html", "<p>The night ferry left at two.</p>\n"},
    {"posts/12.crane.html", "<h2>The harbour</h2><p>A crane has gone.</p>\n"},
    {"posts/14.other.html", "<p>A page without a row.</p>\n"},
};

// What an article says, in one line. The id of a row of a table is that of the
// table here.
std::string facts_of(const Article& article) {
  std::string text = article.text;
  std::ranges::replace(text, '\n', '/');
  return article.id.substr(0, article.id.find(':')) + '|' + article.date + '|' +
         article.title + '|' + text;
}

Strings facts_of(const FileContents& contents) {
  Strings facts;
  for (const Article& article : contents.articles) {
    facts.push_back(facts_of(article));
  }
  return facts;
}

Strings facts_in(const ArchivedFiles& files) {
  const TemporaryFolder folder;
  for (const auto& [name, bytes] : files) folder.write(name, bytes);
  return facts_of(read_contents(folder.path()));
}

Strings posts_in(const std::string& root) {
  return {root + "posts.csv|2024-06-21|Mole repaired|",
          root +
              "posts/11.ferry.html|2024-06-19|Ferry late|It’s the fog//The "
              "night ferry left at two.",
          root +
              "posts/12.crane.html|2024-06-20|Crane gone|The harbour//A "
              "crane has gone.",
          root + "posts/14.other.html|||A page without a row."};
}

// What was passed over in a folder and why, by paths relative to it.
Strings passed_over_in(const fs::path& folder) {
  RecordReader reader({folder});
  while (reader.next()) {
  }
  Strings told;
  const std::string root = folder.string() + '/';
  for (const PassedOver& one : reader.input().passed_over) {
    std::string line = one.name + ": " + one.reason;
    for (std::size_t at = line.find(root); at != line.npos;
         at = line.find(root)) {
      line.erase(at, root.size());
    }
    told.push_back(std::move(line));
  }
  return told;
}

// The files, of which that called `name` has other bytes.
ArchivedFiles with(ArchivedFiles files, const std::string& name,
                   const std::string& bytes) {
  for (auto& [path, content] : files) {
    if (path == name) content = bytes;
  }
  return files;
}

const auto per_element = boost::test_tools::per_element();

}  // namespace

BOOST_AUTO_TEST_CASE(pages_have_titles_and_dates_of_a_table_beside_them) {
  BOOST_TEST(facts_in(posts) == posts_in(""), per_element);
}

BOOST_AUTO_TEST_CASE(so_have_pages_in_an_archive_wherever_the_table_stands) {
  const ArchivedFiles reversed(posts.rbegin(), posts.rend());
  for (const ArchivedFiles& files : {posts, reversed}) {
    for (const char* format : {"zip", "pax"}) {
      Strings facts = facts_in({{"export.zip", archive_of(files, format)}});
      std::ranges::sort(facts);
      BOOST_TEST(facts == posts_in("export.zip/"), per_element);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_export_may_lie_in_a_folder_of_an_archive) {
  ArchivedFiles files;
  for (const auto& [name, bytes] : posts) {
    files.emplace_back("export/june/" + name, bytes);
  }
  BOOST_TEST(facts_in({{"a.zip", archive_of(files, "zip")}}) ==
                 posts_in("a.zip/export/june/"),
             per_element);
}

BOOST_AUTO_TEST_CASE(a_table_counts_as_passed_over_and_its_rows_for_files) {
  const TemporaryFolder folder;
  for (const auto& [name, bytes] : posts) folder.write(name, bytes);
  RecordReader reader({folder.path()});
  std::vector<RawRecord> records;
  while (auto outcome = reader.next()) {
    records.push_back(std::get<RawRecord>(std::move(*outcome)));
  }
  BOOST_TEST(records.size() == 4u);
  BOOST_TEST_REQUIRE(reader.input().passed_over.size() == 1u);
  BOOST_TEST(reader.input().passed_over[0].reason ==
             "a table of files beside or below it (rows joined to files: 2)");
  BOOST_TEST_REQUIRE(records[1].row != nullptr);
  BOOST_TEST(records[1].row->cells.front().first == "post_id");
  BOOST_TEST(records[1].row->cells.front().second == "11.ferry");
  BOOST_TEST(records[3].row == nullptr);
}

BOOST_AUTO_TEST_CASE(rows_without_a_file_and_drafts_are_noted) {
  const TemporaryFolder folder;
  for (const auto& [name, bytes] : posts) folder.write(name, bytes);
  const FileContents contents = read_contents(folder.path());
  BOOST_TEST_REQUIRE(contents.articles.size() == 4u);
  BOOST_TEST(contents.articles[0].notes ==
                 Strings{"it has no text: no file beside the table has its "
                         "name"},
             per_element);
  BOOST_TEST(contents.articles[1].notes.empty());
  BOOST_TEST_REQUIRE(contents.articles[2].notes.size() == 1u);
  BOOST_TEST(
      contents.articles[2].notes[0].starts_with("it is not published, says "));
}

// A file is read in the same way however it is reached.
BOOST_AUTO_TEST_CASE(a_file_that_is_named_alone_has_its_row) {
  const TemporaryFolder folder;
  for (const auto& [name, bytes] : posts) folder.write(name, bytes);
  ReadingRules rules;
  rules.root = folder.path();
  RecordReader inside({folder.path() / "posts" / "11.ferry.html"}, rules);
  BOOST_TEST(facts_of(parse_record(std::get<RawRecord>(*inside.next()))) ==
             posts_in("")[1]);
  // But no file outside of the root is looked at.
  rules.root = folder.path() / "posts";
  RecordReader outside({folder.path() / "posts"}, rules);
  BOOST_TEST(!std::get<RawRecord>(*outside.next()).row);
}

BOOST_AUTO_TEST_CASE(files_are_named_by_path_name_or_name_without_ending) {
  BOOST_TEST(facts_in({{"list.csv",
                        "filename;date;author;title\n"
                        "a.txt;2024-06-01;Jane Doe;First\n"
                        "texts/b;2024-06-02;;Second\n"
                        "c;2024-06-03;;\n"
                        "./texts/d.txt;2024-06-04;;Fourth\n"},
                       {"texts/a.txt", "The first text has no title.\n"},
                       {"texts/b.txt", "The second text.\n"},
                       {"texts/c.txt", "Its title\n\nThe third text.\n"},
                       {"texts/d.txt", "A line\n\nThe fourth text.\n"}}) ==
                 (Strings{
                     "texts/a.txt|2024-06-01|First|The first text has no title."
                     "/",
                     "texts/b.txt|2024-06-02|Second|The second text./",
                     "texts/c.txt|2024-06-03|Its title|The third text./",
                     "texts/d.txt|2024-06-04|Fourth|A line//The fourth text./",
                 }),
             per_element);
}

BOOST_AUTO_TEST_CASE(a_table_of_messages_has_subjects) {
  BOOST_TEST(facts_in({{"emails.csv",
                        "id,subject,publish_date,slug\n"
                        "a-1,Ferry late,2024-06-19 05:45:00+00:00,ferry\n"},
                       {"emails/ferry.md", "# Fog\n\nIt left at two.\n"}}) ==
                 Strings{"a-1|2024-06-19|Ferry late|Fog//It left at two."},
             per_element);
}

BOOST_AUTO_TEST_CASE(a_name_of_two_rows_or_in_two_folders_names_no_file) {
  const std::string page = "<p>The ferry was late.</p>";
  BOOST_TEST(facts_in({{"list.csv", "id,title\n1,One\n1,Two\n2,Three\n"},
                       {"a/1.html", page},
                       {"a/2.html", page},
                       {"b/2.html", page}}) ==
                 (Strings{"a/1.html|||The ferry was late.",
                          "a/2.html|||The ferry was late.",
                          "b/2.html|||The ferry was late.", "1||One|",
                          "1||Two|", "2||Three|"}),
             per_element);
}

BOOST_AUTO_TEST_CASE(a_table_with_texts_tells_of_no_files) {
  BOOST_TEST(facts_in({{"a.csv", "id,title,text\n1,One,The text.\n"},
                       {"1.txt", "Another text.\n"}}) ==
                 (Strings{"1.txt|||Another text./", "1||One|The text."}),
             per_element);
}

BOOST_AUTO_TEST_CASE(rows_about_what_is_no_article_stay_articles) {
  BOOST_TEST(facts_in({{"a.csv", "id,title\n1,A picture\n2,Many\n3,Ferry\n"},
                       {"1.png", "\x89PNG\r\n"},
                       {"2.jsonl", "{\"id\":\"x\",\"text\":\"One.\"}\n"},
                       {"3.html", "<p>It was late.</p>"}}) ==
                 (Strings{"x|||One.", "3.html||Ferry|It was late.",
                          "1||A picture|", "2||Many|"}),
             per_element);
}

BOOST_AUTO_TEST_CASE(a_page_without_text_has_the_title_of_its_row) {
  BOOST_TEST(facts_in(with(posts, "posts/12.crane.html", "<p></p>"))[2] ==
             "posts/12.crane.html|2024-06-20|Crane gone|");
}

BOOST_AUTO_TEST_CASE(a_damaged_table_leaves_its_files_as_they_are) {
  const TemporaryFolder folder;
  for (const auto& [name, bytes] : with(
           posts, "posts.csv",
           "post_id,title\n\"11.ferry,Ferry\n" + std::string(33u << 20, 'x'))) {
    folder.write(name, bytes);
  }
  const FileContents contents = read_contents(folder.path());
  BOOST_TEST(contents.articles.size() == 3u);
  BOOST_TEST(contents.errors.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_large_page_keeps_its_row_in_another_process) {
  std::string page;
  for (int day = 1; page.size() < (2u << 20); ++day) {
    page += "<p>On day " + std::to_string(day) + " the ferry was late.</p>\n";
  }
  const Strings facts = facts_in(with(posts, "posts/11.ferry.html", page));
  BOOST_TEST(facts[1].starts_with(
      "posts/11.ferry.html|2024-06-19|Ferry late|It’s the fog//On day 1 "));
}

BOOST_AUTO_TEST_CASE(so_have_pages_in_an_archive_within_an_archive) {
  const std::string inner = archive_of(posts, "zip");
  for (const char* format : {"zip", "pax"}) {
    Strings facts =
        facts_in({{"a.zip", archive_of({{"june/export.zip", inner}}, format)}});
    std::ranges::sort(facts);
    BOOST_TEST(facts == posts_in("a.zip/june/export.zip/"), per_element);
  }
}

BOOST_AUTO_TEST_CASE(so_have_pages_in_an_archive_on_standard_input) {
  ReadingRules rules;
  rules.standard_input = [] {
    return std::make_unique<MemorySource>(archive_of(posts, "zip"));
  };
  RecordReader reader({"-"}, rules);
  Strings facts;
  while (auto outcome = reader.next()) {
    facts.push_back(facts_of(parse_record(std::get<RawRecord>(*outcome))));
  }
  BOOST_TEST(facts == posts_in("stdin/"), per_element);
}

BOOST_AUTO_TEST_CASE(a_table_in_a_stream_that_is_too_large_is_told) {
  ArchivedFiles files = posts;
  std::string noise(33u << 20, ' ');
  std::mt19937 random(1);
  for (char& c : noise) c = static_cast<char>(random());
  files.emplace_back("picture.png", "\x89PNG\r\n\x1a\n" + noise);
  files.emplace_back("figures.csv", "year,cranes\n1961,4\n");
  const TemporaryFolder folder;
  folder.write("a.zip",
               archive_of({{"export.zip", archive_of(files, "zip")}}, "zip"));
  const Strings told = passed_over_in(folder.path());
  BOOST_TEST_REQUIRE(told.size() == 2u);
  BOOST_TEST_CONTEXT(told[0]) {
    BOOST_TEST(told[0].starts_with(
        "a.zip/export.zip/posts.csv: the rows of this table are not joined to "
        "files: the archive is read from within another one"));
    BOOST_TEST(told[0].ends_with("unpack what it is in"));
  }
  BOOST_TEST(told[1].starts_with("a.zip/export.zip/picture.png: "));
}

BOOST_AUTO_TEST_CASE(a_table_with_too_many_rows_for_files_is_told) {
  const TemporaryFolder folder;
  folder.write("a.html", "<p>The ferry was late.</p>");
  folder.write("b.html", "<p>The crane has gone.</p>");
  folder.write("c.html", "<p>The mole is broken.</p>");
  const std::string note(30u << 20, 'x');
  folder.write("list.csv", "file,title,note\na.html,Ferry," + note +
                               "\nb.html,Crane," + note + "\nc.html,Mole," +
                               note + "\n");
  const Strings told = passed_over_in(folder.path());
  BOOST_TEST_REQUIRE(told.size() == 1u);
  BOOST_TEST(told[0].starts_with(
      "list.csv: the rows of this table are not joined to files: "));
  BOOST_TEST(told[0].ends_with(
      "divide the table, and put each part beside its files"));
}

BOOST_AUTO_TEST_CASE(rows_without_files_may_be_as_many_as_they_like) {
  std::string table = "file,title\n";
  for (int row = 0; row < 300'000; ++row) {
    table +=
        std::to_string(row) + ".html,Title of " + std::to_string(row) + '\n';
  }
  const ArchivedFiles files = {{"list.csv", table},
                               {"299999.html", "<p>The ferry was late.</p>"}};
  const TemporaryFolder folder;
  for (const auto& [name, bytes] : files) folder.write(name, bytes);
  folder.write("a.zip", archive_of(files, "zip"));
  RecordReader reader({folder.path() / "299999.html", folder.path() / "a.zip"});
  std::size_t pages = 0;
  while (auto outcome = reader.next()) {
    const auto* record = std::get_if<RawRecord>(&*outcome);
    BOOST_TEST_REQUIRE(record != nullptr);
    if (record->fields) continue;
    ++pages;
    BOOST_TEST_REQUIRE(record->row != nullptr);
    BOOST_TEST(record->row->fields.title == "Title of 299999");
  }
  BOOST_TEST(pages == 2u);
}

BOOST_AUTO_TEST_CASE(a_page_may_have_a_misleading_ending) {
  const ArchivedFiles files = {
      {"list.csv", "file,title\nferry.jsonl,Ferry late\ncrane.doc,Crane\n"},
      {"crane.doc", "<!DOCTYPE html><p>The crane has gone.</p>"},
      {"ferry.jsonl", "<!DOCTYPE html><p>The ferry was late.</p>"}};
  const Strings expected = {"crane.doc||Crane|The crane has gone.",
                            "ferry.jsonl||Ferry late|The ferry was late."};
  BOOST_TEST(facts_in(files) == expected, per_element);
  Strings facts = facts_in({{"a.zip", archive_of(files, "zip")}});
  for (std::string& fact : facts) fact.erase(0, fact.find('/') + 1);
  BOOST_TEST(facts == expected, per_element);
}

BOOST_AUTO_TEST_CASE(a_row_of_what_proves_to_be_no_article_is_told) {
  const TemporaryFolder folder;
  folder.write("list.csv", "file,title\na.html,A picture\nb.html,Many\n");
  folder.write("a.html", "\x89PNG\r\n\x1a\n");
  folder.write("b.html", archive_of(posts, "zip"));
  const Strings told = passed_over_in(folder.path());
  BOOST_TEST_REQUIRE(told.size() == 4u);
  BOOST_TEST(told[0] ==
             "a.html: a picture, and so is left out what is told of it by "
             "list.csv (row 2)");
  BOOST_TEST(told[1] ==
             "list.csv (row 3): it tells of b.html, which is not one article "
             "but many");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
