#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <locale>
#include <memory>
#include <ostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/corpus/read_contents.hpp"
#include "tests/corpus/test_files.hpp"

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

namespace dateline {
BOOST_AUTO_TEST_SUITE(containers)

namespace {

bool says(const std::string& message, std::string_view part) {
  return message.find(part) != std::string::npos;
}

// Writes 1234567 as 1.234.567.
struct GroupedDigits : std::numpunct<char> {
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

}  // namespace

const char* const archive_formats[] = {"zip", "ustar", "pax"};

BOOST_DATA_TEST_CASE(archives_are_read_through, data::make(archive_formats),
                     format) {
  const std::string bytes =
      archive_of({{"a.txt", "The first text."},
                  {"sub/b.jsonl",
                   "{\"id\":\"x\",\"text\":\"two\"}\n{\"text\":\"three\"}\n"},
                  {".hidden", "no"},
                  {"__MACOSX/a.txt", "no"},
                  {"sub/picture.png", "\x89PNG\r\n\x1a\n"}},
                 format);
  const FileContents contents = read_contents("news.archive", bytes);
  BOOST_TEST(contents.errors.empty());
  const Strings texts = {"The first text.", "two", "three"};
  BOOST_TEST(contents.texts() == texts, boost::test_tools::per_element());
  BOOST_TEST(contents.ids()[0] == "news.archive/a.txt");
  BOOST_TEST(contents.ids()[1] == "x");
  BOOST_TEST(contents.passed_over == 1u);
}

BOOST_AUTO_TEST_CASE(archives_and_compressed_files_may_lie_in_archives) {
  const std::string inner = archive_of({{"a.txt", "A text."}}, "zip");
  const std::string zipped = compressed("Another text.", "gzip");
  const std::string outer =
      archive_of({{"inner.zip", inner}, {"b.txt.gz", zipped}}, "ustar");
  const FileContents contents =
      read_contents("outer.tar.gz", compressed(outer, "gzip"));
  const Strings texts = {"A text.", "Another text."};
  BOOST_TEST(contents.texts() == texts, boost::test_tools::per_element());
  BOOST_TEST(contents.ids()[0] == "outer.tar.gz/inner.zip/a.txt");
}

// An entry of tar without content: a header of 512 bytes.
std::string tar_header(const std::string& name, char type,
                       const std::string& target) {
  std::string header(512, '\0');
  const auto put = [&](std::size_t at, const std::string& text) {
    header.replace(at, text.size(), text);
  };
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, "00000000000");
  put(136, "00000000000");
  put(148, std::string(8, ' '));
  put(156, std::string(1, type));
  put(157, target);
  put(257, std::string("ustar\0"
                       "00",
                       8));
  unsigned sum = 0;
  for (const char byte : header) sum += static_cast<unsigned char>(byte);
  std::string digits(6, '0');
  for (std::size_t at = 6; at-- > 0; sum /= 8) {
    digits[at] = static_cast<char>('0' + sum % 8);
  }
  put(148, digits + std::string("\0 ", 2));
  return header;
}

BOOST_AUTO_TEST_CASE(links_and_pipes_in_archives_are_passed_over) {
  const std::string file = archive_of({{"real.txt", "A text."}}, "ustar");
  const std::string entries = tar_header("hard.txt", '1', "real.txt") +
                              tar_header("soft.txt", '2', "real.txt") +
                              tar_header("pipe", '6', "") +
                              tar_header("folder", '5', "");
  const FileContents contents = read_contents("a.tar", entries + file);
  BOOST_TEST(contents.errors.empty());
  const Strings texts = {"A text."};
  BOOST_TEST(contents.texts() == texts, boost::test_tools::per_element());
  BOOST_TEST(contents.passed_over == 3u);
}

// Where the files of an archive begin.
std::vector<std::size_t> file_begins(const std::string& bytes,
                                     std::string_view signature) {
  std::vector<std::size_t> begins;
  for (std::size_t at = bytes.find(signature); at != bytes.npos;
       at = bytes.find(signature, at + 1)) {
    begins.push_back(at);
  }
  return begins;
}

const ArchivedFiles three_files = {
    {"a.txt", "One."}, {"b.txt", "Two."}, {"c.txt", "Three."}};

BOOST_AUTO_TEST_CASE(a_file_whose_header_is_damaged_is_told_of) {
  std::string zip = archive_of(three_files, "zip");
  zip[file_begins(zip, "PK\x03\x04")[1] + 2] = 'X';
  std::string tar = archive_of(three_files, "ustar");
  tar[tar.find("b.txt") + 2] = 'X';
  const std::pair<std::string, const char*> archives[] = {
      {zip, "its list names 3 files and folders, but only 2 can be found"},
      {tar, "the header of a file in it is damaged"}};
  for (const auto& [bytes, reason] : archives) {
    const FileContents contents = read_contents("archive", bytes);
    const Strings texts = {"One.", "Three."};
    BOOST_TEST(contents.texts() == texts, boost::test_tools::per_element());
    BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
    BOOST_TEST(says(contents.errors[0], reason));
  }
}

BOOST_AUTO_TEST_CASE(a_file_of_zip_that_is_not_what_was_packed_fails) {
  std::string bytes = archive_of(three_files, "zip");
  // The checksum stands behind a file that was packed as a stream.
  const std::size_t checksum = file_begins(bytes, "PK\x07\x08").at(1) + 4;
  bytes[checksum] = static_cast<char>(bytes[checksum] ^ 1);
  const FileContents contents = read_contents("a.zip", bytes);
  const Strings texts = {"One.", "Three."};
  BOOST_TEST(contents.texts() == texts, boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(says(contents.errors[0], "ZIP bad CRC"));
}

BOOST_AUTO_TEST_CASE(archives_joined_to_one_file_are_read_or_told_of) {
  const std::string first = archive_of({{"a.txt", "One."}}, "ustar");
  const std::string second = archive_of({{"b.txt", "Two."}}, "ustar");
  const FileContents tar = read_contents("a.tar", first + second);
  const Strings texts = {"One.", "Two."};
  BOOST_TEST(tar.texts() == texts, boost::test_tools::per_element());
  BOOST_TEST(tar.errors.empty());
  const FileContents zip =
      read_contents("a.zip", archive_of({{"a.txt", "One."}}, "zip") +
                                 archive_of({{"b.txt", "Two."}}, "zip"));
  BOOST_TEST(zip.articles.size() == 1u);
  BOOST_TEST_REQUIRE(zip.errors.size() == 1u);
  BOOST_TEST(says(zip.errors[0], "another archive follows"));
}

BOOST_AUTO_TEST_CASE(a_tar_archive_cut_between_two_files_is_told_of) {
  const std::string tar = archive_of(three_files, "ustar");
  constexpr std::size_t file = 1024;  // header and content
  const FileContents cut = read_contents("a.tar", tar.substr(0, 2 * file));
  BOOST_TEST(cut.articles.size() == 2u);
  BOOST_TEST(cut.passed_over == 1u);
  BOOST_TEST(read_contents("a.tar", tar).passed_over == 0u);
  const std::string one_mark = tar.substr(0, 3 * file + 512);
  BOOST_TEST(read_contents("a.tar", one_mark).passed_over == 0u);
}

BOOST_AUTO_TEST_CASE(the_list_of_a_large_zip_archive_is_read_through) {
  ArchivedFiles files;
  for (int i = 0; i < 5000; ++i) {
    files.emplace_back("folder/a-long-name-of-a-file-" + std::to_string(i),
                       "A text.");
  }
  std::string bytes = archive_of(files, "zip");
  BOOST_TEST(read_contents("a.zip", bytes).errors.empty());
  const auto begins = file_begins(bytes, "PK\x03\x04");
  bytes[begins[4000] + 2] = 'X';
  const FileContents contents = read_contents("a.zip", bytes);
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(says(contents.errors[0], "names 5000 files"));
}

BOOST_AUTO_TEST_CASE(archives_nested_too_deep_are_refused) {
  std::string bytes = "A text.";
  for (int i = 0; i < 12; ++i) bytes = archive_of({{"a", bytes}}, "zip");
  const FileContents contents = read_contents("a.zip", bytes);
  BOOST_TEST(contents.articles.empty());
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(says(contents.errors[0], "within each other"));
}

BOOST_AUTO_TEST_CASE(paths_that_climb_out_are_cut) {
  const FileContents contents = read_contents(
      "a.tar", archive_of({{"../../etc/a.txt", "A text."}, {"/b.txt", "More."}},
                          "ustar"));
  const Strings ids = {"a.tar/etc/a.txt", "a.tar/b.txt"};
  BOOST_TEST(contents.ids() == ids, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_bomb_is_noticed) {
  const TemporaryFolder folder;
  const std::string zeros(64u << 20, ' ');
  std::string lines;
  std::string bomb = compressed(zeros + zeros + zeros + zeros + zeros, "gzip");
  const FileContents contents = read_contents(folder.write("a.txt.gz", bomb));
  BOOST_TEST(contents.articles.empty());
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(says(contents.errors[0], "larger than 32 MiB"));
}

BOOST_AUTO_TEST_CASE(a_damaged_archive_never_crashes) {
  const TemporaryFolder folder;
  std::minstd_rand random(3);
  for (const char* format : archive_formats) {
    const std::string whole = archive_of(
        {{"a.txt", "A text."}, {"b.jsonl", "{\"text\":\"x\"}\n"}}, format);
    for (int round = 0; round < 200; ++round) {
      std::string bytes = whole;
      for (int i = 0; i < 4; ++i) {
        bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
      }
      bytes.resize(bytes.size() - random() % bytes.size());
      read_contents(folder.write("a", bytes));
    }
  }
  BOOST_TEST(true);
}

struct Wrapped {
  const char* json;
  Strings texts;
};
std::ostream& operator<<(std::ostream& out, const Wrapped& row) {
  return out << row.json;
}
const Wrapped wrapped[] = {
    {R"([{"text":"a"},{"text":"b"}])", {"a", "b"}},
    {"{\n  \"text\": \"a\"\n}\n{\n  \"text\": \"b\"\n}", {"a", "b"}},
    {"\ufeff[\n]", {}},
    {R"({"posts":[{"title":"T","html":"<p>a</p>"},{"text":"b"}]})", {"a", "b"}},
    {R"({"db":[{"data":{"posts":[{"id":1,"content":"a"}]}}]})", {"a"}},
    {R"({"hits":{"hits":[{"_id":"1","_source":{"text":"a"}}]}})", {"a"}},
    {R"({"data":[{"id":"1","attributes":{"body":"a"}}]})", {"a"}},
    {R"({"hits":[{"score":NaN,"text":"a"},{"text":"b"}]})", {"a", "b"}},
    {R"({"title":"T","description":"no","items":[{"text":"a"}]})", {"a"}},
    {R"({"list":[{"title":"T","date":"2024","abstract":"a"}]})", {"a"}},
    {R"({"text":"a","more":[{"text":"no"}]})", {"a"}},
    {R"([{"text":"a \" } ] b"}])", {"a \" } ] b"}},
    // Data frames.
    {R"({"id":{"0":1,"1":2},"text":{"0":"a","1":"b"}})", {"a", "b"}},
    {R"({"id":[1,2],"text":["a","b"]})", {"a", "b"}},
    {R"({"columns":["text","id"],"index":[0],"data":[["a",1]]})", {"a"}},
    {R"({"schema":{"fields":[]},"data":[{"index":0,"text":"a"}]})", {"a"}},
    // Values of one article that look like them.
    {R"({"title":{"rendered":"T"},"content":{"rendered":"a"}})", {"a"}},
    {R"({"title":"T","text":["a","b"]})", {"a\n\nb"}},
    {R"({"title":["T"],"text":["a"]})", {"a"}},
    {R"({"tags":["x","y","z"],"text":["a","b"]})", {"a\n\nb"}},
    {"\x1e{\"text\":\"a\"}\n\x1e{\"text\":\"b\"}\n", {"a", "b"}},
};

BOOST_DATA_TEST_CASE(json_documents_are_searched_for_articles,
                     data::make(wrapped), row) {
  const FileContents contents = read_contents("a.json", row.json);
  BOOST_TEST(contents.texts() == row.texts, boost::test_tools::per_element());
  BOOST_TEST(contents.errors.empty());
}

BOOST_AUTO_TEST_CASE(a_line_may_have_several_objects) {
  const FileContents contents =
      read_contents("a.jsonl",
                    "{\"text\":\"a\"}{\"text\":\"}{\"} "
                    "{\"text\":\"c\"}\n{\"text\":\"d\"}{\n");
  BOOST_TEST(contents.texts() == (Strings{"a", "}{", "c"}),
             boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(says(contents.errors[0], "a.jsonl:2: not valid JSON"));
}

BOOST_AUTO_TEST_CASE(lines_of_elasticsearch_name_the_article_behind_them) {
  const FileContents contents = read_contents(
      "a.jsonl",
      "{\"index\":{\"_index\":\"news\",\"_id\":\"7\"}}\n{\"text\":\"a\"}\n"
      "{ \"create\" : {} }\n{\"id\":\"own\",\"text\":\"b\"}\n"
      "{\"delete\":{\"_id\":\"8\"}}\n"
      "{\"index\":{\"_id\":9}}\n\n{\"id\":\"other\",\"text\":\"c\"}\n"
      "{\"index\":{\"of\":{\"names\":1}},\"text\":\"d\"}\n");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST(contents.texts() == (Strings{"a", "b", "c", "d"}),
             boost::test_tools::per_element());
  Strings ids;
  for (const Article& article : contents.articles) ids.push_back(article.id);
  BOOST_TEST(ids[0] == "7");
  BOOST_TEST(ids[1] == "own");
  BOOST_TEST(ids[2] == "other");
}

BOOST_AUTO_TEST_CASE(lines_may_stand_before_the_header_of_a_table) {
  const FileContents contents = read_contents(
      "a.csv",
      "Export, of 19 June\r\n\r\ntitle;\"text\"\r\nFerry;\"It, left\"\r\n");
  BOOST_TEST(contents.texts() == Strings{"It, left"},
             boost::test_tools::per_element());
  BOOST_TEST(says(contents.articles.at(0).notes.at(0),
                  "the 2 lines before the header of the table are left out"));
  // A first line that names a text is the header, whatever follows.
  const FileContents table =
      read_contents("a.csv", "text\ntitle,text\nCrane,down\n");
  BOOST_TEST(table.texts() == (Strings{"title", "Crane"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_json_feed_says_what_its_items_do_not) {
  const std::string items =
      R"("items":[{"id":"1","title":"One","content_text":"A text."},)"
      R"({"id":"2","content_html":"<p>More.</p>","source":"Agency",)"
      R"("language":"fr","authors":[{"name":"Bo Lee"}]}])";
  const std::string facts = R"("title":"Harbour Dispatch","language":"en-GB",)"
                            R"("authors":[{"name":"Jane Doe"}],)";
  const FileContents feed = read_contents(
      "feed.json", R"({"version":"https://jsonfeed.org/version/1.1",)" + facts +
                       items + "}");
  BOOST_TEST_REQUIRE(feed.articles.size() == 2u);
  BOOST_TEST(feed.articles[0].source == "Harbour Dispatch");
  BOOST_TEST(feed.articles[0].language == "en");
  BOOST_TEST(feed.articles[0].author == "Jane Doe");
  BOOST_TEST(feed.articles[0].title == "One");
  BOOST_TEST(feed.articles[1].source == "Agency");
  BOOST_TEST(feed.articles[1].language == "fr");
  BOOST_TEST(feed.articles[1].author == "Bo Lee");
  const FileContents other =
      read_contents("other.json", R"({"version":"1.1",)" + facts + items + "}");
  BOOST_TEST_REQUIRE(other.articles.size() == 2u);
  BOOST_TEST(other.articles[0].source == "");
}

BOOST_AUTO_TEST_CASE(an_article_may_have_its_text_in_an_object_for_its_fields) {
  const FileContents contents = read_contents(
      "a.json", R"({"response":{"results":[{"id":"i","webTitle":"T",)"
                R"("webPublicationDate":"2024-06-19T10:00:00Z",)"
                R"("fields":{"byline":"By Jane Doe","body":"a"}}]}})");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].id == "i");
  BOOST_TEST(contents.articles[0].title == "T");
  BOOST_TEST(contents.articles[0].text == "a");
  BOOST_TEST(contents.articles[0].date == "2024-06-19");
  BOOST_TEST(contents.articles[0].author == "Jane Doe");
}

BOOST_AUTO_TEST_CASE(a_summary_stands_for_a_text_that_is_missing) {
  const FileContents json = read_contents(
      "a.json",
      R"([{"title":"A","text":null,"description":"<p>Tom &amp; Ann.</p>"},)"
      R"({"title":"B","summary":"short","text":"long"}])");
  BOOST_TEST(json.texts() == (Strings{"Tom & Ann.", "long"}),
             boost::test_tools::per_element());
  const FileContents table = read_contents(
      "a.csv", "title,description,text\nA,short,\nB,short,long\n");
  BOOST_TEST(table.texts() == (Strings{"short", "long"}),
             boost::test_tools::per_element());
  const FileContents xml = read_contents(
      "a.xml",
      "<news><story><title>A</title><summary>short</summary><body>long</body>"
      "</story><story><title>B</title><summary>short</summary><body/></story>"
      "</news>");
  BOOST_TEST(xml.texts() == (Strings{"long", "short"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(pages_of_mediawiki_are_read_as_they_are_shown) {
  const std::string site =
      "<mediawiki xml:lang='en'><siteinfo><sitename>Harbour News</sitename>"
      "<base>https://news.example/wiki/Main_Page</base><namespaces>"
      "<namespace key='6'>Datei</namespace></namespaces></siteinfo>";
  const std::string text =
      "{{date|June 19, 2024}}\n[[Category:Harbours]]\n"
      "[[Datei:a.jpg|thumb|A [[crane]] by night]]\n"
      "'''Norwick''': The {{w|Aurus|''limousine''}} left the [[w:Pier|pier]] "
      "[http://a.example at two].&lt;ref name=x>A note&lt;/ref> It was\n"
      "late.&lt;!-- no -->\n\n== What now ==\n* A [[new crane]]\n"
      "{{quote|It's ours.|Jane Doe}}\n{{infobox|name={{nowrap|x}}}}\n"
      "{| class=a\n|-\n! Ship !! Sailed\n|-\n| Rose || style=b | 19 June\n|}\n"
      "An [[open link\nand {{an open template";
  const FileContents contents = read_contents(
      "a.xml",
      site +
          "<page><title>Pier closed</title><ns>0</ns><id>1</id><revision>"
          "<timestamp>2025-01-01T00:00:00Z</timestamp><text>" +
          text +
          "</text></revision></page><page><title>Talk:Pier</title><ns>1</ns>"
          "<revision><text>chat</text></revision></page><page><title>Old</"
          "title>"
          "<ns>0</ns><redirect title='Pier closed'/><revision><text>#REDIRECT "
          "[[Pier closed]]</text></revision></page></mediawiki>");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  const Article& article = contents.articles[0];
  BOOST_TEST(article.title == "Pier closed");
  BOOST_TEST(article.date == "2024-06-19");
  BOOST_TEST(article.source == "Harbour News");
  BOOST_TEST(article.language == "en");
  BOOST_TEST(article.url == "https://news.example/wiki/Pier_closed");
  BOOST_TEST(article.text ==
             "Norwick: The limousine left the pier at two. It was late.\n\n"
             "What now\n\n- A new crane\n\nIt's ours.\n\n"
             "Ship | Sailed\nRose | 19 June\n\n"
             "An [[open link and {{an open template");
  BOOST_TEST(contents.passed_over == 2u);
}

BOOST_AUTO_TEST_CASE(titles_of_mediawiki_are_a_part_of_addresses) {
  const FileContents contents = read_contents(
      "a.xml",
      "<mediawiki><siteinfo><base>https://news.example/wiki/Main_Page</base>"
      "</siteinfo><page><title>Who sank it? 50% &quot;Rose&quot;</title>"
      "<revision><text>The ferry.</text></revision></page></mediawiki>");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].url ==
             "https://news.example/wiki/Who_sank_it%3F_50%25_%22Rose%22");
}

BOOST_AUTO_TEST_CASE(words_of_mediawiki_are_known_in_either_case) {
  const FileContents contents = read_contents(
      "a.xml",
      "<mediawiki><siteinfo><namespaces><namespace key='14'>Категория"
      "</namespace></namespaces></siteinfo><page><title>Кран</title><revision>"
      "<text>{{Дата|2024-06-19}}\n[[категория:Порт]]\nКран упал.</text>"
      "</revision></page></mediawiki>");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].date == "2024-06-19");
  BOOST_TEST(contents.articles[0].text == "Кран упал.");
}

// It is read in pieces, of which nothing is to be seen.
BOOST_AUTO_TEST_CASE(a_long_feed_is_read_like_a_short_one) {
  constexpr std::size_t items = 60;
  const std::string white(std::size_t{1} << 19, ' ');
  std::string feed = "<rss><channel><title>News</title>\n";
  for (std::size_t i = 0; i < items; ++i) {
    feed += "<item><title>Ferry " + std::to_string(i) + "</title>" + white +
            "<description>It left.</description></item>\n";
  }
  feed += "<item></item></channel></rss>";
  const FileContents contents = read_contents("a.xml", feed);
  BOOST_TEST_REQUIRE(contents.articles.size() == items);
  BOOST_TEST(contents.articles.back().title == "Ferry 59");
  BOOST_TEST(contents.articles.back().source == "News");
  BOOST_TEST(contents.passed_over == 1u);
  BOOST_TEST(contents.errors.empty());
}

BOOST_AUTO_TEST_CASE(posts_of_wordpress_are_read_as_they_are_stored) {
  const FileContents contents = read_contents(
      "a.xml",
      "<rss><channel><item><title>T</title><content:encoded><![CDATA["
      "The ferry left [sic].\n\n[caption id=\"a1\" width='3']<img src='x' /> A "
      "crane[/caption]\n\n[gallery ids=\"1,2\"]\r\n\r\nIt <em>sank</em>"
      ",\nsays [box]the [port][/box] [more/].\n<blockquote>No.</blockquote>"
      "\n[[x]] [/] [a=\"\n\nThe end.]]></content:encoded>"
      "<wp:post_type>post</wp:post_type></item></channel></rss>");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text ==
             "The ferry left [sic].\n\nA crane\n\nIt sank, says the [port] "
             "[more/].\n\nNo.\n\n[[x]] [/] [a=\"\n\nThe end.");
}

BOOST_AUTO_TEST_CASE(a_json_document_that_breaks_off_keeps_what_was_before) {
  const FileContents contents =
      read_contents("a.json", "[{\"text\":\"a\"},\n{\"text\":\"b");
  BOOST_TEST(contents.articles.size() == 1u);
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(says(contents.errors[0], "a.json:2: the object is cut short"));
}

struct BrokenOff {
  std::string json;
  Strings texts;
  std::string error;
};
std::ostream& operator<<(std::ostream& out, const BrokenOff& row) {
  return out << row.json;
}

const BrokenOff broken_off[] = {
    {"{\"status\":\"ok\",\"list\":[{\"text\":\"a\"},\n{\"text\":\"b\"},\n{\"te",
     {"a", "b"},
     "a.json:2: the object is cut short"},
    {R"({"list":[{"text":"a"},{"text":"b"})",
     {"a", "b"},
     "a.json:1: the object is cut short"},
    {R"({"text":"a","more":[{"text":"no"},{"text":"no")",
     {},
     "a.json:1: the object is cut short"},
    {R"({"list":[{"text":"a","more":[{"text":"no"},)",
     {},
     "a.json:1: the object is cut short"},
};

BOOST_DATA_TEST_CASE(a_wrapper_that_breaks_off_keeps_its_whole_articles,
                     data::make(broken_off), row) {
  const FileContents contents = read_contents("a.json", row.json);
  BOOST_TEST(contents.texts() == row.texts, boost::test_tools::per_element());
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(says(contents.errors[0], row.error));
}

// A wrapper of 10 MiB that begins and ends so, with articles of 1 KiB.
std::string long_wrapper(const std::string& begin, const std::string& end,
                         const std::function<std::string(int)>& key) {
  constexpr int articles = 10 * 1024;
  const std::string filling(1'000, 'x');
  std::string json = begin;
  for (int i = 0; i < articles; ++i) {
    json += (i > 0 ? ",\n" : "") + key(i) + "{\"n\":[{},{}],\"text\":\"" +
            std::to_string(i) + " {[\\\"," + filling + "\"}";
  }
  return json + end;
}

// Whether the file has each article of long_wrapper() once, in order.
bool has_all(const FileContents& contents) {
  int next = 0;
  for (const Article& article : contents.articles) {
    if (!article.text.starts_with(std::to_string(next++) + " {[\"")) {
      return false;
    }
  }
  return next == 10 * 1024;
}

BOOST_AUTO_TEST_CASE(a_long_wrapper_is_read_in_pieces) {
  const auto none = [](int) { return std::string(); };
  const auto id = [](int i) {
    return "\"id" + std::to_string(100'000 + i) + "\":";
  };
  for (const std::string& json :
       {long_wrapper(R"({"status":{"a":1},"list":[)", "]}", none),
        long_wrapper(R"({"a":[{"b":[1]}],"\"c":{"d":[null,[)",
                     R"(]]},"end":[{"b":2}]})", none),
        long_wrapper(R"({"status":{"a":1},"list":{)", "}}", id),
        long_wrapper("{", "}", id)}) {
    const FileContents contents = read_contents("a.json", json);
    BOOST_TEST(has_all(contents));
    BOOST_TEST(contents.errors.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_long_object_without_articles_is_one_error) {
  std::string json = R"({"points":[{"x":1})";
  for (int i = 0; i < 600'000; ++i) json += R"(,{"x":1,"y":2})";
  const FileContents contents = read_contents("a.json", json + "]}");
  BOOST_TEST(contents.articles.empty());
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(
      says(contents.errors[0], "empty: there is neither a text nor a title"));
}

BOOST_AUTO_TEST_CASE(the_comments_of_a_long_article_are_no_articles) {
  std::string json = R"({"list":[{"text":"a","comments":[{"text":"no"})";
  for (int i = 0; i < 700'000; ++i) json += R"(,{"text":"no"})";
  const FileContents contents = read_contents("a.json", json + "]}]}");
  BOOST_TEST(contents.texts() == Strings{"a"},
             boost::test_tools::per_element());
  BOOST_TEST(contents.errors.empty());
}

BOOST_AUTO_TEST_CASE(json_may_be_nested_without_end) {
  const std::string open(200'000, '[');
  const std::string close(200'000, ']');
  const FileContents contents = read_contents(
      "a.json", "{\"n\":" + open + "{\"text\":\"a\"}" + close + "}");
  BOOST_TEST(contents.articles.empty());
}

struct Quoted {
  const char* row;
  const char* title;
  const char* text;
};
std::ostream& operator<<(std::ostream& out, const Quoted& row) {
  return out << row.row;
}

const Quoted quoted[] = {
    {R"("Fog" stops ferry,It left.,2024)", R"("Fog" stops ferry)", "It left."},
    {R"("Fog, ice" stop ferry,"It ""left"".",2024)", R"("Fog, ice" stop ferry)",
     R"(It "left".)"},
    {R"(Fog,"It" left,2024)", "Fog", R"("It" left)"},
    {R"(Fog, "It "left" again" ,2024)", "Fog", R"(It "left" again)"},
    {R"("A ""fog"" bell" rings,"It left,
again.",2024)",
     R"("A ""fog"" bell" rings)", "It left,\nagain."},
    {R"(Fog,"It \"left\", again",2024)", "Fog", R"(It "left", again)"},
    {R"(Fog,He said "left",2024)", "Fog", R"(He said "left")"},
    // Here a cell would be too many, if it ended at the comma.
    {R"(Fog,"It "left again, later" today",2024)", "Fog",
     R"(It "left again, later" today)"},
    {"Fog,\"It left.\nHe said \"no\" to it.\",2024", "Fog",
     "It left.\nHe said \"no\" to it."},
};

BOOST_DATA_TEST_CASE(quotation_marks_that_are_not_doubled_cost_no_row,
                     data::make(quoted), row) {
  const FileContents contents =
      read_contents("a.csv", "title,text,date\nFirst,One.,2021\n" +
                                 std::string(row.row) + "\nLast,Three.,2023\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 3u);
  BOOST_TEST(contents.articles[0].text == "One.");
  BOOST_TEST(contents.articles[1].title == row.title);
  BOOST_TEST(contents.articles[1].text == row.text);
  BOOST_TEST(contents.articles[1].date == "2024");
  BOOST_TEST(contents.articles[2].title == "Last");
  BOOST_TEST(contents.articles[2].text == "Three.");
}

BOOST_AUTO_TEST_CASE(tables_have_their_fields_by_the_names_of_columns) {
  const FileContents contents =
      read_contents("a.csv",
                    "Headline;Body;Published At;Other\r\n"
                    "\"One; two\";\"The \"\"first\"\"\nline\";2024-06-19;x\r\n"
                    "Three;caf\xe9;;\r\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 2u);
  BOOST_TEST(contents.articles[0].title == "One; two");
  BOOST_TEST(contents.articles[0].text == "The \"first\"\nline");
  BOOST_TEST(contents.articles[0].date == "2024-06-19");
  BOOST_TEST(contents.articles[1].text == "café");
}

BOOST_AUTO_TEST_CASE(cells_that_say_that_there_is_nothing_are_empty) {
  const FileContents contents =
      read_contents("a.csv",
                    "id,title,text,date,author,url\n"
                    "1,One,Text one,NaT,nan,NULL\n"
                    "2,Two,NaN,None,N/A,\\N\n"
                    "3,Three,None of them came.,,Nana None,\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 3u);
  for (std::size_t i = 0; i < 2; ++i) {
    BOOST_TEST(contents.articles[i].author == "");
    BOOST_TEST(contents.articles[i].url == "");
    BOOST_TEST(!contents.articles[i].unread_date);
  }
  BOOST_TEST(contents.articles[1].text == "");
  BOOST_TEST(contents.articles[2].text == "None of them came.");
  BOOST_TEST(contents.articles[2].author == "Nana None");
}

BOOST_AUTO_TEST_CASE(lists_in_cells_are_read_as_lists) {
  const FileContents contents = read_contents(
      "a.tsv",
      "title\ttext\tauthors\n"
      "One\t['Para one.', \"It's two.\"]\t['Jane Doe', 'Bo Lee']\n"
      "Two\t[1] A footnote.\t['Zo\\xeb D\\'Arc']\n"
      "Three\tText.\t[]\n"
      "Four\tText.\t['Jane Doe\n"
      "Five\tText.\t[\"Zo\\u00eb \\ud83d\\ude00\"]\n"
      "Six\tText.\t['Zo\\ud83d \\Uffffffff']\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 6u);
  BOOST_TEST(contents.articles[0].text == "Para one.\n\nIt's two.");
  BOOST_TEST(contents.articles[0].author == "Jane Doe, Bo Lee");
  BOOST_TEST(contents.articles[1].text == "[1] A footnote.");
  BOOST_TEST(contents.articles[1].author == "Zoë D'Arc");
  BOOST_TEST(contents.articles[2].author == "");
  BOOST_TEST(contents.articles[3].author == "['Jane Doe");
  BOOST_TEST(contents.articles[4].author == "Zoë 😀");
  BOOST_TEST(contents.articles[5].author == "Zo\ufffd \ufffd");
}

BOOST_AUTO_TEST_CASE(a_table_may_name_its_delimiter_in_a_line_before_it) {
  const std::string table = "title|date|text\r\nA, b; c|2024-06-19|d\r\n";
  for (const std::string line : {"sep=|\r\n", "\ufeffSEP=|\n"}) {
    const FileContents contents = read_contents("a.csv", line + table);
    BOOST_TEST_REQUIRE(contents.articles.size() == 1u, line);
    BOOST_TEST(contents.articles[0].title == "A, b; c");
    BOOST_TEST(contents.articles[0].text == "d");
  }
}

BOOST_AUTO_TEST_CASE(an_open_quotation_mark_in_a_table_is_told) {
  const FileContents contents =
      read_contents("a.csv", "title,text\na,\"b\nc,d\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text == "b\nc,d\n");
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(
      says(contents.errors[0], "a quotation mark in row 2 is not closed"));
  const FileContents behind_line =
      read_contents("a.csv", "sep=;\ntitle;text\na;\"b\n");
  BOOST_TEST_REQUIRE(behind_line.errors.size() == 1u);
  BOOST_TEST(
      says(behind_line.errors[0], "a quotation mark in row 3 is not closed"));
}

BOOST_AUTO_TEST_CASE(an_open_quotation_mark_between_tabs_is_text) {
  const FileContents contents =
      read_contents("a.tsv",
                    "title\ttext\nOne\t\"Fog\" stops it.\n"
                    "Two\t\"It is late, she said.\nThree\tIt left.\n"
                    "\"Four\tIt sank.\nFive\tIt is \"safe\".\n");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 5u);
  BOOST_TEST(contents.articles[1].text == "\"It is late, she said.");
  BOOST_TEST(contents.articles[2].title == "Three");
  BOOST_TEST(contents.articles[3].title == "\"Four");
  BOOST_TEST(contents.articles[4].text == "It is \"safe\".");

  // A text of several lines that breaks off.
  const FileContents cut = read_contents(
      "a.tsv", "title\ttext\nOne\tIt left.\nTwo\t\"It is late.\nShe sai");
  BOOST_TEST_REQUIRE(cut.articles.size() == 2u);
  BOOST_TEST(cut.articles[1].text == "It is late.\nShe sai");
  BOOST_TEST_REQUIRE(cut.errors.size() == 1u);
  BOOST_TEST(says(cut.errors[0], "a quotation mark in row 3 is not closed"));
}

BOOST_AUTO_TEST_CASE(a_container_without_an_article_is_told) {
  for (const auto& [name, bytes] :
       ArchivedFiles{{"a.json", "[[], []]"},
                     {"a.csv", "title,text\n"},
                     {"a.xml", "<rss version='2.0'><channel></channel></rss>"},
                     {"a.zip", archive_of({}, "zip")}}) {
    const FileContents contents = read_contents(name, bytes);
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(contents.articles.empty());
      BOOST_TEST(contents.passed_over + contents.errors.size() == 1u);
    }
  }
}

const std::string message =
    "From: Jane Doe <jane@x.example>\n"
    "Subject: =?utf-8?q?Caf=C3=A9?= news\n"
    "Date: Wed, 19 Jun 2024 05:45:00 +0200\n"
    "Message-ID: <1@x.example>\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=iso-8859-1\n"
    "Content-Transfer-Encoding: quoted-printable\n"
    "\n"
    "The caf=E9 is open.\n"
    "From here on it rained.\n";

BOOST_AUTO_TEST_CASE(a_message_is_an_article) {
  const FileContents contents = read_contents("a.eml", message);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  const Article& article = contents.articles[0];
  BOOST_TEST(article.title == "Café news");
  BOOST_TEST(article.author == "Jane Doe");
  BOOST_TEST(article.date == "2024-06-19");
  BOOST_TEST(article.id == "1@x.example");
  BOOST_TEST(article.text == "The café is open.\nFrom here on it rained.\n");
}

BOOST_AUTO_TEST_CASE(files_of_apple_mail_are_messages) {
  const std::string message =
      "From: Jane Doe <jane@harbour.example>\nSubject: Mill\n"
      "Date: Wed, 19 Jun 2024 05:45:00 +0200\n\nThe mill is sold.\n";
  const FileContents contents = read_contents(
      "1.emlx", std::to_string(message.size()) + "      \n" + message +
                    "<?xml version=\"1.0\"?><plist><dict/></plist>\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].title == "Mill");
  BOOST_TEST(contents.articles[0].text == "The mill is sold.\n");
  BOOST_TEST(contents.articles[0].date == "2024-06-19");
}

BOOST_AUTO_TEST_CASE(messages_of_a_mailbox_are_parted_at_true_separators) {
  const std::string separator =
      "From jane@x.example Wed Jun 19 05:45:00 2024\n";
  const FileContents contents = read_contents(
      "a.mbox", separator + message + "\n" + separator +
                    "Subject: Two\nMessage-ID: <2>\n\n>From now on.\n"
                    "\nFrom what we know, it is 5.\n");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 2u);
  BOOST_TEST(contents.articles[1].text ==
             "From now on.\n\nFrom what we know, it is 5.\n");
}

BOOST_AUTO_TEST_CASE(a_message_with_markup_is_read_as_such) {
  const FileContents contents = read_contents(
      "a.eml",
      "From: a@x.example\nSubject: S\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=b\n\n"
      "--b\nContent-Type: text/plain\n\nSee our page.\n"
      "--b\nContent-Type: text/html\n\n<p>A long text of the letter.</p>"
      "<p>And another paragraph.</p>\n"
      "--b\nContent-Type: application/pdf\n"
      "Content-Disposition: attachment\n\nxyz\n--b--\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(says(contents.articles[0].text, "A long text of the letter."));
  BOOST_TEST(!says(contents.articles[0].text, "<p>"));
  BOOST_TEST(says(contents.articles[0].text, "See our page."));
  BOOST_TEST_REQUIRE(contents.articles[0].notes.size() == 1u);
  BOOST_TEST(contents.articles[0].notes[0] ==
             "an attachment is left out: application/pdf");
}

BOOST_AUTO_TEST_CASE(a_message_in_a_message_shows_its_header) {
  const FileContents contents = read_contents(
      "a.eml",
      "From: a@x.example\nSubject: Fwd\nMIME-Version: 1.0\n"
      "Content-Type: multipart/digest; boundary=b\n\n"
      "--b\n\nFrom: Jane Doe <j@x.example>\nSubject: =?utf-8?q?M=C3=BChle?=\n"
      "Date: Wed, 19 Jun 2024 05:45:00 +0200\n\nThe mill is sold.\n--b--\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text ==
             "Mühle\nJane Doe\n2024-06-19\n\nThe mill is sold.");
}

BOOST_AUTO_TEST_CASE(a_text_that_is_attached_is_read) {
  const FileContents contents = read_contents(
      "a.eml",
      "From: a@x.example\nSubject: S\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=b\n\n"
      "--b\nContent-Type: text/plain\n\nSee below.\n"
      "--b\nContent-Type: text/html\nContent-Disposition: attachment; "
      "filename=mill.html\n\n<p>The mill is sold.</p>\n--b--\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text == "See below.\n\nThe mill is sold.");
  BOOST_TEST(contents.articles[0].notes.empty());
}

BOOST_AUTO_TEST_CASE(files_written_into_a_message_are_no_text_of_it) {
  const std::string header =
      "From: a@x.example\nSubject: S\n"
      "Date: Wed, 19 Jun 2024 05:45:00 +0200\n\n";
  const FileContents contents = read_contents(
      "a.eml", header + "Look:\nbegin 644 mill.gif\n#86)C\n`\nend\nDone.\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text == "Look:\nDone.\n");
  BOOST_TEST_REQUIRE(contents.articles[0].notes.size() == 1u);
  BOOST_TEST(contents.articles[0].notes[0] ==
             "an attachment is left out: 'mill.gif' (a picture)");
  const std::string prose =
      "begin 100 times\nWe had to start again and again until we came to an "
      "end\nend\n";
  const FileContents others = read_contents("a.eml", header + prose);
  BOOST_TEST_REQUIRE(others.articles.size() == 1u);
  BOOST_TEST(others.articles[0].text == prose);
}

// Programs for mail put a line of spaces above the source that they show.
BOOST_AUTO_TEST_CASE(messages_are_known_by_their_header_alone) {
  const std::string received =
      "Received: by 10.1.2.3\n        Wed, 19 Jun 2024 05:45:00 +0200\n";
  const std::string messages[] = {
      "        \r\n" + received + "Subject: Mill\nFrom: a@x.example\n\nSold.\n",
      "MIME-Version: 1.0\nContent-Type: text/plain\n\nSold.\n"};
  for (const std::string& bytes : messages) {
    const FileContents contents = read_contents("a.txt", bytes);
    BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
    BOOST_TEST(contents.articles[0].text == "Sold.\n");
  }
}

// A body whose header names no boundary, or another than its parts have.
BOOST_AUTO_TEST_CASE(a_message_without_its_boundary_keeps_its_text) {
  const std::string header =
      "From: a@x.example\nSubject: S\nMIME-Version: 1.0\nContent-Type: ";
  const std::string parts =
      "\n\n--z\nContent-Type: text/plain\nContent-Transfer-Encoding: "
      "base64\n\nVGhlIGZlcnJ5Lg==\n--z--\n";
  const std::pair<std::string, const char*> messages[] = {
      {"multipart/mixed\n\nThe ferry.\n", "names no boundary"},
      {"multipart/mixed; boundary=q\n\nThe ferry.\n", "names no boundary"},
      {"multipart/mixed" + parts, "boundary that parts it, 'z'"},
      {"multipart/alternative; boundary=q" + parts, "'z'"},
      {"multipart/mixed; boundary=b\n\n--b\n"
       "Content-Type: multipart/mixed; boundary=q" +
           parts + "--b--\n",
       "'z'"}};
  for (const auto& [body, note] : messages) {
    const FileContents contents = read_contents("a.eml", header + body);
    BOOST_TEST_CONTEXT(body) {
      BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
      const Article& article = contents.articles[0];
      BOOST_TEST(article.text.starts_with("The ferry."));
      BOOST_TEST(article.text.size() < 15u);
      BOOST_TEST_REQUIRE(article.notes.size() == 1u);
      BOOST_TEST(says(article.notes[0], note));
    }
  }
}

BOOST_AUTO_TEST_CASE(markdown_is_read_with_its_front_matter) {
  const FileContents contents = read_contents(
      "2024-05-07-ferry.md",
      "---\ntitle: \"Ferry: late\"\ndate: 2024-05-06T08:00:00Z\n"
      "authors:\n  - name: Ann Field\n  - name: Bo Lee\ntags: [sea, "
      "port]\n---\n"
      "The *ferry* was\nlate, says [the port](https://port.example).\n\n"
      "- first\n- second\n");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  const Article& article = contents.articles[0];
  BOOST_TEST(article.title == "Ferry: late");
  BOOST_TEST(article.date == "2024-05-06");
  BOOST_TEST(article.author == "Ann Field, Bo Lee");
  BOOST_TEST(article.text ==
             "The ferry was late, says the port.\n\n- first\n- second");
  BOOST_TEST(article.notes.empty());
}

BOOST_AUTO_TEST_CASE(front_matter_may_end_in_full_stops) {
  const FileContents contents =
      read_contents("a.md", "---\ntitle: Ferry late\n...\nIt is late.\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].title == "Ferry late");
  BOOST_TEST(contents.articles[0].text == "It is late.");
}

BOOST_AUTO_TEST_CASE(front_matter_may_be_toml) {
  const FileContents contents = read_contents(
      "ferry.md",
      "+++\ntitle = \"Ferry: late\"\ndate = 2024-05-06T08:00:00Z\n"
      "draft = false\nweight = 10\nid = 7\n"
      "authors = [\"Ännchen Fjörd\", \"Bo Lee\"] # später\n"
      "[params]\ntitle = \"not this\"\n+++\n# Heading\n\nIt was late.\n");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  const Article& article = contents.articles[0];
  BOOST_TEST(article.id == "7");
  BOOST_TEST(article.title == "Ferry: late");
  BOOST_TEST(article.date == "2024-05-06");
  BOOST_TEST(article.author == "Ännchen Fjörd, Bo Lee");
  BOOST_TEST(article.text == "Heading\n\nIt was late.");
  BOOST_TEST(article.notes.empty());
}

// A program that uses the library may have set it for its users.
BOOST_AUTO_TEST_CASE(numbers_of_toml_do_not_depend_on_the_locale) {
  const std::locale before = std::locale::global(
      std::locale(std::locale::classic(), new GroupedDigits));
  const FileContents contents =
      read_contents("ferry.md", "+++\nid = 1234567\n+++\nIt was late again.\n");
  std::locale::global(before);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].id == "1234567");
}

BOOST_AUTO_TEST_CASE(dates_and_tables_of_toml_are_fields) {
  const FileContents contents =
      read_contents("ferry.md",
                    "+++\ndate = 2024-05-06\n[[author]]\nname = \"Ann Field\"\n"
                    "[[author]]\nname = \"Bo Lee\"\n+++\nIt was late.\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].date == "2024-05-06");
  BOOST_TEST(contents.articles[0].author == "Ann Field, Bo Lee");
}

BOOST_AUTO_TEST_CASE(front_matter_may_be_json) {
  const FileContents contents = read_contents(
      "ferry.md",
      "{\n  \"title\": \"Ferry late\",\n  \"params\": {\n    \"a\": 1\n  },\n"
      "  \"date\": \"2024-05-06\"\n}\n\nIt was *late*.\n");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].title == "Ferry late");
  BOOST_TEST(contents.articles[0].date == "2024-05-06");
  BOOST_TEST(contents.articles[0].text == "It was late.");
}

BOOST_AUTO_TEST_CASE(front_matter_that_cannot_be_read_is_noted) {
  std::string deep_key = "a";
  for (int i = 0; i < 30000; ++i) deep_key += ".a";
  const std::pair<std::string, std::string> rows[] = {
      {"---\na: [\n---\n", "its front matter is left out, because it is no "},
      {"+++\ntitle: Ferry\n+++\n",
       "its front matter is left out, because it is no TOML: "},
      {"+++\n" + deep_key + " = 1\n+++\n",
       "its front matter is left out, because it has more than 2000 full "},
      {"+++\na = " + std::string(30000, '[') + "\n+++\n",
       "its front matter is left out, because it is no TOML: "},
      {"{\n\"title\": Ferry\n}\n",
       "its front matter is left out, because it cannot be read: not valid "},
      {"---\na: " + std::string(30000, '[') + "\n---\n",
       "its front matter is left out, because it is no YAML: "}};
  for (const auto& [front, note] : rows) {
    const FileContents contents = read_contents("a.md", front + "It is late.");
    BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
    BOOST_TEST(contents.articles[0].text == "It is late.");
    BOOST_TEST_REQUIRE(contents.articles[0].notes.size() == 1u);
    BOOST_TEST(contents.articles[0].notes[0].starts_with(note),
               contents.articles[0].notes[0]);
  }
}

BOOST_AUTO_TEST_CASE(markdown_without_front_matter_has_a_heading_and_a_name) {
  const FileContents contents = read_contents(
      "posts/2024-05-07-ferry.md", "# Ferry *late*\n\nThe ferry was late.\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].title == "Ferry late");
  BOOST_TEST(contents.articles[0].date == "2024-05-07");
  BOOST_TEST(contents.articles[0].text == "The ferry was late.");
}

BOOST_AUTO_TEST_CASE(the_date_in_a_name_needs_no_zeros) {
  const auto date_of = [](const char* name) {
    return read_contents(name, "# Ferry\n\nIt was late.\n").articles.at(0).date;
  };
  BOOST_TEST(date_of("2024-5-7-ferry.md") == "2024-05-07");
  BOOST_TEST(date_of("2024-5-123-ferry.md") == "");
  BOOST_TEST(date_of("24-5-7-ferry.md") == "");
  BOOST_TEST(date_of("2024-5-7.md") == "");
}

BOOST_AUTO_TEST_CASE(odd_front_matter_costs_no_article) {
  for (const std::string front :
       {"---\na: [\n---\n", "---\n&a [*a, *a]\n---\n", "+++\ntitle = 1\n+++\n",
        "---\n- a\n---\n", "---\n"}) {
    const FileContents contents =
        read_contents("a.md", front + "\nThe ferry was late.\n");
    BOOST_TEST_CONTEXT(front) {
      BOOST_TEST(contents.errors.empty());
      BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
      BOOST_TEST(says(contents.articles[0].text, "The ferry was late."));
      BOOST_TEST(!says(contents.articles[0].text, "+++"));
    }
  }
  std::string bomb = "---\na0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i) {
    const std::string name = "a" + std::to_string(i);
    const std::string alias = "*a" + std::to_string(i - 1);
    bomb += name + ": &" + name + " [" + alias + ", " + alias + "]\n";
  }
  const FileContents contents =
      read_contents("a.md", bomb + "author: *a39\n---\nThe ferry was late.\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text == "The ferry was late.");
}

BOOST_AUTO_TEST_CASE(markdown_may_begin_with_header_lines) {
  const FileContents contents = read_contents(
      "a.md", "Title: Ferry late\nDate: 2024-05-07\n\nThe ferry was late.\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].title == "Ferry late");
  BOOST_TEST(contents.articles[0].date == "2024-05-07");
}

BOOST_AUTO_TEST_CASE(a_page_that_was_saved_in_one_file_is_a_web_page) {
  const FileContents contents = read_contents(
      "a.mhtml",
      "From: <Saved by Blink>\nSubject: Ferry late - Harbour Dispatch\n"
      "Date: Wed, 19 Jun 2024 12:00:00 -0000\nMIME-Version: 1.0\n"
      "Content-Type: multipart/related; type=\"text/html\"; boundary=b\n\n"
      "--b\nContent-Type: text/html\n"
      "Content-Transfer-Encoding: quoted-printable\n"
      "Content-Location: https://dispatch.example/ferry\n\n"
      "<html><head><title>Ferry late</title></head><body>\n"
      "<nav><a href=3D\"/\">Home</a> <a href=3D\"/s\">Sport</a></nav>\n"
      "<article><h1>Ferry late</h1><p>The night ferry was two hours late on "
      "Sunday.</p></article></body></html>\n"
      "--b\nContent-Type: text/css\nContent-Location: cid:css\n\n"
      "body { color: black }\n--b--\n");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].id == "dispatch.example/ferry");
  BOOST_TEST(contents.articles[0].title == "Ferry late");
  BOOST_TEST(contents.articles[0].text ==
             "The night ferry was two hours late on Sunday.");
}

BOOST_AUTO_TEST_CASE(tables_may_have_names_in_other_languages) {
  for (const std::string header :
       {"Titel;Text;Datum", "TITRE;Contenu;Date de publication",
        "T\u00EDtulo;Texto;Fecha", "Заголовок;Текст;Дата", "标题;正文;日期"}) {
    const FileContents contents = read_contents(
        "a.csv", header + "\nFerry;The ferry was late.;19.06.2024\n");
    BOOST_TEST_CONTEXT(header) {
      BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
      BOOST_TEST(contents.articles[0].title == "Ferry");
      BOOST_TEST(contents.articles[0].text == "The ferry was late.");
      BOOST_TEST(contents.articles[0].date == "2024-06-19");
    }
  }
}

// A message of one text in two forms, within one that has a footer.
std::string letter(const std::string& plain, const std::string& markup) {
  return "From: a@x.example\nSubject: S\nMIME-Version: 1.0\n"
         "Content-Type: multipart/mixed; boundary=b\n\n"
         "--b\nContent-Type: multipart/alternative; boundary=c\n\n"
         "--c\nContent-Type: text/plain\n\n" +
         plain + "\n--c\nContent-Type: text/html\n\n" + markup +
         "\n--c--\n--b\nContent-Type: text/plain\n\nThe footer.\n--b--\n";
}

BOOST_AUTO_TEST_CASE(of_two_forms_of_a_message_one_is_taken) {
  const auto text_of = [](const std::string& message) {
    const FileContents contents = read_contents("a.eml", message);
    BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
    return contents.articles[0].text;
  };
  const std::string same =
      text_of(letter("The ferry is late.", "<p>The ferry is <b>late</b>."));
  BOOST_TEST(same == "The ferry is late.\n\nThe footer.");
  const std::string newsletter = text_of(letter(
      "See our page.", "<p>The ferry is late again, and so is the tram."));
  BOOST_TEST(says(newsletter, "The ferry is late again"));
  BOOST_TEST(!says(newsletter, "See our page."));
  BOOST_TEST(says(newsletter, "The footer."));
}

BOOST_AUTO_TEST_CASE(lines_that_were_broken_to_send_them_are_joined) {
  const FileContents contents = read_contents(
      "a.eml",
      "From: a@x.example\nSubject: S\nMIME-Version: 1.0\n"
      "Content-Type: text/plain; format=flowed\n\n"
      "The ferry \nis late.\n From here on it rains.\n-- \nThe master\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text ==
             "The ferry is late.\nFrom here on it rains.\n-- \nThe master\n");
}

BOOST_AUTO_TEST_CASE(a_quotation_is_not_joined_to_what_quotes_it) {
  const FileContents contents = read_contents(
      "a.eml",
      "From: a@x.example\nSubject: S\nMIME-Version: 1.0\n"
      "Content-Type: text/plain; format=flowed\n\n"
      "The ferry \n> was \n> late \n>> on \n>> Monday\nor not.\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text ==
             "The ferry \n> was late \n>> on Monday\nor not.\n");
}

BOOST_AUTO_TEST_CASE(nuls_do_not_cost_the_article) {
  std::string message =
      "From: a@x.example\nSubject: S\nMIME-Version: 1.0\n\nThe ferry@ is "
      "late.\n";
  message.replace(message.rfind('@'), 1, 1, '\0');
  const FileContents contents = read_contents("a.eml", message);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text == "The ferry is late.\n");
  BOOST_TEST_REQUIRE(contents.articles[0].notes.size() == 1u);
}

std::string warc_record(const std::string& type, const std::string& address,
                        const std::string& content) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
         "\r\nWARC-Date: 2024-06-19T05:45:00Z\r\n"
         "Content-Type: application/http; msgtype=" +
         type + "\r\nContent-Length: " + std::to_string(content.size()) +
         "\r\n\r\n" + content + "\r\n\r\n";
}

BOOST_AUTO_TEST_CASE(
    a_crawl_that_is_cut_short_gives_its_last_page_and_says_so) {
  const std::string crawl =
      warc_record("response", "http://x.example/1",
                  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
                  "<html><body><p>The ferry was late.</p></body></html>");
  const FileContents contents =
      read_contents("a.warc", crawl.substr(0, crawl.size() - 18));
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text == "The ferry was late.");
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(says(contents.errors[0], "the file ends within this record"));
}

BOOST_AUTO_TEST_CASE(an_answer_that_breaks_off_is_noted) {
  const std::string text = "The ferry was late, and nobody was told why.";
  const std::string zipped = compressed(text, "gzip");
  const auto notes_of = [&](const std::string& fields, const std::string& body,
                            const char* type = "response") {
    const std::string answer =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + fields + "\r\n" +
        body;
    const FileContents contents = read_contents(
        "a.warc", warc_record(type, "http://x.example/1", answer));
    BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
    BOOST_TEST(says(contents.articles[0].text, "The ferry"));
    return contents.articles[0].notes;
  };
  const std::string gzip = "Content-Encoding: gzip\r\n";
  const std::string length = "Content-Length: " + std::to_string(text.size());
  BOOST_TEST(notes_of(length + "\r\n", text).empty());
  BOOST_TEST(notes_of(gzip, zipped).empty());
  BOOST_TEST(notes_of(gzip + "Content-Length: 999\r\n", text).empty());
  const auto is_noted = [](const Strings& notes) {
    return notes.size() == 1 && says(notes[0], "its end is missing");
  };
  BOOST_TEST(is_noted(notes_of(length + "\r\n", text.substr(0, 30))));
  BOOST_TEST(is_noted(notes_of(gzip, zipped.substr(0, zipped.size() - 9))));
  BOOST_TEST(
      is_noted(notes_of("", text, "response\r\nWARC-Truncated: length")));
}

BOOST_AUTO_TEST_CASE(an_answer_whose_last_chunk_is_missing_is_noted) {
  const std::string header =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
      "Transfer-Encoding: chunked\r\n\r\n";
  const auto notes_of = [&](const std::string& body) {
    const FileContents contents = read_contents(
        "a.warc", warc_record("response", "http://x.example/1", header + body));
    BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
    BOOST_TEST(says(contents.articles[0].text, "The ferry was late"));
    return contents.articles[0].notes;
  };
  const std::string chunk = "14\r\nThe ferry was late. \r\n";
  BOOST_TEST(notes_of(chunk + "0\r\n\r\n").empty());
  BOOST_TEST(notes_of("The ferry was late.").empty());
  for (const char* end : {"", "14\r\nIt", "zz\r\nIt"}) {
    const Strings notes = notes_of(chunk + end);
    BOOST_TEST_REQUIRE(notes.size() == 1u);
    BOOST_TEST(says(notes[0], "its last chunk is missing"));
  }
}

BOOST_AUTO_TEST_CASE(
    a_json_answer_that_is_one_article_has_the_address_fetched) {
  const auto urls_of = [](const std::string& json) {
    const FileContents contents = read_contents(
        "a.warc", warc_record("response", "http://x.example/1",
                              "HTTP/1.1 200 OK\r\n"
                              "Content-Type: application/json\r\n\r\n" +
                                  json));
    Strings urls;
    for (const Article& article : contents.articles) {
      urls.push_back(article.url);
    }
    return urls;
  };
  const std::string one = R"({"title":"T","text":"The ferry was late."})";
  const std::string two = R"({"title":"U","text":"The crane is gone."})";
  const Strings fetched = {"http://x.example/1"};
  const Strings none = {"", ""};
  BOOST_TEST(urls_of(one) == fetched, boost::test_tools::per_element());
  BOOST_TEST(urls_of(R"({"article":)" + one + "}") == fetched,
             boost::test_tools::per_element());
  BOOST_TEST(urls_of("[" + one + "," + two + "]") == none,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(pages_of_a_crawl_are_articles) {
  const std::string page =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n"
      "Transfer-Encoding: chunked\r\n\r\n"
      "1d\r\n<html><body><p>The caf\xe9 close\r\n"
      "5\r\nd.</p\r\n1\r\n>\r\n0\r\n\r\n";
  const std::string moved =
      "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>Moved</p>";
  const std::string picture =
      "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG";
  const std::string warc =
      warc_record("warcinfo", "", "software: x\r\n") +
      warc_record("request", "http://x.example/1", "GET /1 HTTP/1.1\r\n\r\n") +
      warc_record("response", "http://x.example/1", page) +
      warc_record("response", "http://x.example/2", moved) +
      warc_record("response", "http://x.example/3", picture) +
      warc_record("revisit", "http://x.example/1", "HTTP/1.1 200 OK\r\n\r\n");
  for (const std::string& bytes : {warc, compressed(warc, "gzip")}) {
    const FileContents contents = read_contents("a.warc", bytes);
    BOOST_TEST(contents.errors.empty());
    BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
    BOOST_TEST(says(contents.articles[0].text, "The café closed."));
    BOOST_TEST(contents.articles[0].id == "x.example/1");
  }
}

// The body of an answer, "Ferry late.", in one coding or more.
struct CodedBody {
  const char* codings;
  std::string body;
};

BOOST_AUTO_TEST_CASE(answers_of_servers_are_decoded) {
  const std::string text = "Ferry late.";
  const std::string stored_block("\x01\x0B\x00\xF4\xFF", 5);
  const CodedBody bodies[] = {
      {"gzip", compressed(text, "gzip")},
      {"gzip", compressed("Ferry ", "gzip") + compressed("late.", "gzip")},
      {"deflate", stored_block + text},
      {"deflate", "\x78\x01" + stored_block + text},  // cut off: no checksum
      {"br", std::string("\x0B\x05\x80", 3) + text + '\x03'},
      {"gzip, BR", std::string("\x0B\x05\x80", 3) + text + '\x03'},
      {"br", text},  // the header does not hold
      {"gzip", text},
  };
  for (const auto& [codings, body] : bodies) {
    const FileContents contents = read_contents(
        "a.warc", warc_record("response", "http://x.example/1",
                              "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                              "Content-Encoding: " +
                                  std::string(codings) + "\r\n\r\n" + body));
    BOOST_TEST_CONTEXT(codings) {
      BOOST_TEST(contents.errors.empty());
      BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
      BOOST_TEST(contents.articles[0].title + contents.articles[0].text ==
                 text);
    }
  }
}

std::string page_record(const std::string& number) {
  return warc_record("response", "http://x.example/" + number,
                     "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
                     "<html><p>A text.</p>");
}

BOOST_AUTO_TEST_CASE(a_crawl_with_a_damaged_record_goes_on_behind_it) {
  const FileContents contents =
      read_contents("a.warc", page_record("1") + "garbage\r\nmore\r\n" +
                                  page_record("2") + page_record("3"));
  BOOST_TEST(contents.articles.size() == 3u);
  BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
  BOOST_TEST(says(contents.errors[0], "record 2"));
}

BOOST_AUTO_TEST_CASE(a_crawl_goes_on_with_the_next_gzip_member_behind_damage) {
  const auto member = [](const std::string& number) {
    return compressed(page_record(number), "gzip");
  };
  std::string damaged = member("2");
  damaged[damaged.size() / 2] ^= 0x55;
  const std::pair<std::string, const char*> crawls[] = {
      {member("1") + "GARBAGE!" + member("3"), "8 bytes between two members"},
      {member("1") + damaged + member("3"), "damaged gzip data"},
      {member("1") + damaged + "GARBAGE!" + member("3"), "damaged gzip data"}};
  for (const auto& [bytes, reason] : crawls) {
    const FileContents contents = read_contents("a.warc.gz", bytes);
    const Strings ids = {"x.example/1", "x.example/3"};
    BOOST_TEST(contents.ids() == ids, boost::test_tools::per_element());
    BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
    BOOST_TEST(says(contents.errors[0], reason));
  }
}

BOOST_AUTO_TEST_CASE(stories_of_reuters_are_articles) {
  const FileContents contents = read_contents(
      "a.sgm",
      "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n"
      "<REUTERS TOPICS=\"YES\" NEWID=\"7\">\n"
      "<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TEXT>&#2;\n"
      "<TITLE>HARBOUR &lt;HBR> OPENS</TITLE>\n"
      "<AUTHOR>    By Jo Roe, Reuters</AUTHOR>\n"
      "<DATELINE>    LONDON, Feb 26 - </DATELINE><BODY>The harbour opens.\n"
      " Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n"
      "<REUTERS NEWID=\"8\">\n<TEXT TYPE=\"UNPROC\">&#2;\nA "
      "FLASH\n&#3;</TEXT>\n"
      "</REUTERS>\n"
      "<REUTERS NEWID=\"9\">\n<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>HARBOUR "
      "SHUTS\n</TITLE>Blah.\n&#3;</TEXT>\n</REUTERS>\n");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 3u);
  BOOST_TEST(contents.articles[0].author == "Jo Roe");
  BOOST_TEST(contents.articles[0].title == "HARBOUR <HBR> OPENS");
  BOOST_TEST(contents.articles[0].date == "1987-02-26");
  BOOST_TEST(contents.articles[0].text ==
             "LONDON, Feb 26 - The harbour opens.");
  BOOST_TEST(contents.articles[1].text == "A FLASH");
  BOOST_TEST(contents.articles[2].title == "HARBOUR SHUTS");
  BOOST_TEST(contents.articles[2].text == "");
}

BOOST_AUTO_TEST_CASE(a_text_of_blocks_is_one_article) {
  const FileContents contents = read_contents("a.json",
                                              R"({"data": [
        {"title": "Crane", "content": [
          {"type": "paragraph", "children": [{"text": "The crane "},
            {"text": "is", "bold": true}, {"text": " gone"}, {"text": "."}]},
          {"type": "list", "children": [{"text": "One"}, {"text": "Two"}]}]},
        {"headlines": {"basic": "Quay"}, "content_elements": [
          {"type": "text", "content": "<p>It is blocked.</p>"},
          {"type": "image", "caption": "A crane"},
          {"type": "text", "content": "Nobody knows why."}]},
        {"title": "Mill", "body": ["It is sold.", "He paid."]}]})");
  const Strings texts = {"The crane is gone.\n\nOne\n\nTwo",
                         "It is blocked.\n\nNobody knows why.",
                         "It is sold.\n\nHe paid."};
  BOOST_TEST(contents.texts() == texts, boost::test_tools::per_element());
  BOOST_TEST(contents.articles[1].title == "Quay");
}

BOOST_AUTO_TEST_CASE(a_list_of_articles_is_no_text_of_blocks) {
  const FileContents contents = read_contents("a.json",
                                              R"({"title": "All", "content": [
        {"type": "story", "title": "One", "text": "It is sold."},
        {"type": "story", "title": "Two", "text": "He paid."}]})");
  const Strings texts = {"It is sold.", "He paid."};
  BOOST_TEST(contents.texts() == texts, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(messages_of_a_mailbox_need_no_blank_line_between) {
  const std::string separator = "From j@x.example Wed Jun 19 05:45:00 2024\n";
  const std::string header = "Subject: S\nMessage-ID: <";
  const FileContents contents = read_contents(
      "a.mbox", separator + header + "1@x>\n\nThe mill is sold.\n" + separator +
                    header + "2@x>\n\nHe paid.\n" + separator +
                    "it was known: he paid.\n");
  const Strings texts = {"The mill is sold.\n",
                         "He paid.\n" + separator + "it was known: he paid.\n"};
  BOOST_TEST(contents.texts() == texts, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_quoted_header_may_stand_behind_a_byte_order_mark) {
  const FileContents contents =
      read_contents("a.csv",
                    "\xef\xbb\xbf\"title\",\"text\"\r\n\"Ferry, late\",\"It "
                    "left\r\nlate.\"\r\n");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].title == "Ferry, late");
}

BOOST_AUTO_TEST_CASE(wire_stories_have_a_headline_and_a_text) {
  const FileContents contents = read_contents(
      "a",
      "\x01"
      "abc061 4 i 211 xyz   agy 061\r\n\r\nharbour/\r\n\x02"
      "1ST LEAD\r\nHarbour opens early =\r\n\r\n   London (agy) - It is "
      "open.\r\n\x03"
      "131137 GMT Nov 13\r\n\x04");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].title == "Harbour opens early");
  BOOST_TEST(says(contents.articles[0].text, "It is open."));
  BOOST_TEST(!says(contents.articles[0].text, "131137"));
  BOOST_TEST(contents.articles[0].notes.empty());
}

BOOST_AUTO_TEST_CASE(a_byline_of_a_wire_story_has_a_mark_of_its_own) {
  const FileContents contents = read_contents(
      "a",
      "\x01 a\x02Harbour opens =\r\n\r\nBy Jo Roe, agy =\r\n\r\nIt is "
      "open.\r\n\x03\x04");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].title == "Harbour opens");
  BOOST_TEST(contents.articles[0].author == "Jo Roe");
  BOOST_TEST(contents.articles[0].text == "It is open.");
}

BOOST_AUTO_TEST_CASE(a_second_wire_story_in_a_file_is_noted) {
  const std::string story = "\x01 a\x02Headline =\r\nIt is open.\r\n\x03\x04";
  const FileContents contents = read_contents("a", story + story);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST_REQUIRE(contents.articles[0].notes.size() == 1u);
  BOOST_TEST(says(contents.articles[0].notes[0], "more than one story"));
}

BOOST_AUTO_TEST_CASE(wire_stories_without_control_characters_are_parted) {
  const FileContents contents = read_contents(
      "june.txt",
      "\r\nZCZC HN0001\r\nhn0001 4 pl 30 hn 0001\r\n\r\nFerry late =\r\n"
      "By Jane Doe, hn =\r\n   Southport (hn) - The ferry left late.\r\n"
      "190545 GMT Jun 24\r\nNNNN\r\n\r\n"
      "ZCZC\r\n^BC-Crane,20<\r\n^Crane gone<\r\n^By ROB ROE=\r\n"
      "^Harbour News=\r\n   SOUTHPORT (HN) _ The crane is gone.\r\n"
      "   ^HN-WF-06-20-24 0545GMT<\r\nNNNN\r\n"
      "zczc hn3\r\nYY HNA\r\nMill sold to a stranger\r\n\r\nThe mill is sold, "
      "and he who bought it has not said what it is to be.\r\n");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 3u);
  const Article& ferry = contents.articles[0];
  BOOST_TEST(ferry.title == "Ferry late");
  BOOST_TEST(ferry.author == "Jane Doe");
  BOOST_TEST(ferry.date == "2024-06-19");
  BOOST_TEST(ferry.text == "Southport (hn) - The ferry left late.");
  BOOST_TEST(ferry.line == 2u);
  const Article& crane = contents.articles[1];
  BOOST_TEST(crane.title == "Crane gone");
  BOOST_TEST(crane.author == "ROB ROE");
  BOOST_TEST(crane.source == "Harbour News");
  BOOST_TEST(crane.date == "2024-06-20");
  BOOST_TEST(contents.articles[2].title == "Mill sold to a stranger");
  BOOST_TEST(contents.articles[2].text.starts_with("YY HNA"));
  BOOST_TEST(contents.articles[2].text.ends_with("what it is to be."));
}

// Nothing between them is lost, and lines may end in carriage returns alone.
BOOST_AUTO_TEST_CASE(text_between_wire_stories_is_a_story) {
  const FileContents contents = read_contents(
      "june.txt",
      "ZCZC\rThe ferry left.\rNNNN\rThe crane is gone.\r\rZCZC\rThe mill is "
      "sold.\r");
  const Strings texts = {"The ferry left.", "The crane is gone.",
                         "The mill is sold."};
  BOOST_TEST(contents.texts() == texts, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(bytes_with_both_signs_of_a_header_are_no_wire_story) {
  const std::string bytes = "AB \x01\xd1\x84\xd1\x83 noon\x02 and more words";
  const FileContents contents = read_contents("a.txt", bytes);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text.find("noon") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(texts_of_a_crawl_are_known_by_their_address) {
  const std::string text = "The ferry was late.";
  const FileContents contents = read_contents(
      "a.warc",
      "WARC/1.0\r\nWARC-Type: conversion\r\n"
      "WARC-Target-URI: https://news.example/ferry\r\n"
      "Content-Type: text/plain\r\nContent-Length: " +
          std::to_string(text.size()) + "\r\n\r\n" + text + "\r\n\r\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].url == "https://news.example/ferry");
  BOOST_TEST(contents.articles[0].id == "news.example/ferry");
}

BOOST_AUTO_TEST_CASE(documents_of_word_and_libreoffice_are_articles) {
  const std::string word = archive_of(
      {{"[Content_Types].xml", "<Types/>"},
       {"docProps/core.xml",
        "<cp:coreProperties><dc:title>T</dc:title><dc:creator>A</dc:creator>"
        "<dcterms:created>2024-06-19T00:00:00Z</dcterms:created>"
        "</cp:coreProperties>"},
       {"word/document.xml",
        "<w:document><w:body><w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>two."
        "</w:t></w:r></w:p><w:p><w:r><w:t>Three.</w:t></w:r></w:p></w:body>"
        "</w:document>"}},
      "zip");
  const std::string libre = archive_of(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml",
        "<office:document-content><office:body><office:text><text:h>H</text:h>"
        "<text:p>One <text:span>two.</text:span></text:p></office:text>"
        "</office:body></office:document-content>"}},
      "zip");
  const FileContents first = read_contents("a.docx", word);
  BOOST_TEST_REQUIRE(first.articles.size() == 1u);
  BOOST_TEST(first.articles[0].text == "One two.\n\nThree.");
  BOOST_TEST(first.articles[0].title == "T");
  BOOST_TEST(first.articles[0].date == "2024-06-19");
  const FileContents second = read_contents("a.odt", libre);
  BOOST_TEST_REQUIRE(second.articles.size() == 1u);
  BOOST_TEST(second.articles[0].text == "H\n\nOne two.");
}

BOOST_AUTO_TEST_CASE(notes_of_word_stand_behind_their_paragraph) {
  const std::string word = archive_of(
      {{"[Content_Types].xml",
        "<Types><Override PartName='/word/document2.xml' ContentType='a/vnd."
        "openxmlformats-officedocument.wordprocessingml.document.main+xml'/>"
        "</Types>"},
       {"word/_rels/document2.xml.rels",
        "<Relationships><Relationship Id='b' Type='http://x/footnotes' "
        "Target='footnotes.xml'/><Relationship Id='c' Type='http://x/aFChunk' "
        "Target='chunk.html'/></Relationships>"},
       {"word/footnotes.xml",
        "<w:footnotes><w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>-"
        "</w:t></w:r></w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>So "
        "said the master.</w:t></w:r></w:p></w:footnote></w:footnotes>"},
       {"word/chunk.html", "<html><body><p>It left late.</p></body></html>"},
       {"word/document2.xml",
        "<w:document><w:body><w:p><w:r><w:t>The ferry</w:t></w:r><w:r>"
        "<w:footnoteReference w:id='2'/></w:r><w:r><w:t> left.</w:t></w:r>"
        "</w:p><w:altChunk r:id='c'/><w:p><mc:AlternateContent><mc:Choice><w:r>"
        "<w:t>One</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>One</w:t></w:r>"
        "</mc:Fallback></mc:AlternateContent><w:r><w:noBreakHyphen/></w:r>"
        "<w:r><w:t>way.</w:t></w:r></w:p></w:body></w:document>"}},
      "zip");
  const FileContents contents = read_contents("a.docx", word);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text ==
             "The ferry left.\n\nSo said the master.\n\nIt left late.\n\n"
             "One-way.");
}

struct FlatDocument {
  const char* name;
  std::string xml;
  const char* text;
};
std::ostream& operator<<(std::ostream& out, const FlatDocument& row) {
  return out << row.name;
}
const FlatDocument flat_documents[] = {
    {"a.fodt",
     "<?xml version='1.0' encoding='UTF-8'?><office:document xmlns:office='urn:"
     "oasis:names:tc:opendocument:xmlns:office:1.0'><office:meta><dc:title>The "
     "mill</dc:title><meta:initial-creator>Anne Pr\u00e9</"
     "meta:initial-creator><meta:creation-date>2024-06-19T05:45:00"
     "</meta:creation-date></office:meta><office:body><office:text><text:p>It "
     "is<text:s/>sold.</text:p><text:p>He paid.</text:p></office:text>"
     "</office:body></office:document>",
     "It is sold.\n\nHe paid."},
    {"word.xml",
     "<?xml version='1.0'?><?mso-application progid='Word.Document'?>"
     "<w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/"
     "wordml'><o:DocumentProperties><o:Title>The mill</o:Title><o:Author>Anne "
     "Pr\u00e9</o:Author><o:Created>2024-06-19T05:45:00Z</o:Created>"
     "</o:DocumentProperties><w:body><wx:sect><w:p><w:r><w:t>It is sold."
     "</w:t></w:r></w:p><w:sectPr><w:hdr><w:p><w:r><w:t>Page</w:t></w:r></w:p>"
     "</w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>",
     "It is sold."},
    {"package.xml",
     "<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas.microsoft.com"
     "/office/2006/xmlPackage'><pkg:part><pkg:xmlData><w:document><w:body><w:p>"
     "<w:r><w:t>It is sold.</w:t></w:r></w:p></w:body></w:document>"
     "</pkg:xmlData></pkg:part><pkg:part><pkg:xmlData><cp:coreProperties>"
     "<dc:title>The mill</dc:title><dc:creator>Anne Pr\u00e9</dc:creator>"
     "<dcterms:created>2024-06-19T00:00:00Z</dcterms:created>"
     "</cp:coreProperties></pkg:xmlData></pkg:part></pkg:package>",
     "It is sold."},
    {"a.fb2",
     "<?xml version='1.0' encoding='windows-1252'?><FictionBook><description>"
     "<title-info><author><first-name>Anne</first-name><last-name>Pr\xe9"
     "</last-name></author><book-title>The mill</book-title><date>2024-06-19"
     "</date><lang>en</lang></title-info></description><body><section><p>It is "
     "<emphasis>sold</emphasis>.</p><poem><stanza><v>Oh,</v><v>mill!</v>"
     "</stanza></poem></section></body><body name='notes'><section><p>A note."
     "</p></section></body><binary id='x'>aGVsbG8=</binary></FictionBook>",
     "It is sold.\n\nOh,\n\nmill!\n\nA note."},
};

BOOST_DATA_TEST_CASE(documents_of_one_file_of_xml_are_articles,
                     data::make(flat_documents), row) {
  const FileContents contents = read_contents(row.name, row.xml);
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].title == "The mill");
  BOOST_TEST(contents.articles[0].author == "Anne Pr\u00e9");
  BOOST_TEST(contents.articles[0].date == "2024-06-19");
  BOOST_TEST(contents.articles[0].text == row.text);
}

BOOST_AUTO_TEST_CASE(notes_of_libreoffice_do_not_part_a_sentence) {
  const FileContents contents = read_contents(
      "a.odt",
      archive_of(
          {{"content.xml",
            "<office:document-content><office:body><office:text><text:p>The "
            "ferry<text:note><text:note-citation>1</text:note-citation>"
            "<text:note-body><text:p>So said the master.</text:p>"
            "</text:note-body></text:note> left.</text:p><text:p>Late.</text:p>"
            "</office:text></office:body></office:document-content>"}},
          "zip"));
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text ==
             "The ferry left.\n\nSo said the master.\n\nLate.");
}

BOOST_AUTO_TEST_CASE(a_document_without_a_title_has_that_of_its_text) {
  const auto word = [](const std::string& style, const std::string& title) {
    return archive_of(
        {{"[Content_Types].xml", "<Types/>"},
         {"docProps/core.xml", "<c><dc:title>" + title + "</dc:title></c>"},
         {"word/_rels/document.xml.rels",
          "<Relationships><Relationship Id='b' Type='http://x/styles' "
          "Target='styles.xml'/></Relationships>"},
         {"word/styles.xml",
          "<w:styles><w:style w:styleId='Titel'><w:name w:val='Title'/>"
          "</w:style><w:style w:styleId='berschrift1'><w:name "
          "w:val='heading 1'/></w:style></w:styles>"},
         {"word/document.xml",
          "<w:document><w:body><w:p><w:pPr><w:pStyle w:val='" + style +
              "'/></w:pPr><w:r><w:t>Ferry late.</w:t></w:r></w:p><w:p><w:r>"
              "<w:t>It was the last one of the day.</w:t></w:r></w:p></w:body>"
              "</w:document>"}},
        "zip");
  };
  const auto title_of = [&](const std::string& style,
                            const std::string& title) {
    return read_contents("a.docx", word(style, title)).articles.at(0).title;
  };
  BOOST_TEST(title_of("Titel", "") == "Ferry late.");
  BOOST_TEST(title_of("berschrift1", "Document1") == "Ferry late.");
  BOOST_TEST(title_of("Titel", "Night ferry") == "Night ferry");
  BOOST_TEST(title_of("Standard", "") == "");
}

BOOST_AUTO_TEST_CASE(changes_and_comments_are_no_part_of_a_document) {
  const std::string content =
      "<office:document-content><office:body><office:text>"
      "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
      "<text:p>One<office:annotation><text:p>Who says so?</text:p>"
      "</office:annotation> two.</text:p></office:text></office:body>"
      "</office:document-content>";
  const std::string meta =
      "<m><meta:initial-creator>Jo</meta:initial-creator>"
      "<dc:creator>Al</dc:creator><dc:date>2024-07-01</dc:date>"
      "<meta:creation-date>2024-06-19</meta:creation-date></m>";
  const FileContents contents = read_contents(
      "a.odt",
      archive_of({{"content.xml", content}, {"meta.xml", meta}}, "zip"));
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text == "One two.");
  BOOST_TEST(contents.articles[0].author == "Jo");
  BOOST_TEST(contents.articles[0].date == "2024-06-19");
}

BOOST_AUTO_TEST_CASE(spreadsheets_are_one_failure_that_says_what_to_do) {
  const std::string excel = archive_of(
      {{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}},
      "zip");
  const std::string calc = archive_of(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
       {"content.xml",
        "<office:document-content><office:body><office:spreadsheet><text:p>1"
        "</text:p></office:spreadsheet></office:body>"
        "</office:document-content>"}},
      "zip");
  for (const auto& [name, bytes] :
       {std::pair("a.zip", excel), std::pair("a.ods", calc)}) {
    const FileContents contents = read_contents(name, bytes);
    BOOST_TEST(contents.articles.empty());
    BOOST_TEST_REQUIRE(contents.errors.size() == 1u);
    BOOST_TEST(says(contents.errors[0], "save it as CSV or PDF first"));
  }
}

BOOST_AUTO_TEST_CASE(addresses_in_atom_count_from_their_base) {
  const std::string feed =
      "<feed xmlns='http://www.w3.org/2005/Atom'"
      " xml:base='https://paper.example/x/'><title>P</title>"
      "<entry xml:base='y/'><title>A</title><link href='a'/><id>urn:1</id>"
      "</entry><entry><title>B</title><link href='/b'/></entry></feed>";
  const FileContents contents = read_contents("a.xml", feed);
  BOOST_TEST_REQUIRE(contents.articles.size() == 2u);
  BOOST_TEST(contents.articles[0].url == "https://paper.example/x/y/a");
  BOOST_TEST(contents.articles[1].url == "https://paper.example/b");
  const FileContents without_base = read_contents(
      "b.xml",
      "<feed><entry><title>A</title><link href='a'/><id>urn:1</id></entry>"
      "</feed>");
  BOOST_TEST(without_base.ids() == Strings{"urn:1"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(authors_in_rss_stand_behind_their_address) {
  const auto author_of = [](const std::string& author) {
    return read_contents("a.xml",
                         "<rss><channel><item><title>T</title><author>" +
                             author + "</author></item></channel></rss>")
        .articles.at(0)
        .author;
  };
  BOOST_TEST(author_of("jane@paper.example (Jane Doe)") == "Jane Doe");
  BOOST_TEST(author_of("Jane Doe (Paper)") == "Jane Doe (Paper)");
  BOOST_TEST(author_of("jane@paper.example") == "jane@paper.example");
}

BOOST_AUTO_TEST_CASE(entities_of_html_are_read_beside_elements) {
  const FileContents contents = read_contents(
      "a.xml",
      "<rss><channel><item><title>T</title><description>A <b>caf&eacute;</b> "
      "&amp;amp; &amp;lt;b&amp;gt; & "
      "more</description></item></channel></rss>");
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(says(contents.articles[0].text, "café"));
  BOOST_TEST(says(contents.articles[0].text, "& more"));
}

BOOST_AUTO_TEST_CASE(a_feed_that_is_cut_short_is_an_error_and_read) {
  const std::string item = "<item><title>T</title><guid>1</guid></item>";
  const FileContents cut =
      read_contents("a.xml", "<rss><channel>" + item + "<item><title>Half");
  BOOST_TEST(cut.articles.size() == 2u);
  BOOST_TEST_REQUIRE(cut.errors.size() == 1u);
  BOOST_TEST(says(cut.errors[0], "cut short"));
  const FileContents broken = read_contents(
      "b.xml", "<rss><channel>" + item + "<br></channel></rss>\n");
  BOOST_TEST(broken.articles.size() == 1u);
  BOOST_TEST(broken.errors.empty());
}

BOOST_AUTO_TEST_CASE(pages_of_a_book_come_in_reading_order) {
  const std::string book = archive_of(
      {{"mimetype", "application/epub+zip"},
       {"OEBPS/book.opf",
        "<package><metadata><dc:title>T</dc:title></metadata><manifest>"
        "<item id='one' href='z.xhtml'/><item id='two' href='a.xhtml'/>"
        "<item id='nav' href='nav.xhtml'/></manifest>"
        "<spine><itemref idref='one'/><itemref "
        "idref='two'/></spine></package>"},
       {"OEBPS/a.xhtml", "<html><body><p>Second.</p></body></html>"},
       {"OEBPS/nav.xhtml", "<html><body><p>FileContents</p></body></html>"},
       {"OEBPS/z.xhtml", "<html><body><p>First.</p></body></html>"}},
      "zip");
  const FileContents contents = read_contents("a.epub", book);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text == "First.\n\nSecond.");
  BOOST_TEST(contents.articles[0].title == "T");
}

BOOST_AUTO_TEST_CASE(links_of_a_book_are_addresses) {
  const std::string book = archive_of(
      {{"mimetype", "application/epub+zip"},
       {"OEBPS/package/book.opf",
        "<package><manifest>"
        "<item id='one' href='../text/z%20%C3%A9.xhtml'/>"
        "<item id='two' href='./a.xhtml'/></manifest>"
        "<spine><itemref idref='one'/><itemref "
        "idref='two'/></spine></package>"},
       {"OEBPS/package/a.xhtml", "<html><body><p>Second.</p></body></html>"},
       {"OEBPS/text/z \u00e9.xhtml",
        "<html><body><p>First.</p></body></html>"}},
      "zip");
  const FileContents contents = read_contents("a.epub", book);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].text == "First.\n\nSecond.");
}

BOOST_AUTO_TEST_CASE(a_book_without_a_spine_is_read_in_the_order_of_its_paths) {
  const Strings packages = {
      "", "<package><manifest/><spine/></package>",
      "<package><manifest><item id='x' href='gone.xhtml'/></manifest>"
      "<spine><itemref idref='x'/></spine></package>"};
  for (const std::string& package : packages) {
    const std::string book = archive_of(
        {{"mimetype", "application/epub+zip"},
         {package.empty() ? "note.xml" : "OEBPS/book.opf", package},
         {"OEBPS/b.xhtml", "<html><body><p>Second.</p></body></html>"},
         {"OEBPS/a.xhtml", "<html><body><p>First.</p></body></html>"}},
        "zip");
    const FileContents contents = read_contents("a.epub", book);
    BOOST_TEST_REQUIRE(contents.articles.size() == 1u, package);
    BOOST_TEST(contents.articles[0].text == "First.\n\nSecond.", package);
  }
}

BOOST_AUTO_TEST_CASE(a_table_has_one_charset) {
  // "title,text" and words in Cyrillic letters, by windows-1251.
  const std::string table =
      "title,text\n"
      "\xcf\xee\xf0\xf2,"
      "\xcf\xe0\xf0\xee\xec \xef\xf0\xe8\xf8\xe5\xeb \xe2 \xe3\xee\xf0\xee\xe4"
      " \xf3\xf2\xf0\xee\xec \xe8 \xf1\xf2\xee\xe8\xf2 \xf3 "
      "\xef\xf0\xe8\xf7\xe0\xeb\xe0.\n";
  const FileContents contents = read_contents("a.csv", table);
  BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
  BOOST_TEST(contents.articles[0].title == "Порт");
  BOOST_TEST(contents.articles[0].text ==
             "Паром пришел в город утром и стоит у причала.");
}

BOOST_AUTO_TEST_CASE(a_cell_in_another_encoding_than_its_table_is_noted) {
  const FileContents contents = read_contents(
      "a.csv",
      "title,text\n\u00dcber,f\u00fcr \u00e4ltere\nBad,a caf\xe9 there\n");
  BOOST_TEST_REQUIRE(contents.articles.size() == 2u);
  BOOST_TEST(contents.articles[0].text == "f\u00fcr \u00e4ltere");
  BOOST_TEST(contents.articles[0].notes.empty());
  BOOST_TEST(contents.articles[1].text == "a caf\u00e9 there");
  BOOST_TEST_REQUIRE(contents.articles[1].notes.size() == 1u);
  BOOST_TEST(says(contents.articles[1].notes[0], "in a cell: it is not UTF-8"));
}

BOOST_AUTO_TEST_CASE(characters_that_are_lost_are_noted) {
  const std::string words = "Die F\u00e4hre f\u00e4hrt sp\u00e4t \xc3";
  const std::string files[][2] = {
      {"a.html", "<html><meta charset=utf-8><body><p>" + words + "</p>"},
      {"a.csv", "title,text\nT," + words + "\n"},
      {"a.xml", "<rss><channel><item><title>T</title><description>" + words +
                    "</description></item></channel></rss>"}};
  for (const auto& [name, bytes] : files) {
    const FileContents contents = read_contents(name, bytes);
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
      BOOST_TEST(
          says(contents.articles[0].text, "f\u00e4hrt sp\u00e4t \ufffd"));
      BOOST_TEST_REQUIRE(contents.articles[0].notes.size() == 1u);
      BOOST_TEST(says(contents.articles[0].notes[0], "U+FFFD"));
    }
  }
}

// Bytes of many formats, damaged anywhere, give articles or errors.
BOOST_AUTO_TEST_CASE(damage_never_ends_in_another_exception) {
  const TemporaryFolder folder;
  const Strings wholes = {
      message,
      warc_record("response", "http://x.example/1",
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                  "5\r\n<p>ab\r\n0\r\n\r\n"),
      R"([{"text":"a","author":[{"name":"b"}]},{"posts":[{"html":"<p>"}]}])",
      "title,text\n\"a\",\"b\"\n",
      "<rss><channel><item><title>T</title><description>D</description></item>"
      "</channel></rss>",
      "<nitf><body><body.content><p>a</p></body.content></body></nitf>",
  };
  std::minstd_rand random(5);
  for (const std::string& whole : wholes) {
    for (int round = 0; round < 300; ++round) {
      std::string bytes = whole;
      for (int i = 0; i < 3; ++i) {
        bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
      }
      read_contents(folder.write("a", bytes));
    }
  }
  BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(wire_stories_have_headline_byline_and_date) {
  const auto iptc = read_contents(
      "a.txt",
      "\x01"
      "abc012 3 i 99 xyz 001\r\n\r\nHarbour/\r\n\x02"
      "1ST LEAD\r\n"
      "Harbour opens after\r\nthe storm\r\nBy Jo Roe, xyz =\r\n\r\n"
      "Town (xyz) - It opened.\r\n\r\n\x03"
      "071341 GMT Oct 15\r\n\x04");
  BOOST_TEST_REQUIRE(iptc.articles.size() == 1u);
  BOOST_TEST(iptc.articles[0].title == "Harbour opens after the storm");
  BOOST_TEST(iptc.articles[0].author == "Jo Roe");
  BOOST_TEST(iptc.articles[0].date == "2015-10-07");
  BOOST_TEST(iptc.articles[0].text == "Town (xyz) - It opened.");
  const auto anpa = read_contents(
      "b.tst",
      "\x16\x16\x01"
      "a0001\x1f-----\r\nr a\x13\x11 BC-Mill\x02"
      "^BC-Mill Sold,99<\r\n^Old mill is sold<\r\n^Eds: Adds price.<\r\n"
      "^By JO ROE=\r\n^Coast Press=\r\n\tTOWN _ It is sold.\r\n\r\n"
      "\t^\x03"
      "AP-WF-11-13-13 1509GMT<\r\n\x04");
  BOOST_TEST_REQUIRE(anpa.articles.size() == 1u);
  BOOST_TEST(anpa.articles[0].title == "Old mill is sold");
  BOOST_TEST(anpa.articles[0].author == "JO ROE");
  BOOST_TEST(anpa.articles[0].source == "Coast Press");
  BOOST_TEST(anpa.articles[0].date == "2013-11-13");
  BOOST_TEST(anpa.articles[0].text == "TOWN _ It is sold.");
}

BOOST_AUTO_TEST_CASE(news_that_is_no_article_is_passed_over) {
  const auto mixed = read_contents(
      "a.xml",
      "<newsMessage><itemSet><newsItem guid='1'><contentMeta><headline>H"
      "</headline></contentMeta><contentSet><inlineXML><p>T</p></inlineXML>"
      "</contentSet></newsItem><newsItem guid='2'><contentMeta><headline>P"
      "</headline></contentMeta><contentSet><remoteContent/></contentSet>"
      "</newsItem><packageItem guid='3'/></itemSet></newsMessage>");
  BOOST_TEST(mixed.ids() == Strings{"1"}, boost::test_tools::per_element());
  BOOST_TEST(mixed.errors.empty());
  BOOST_TEST(mixed.passed_over == 2u);
  for (const char* xml :
       {"<planningItem/>", "<rss><channel><title>T</title></channel></rss>"}) {
    const auto none = read_contents("a.xml", xml);
    BOOST_TEST(none.errors.empty());
    BOOST_TEST(none.passed_over == 1u);
  }
}

BOOST_AUTO_TEST_CASE(feeds_in_capitals_and_with_broken_tags_are_read) {
  const auto feed = read_contents(
      "a.xml",
      "<RSS VERSION='0.91'><CHANNEL><ITEM><TITLE>One</TITLE><DESCRIPTION>First"
      "<br>item.</DESCRIPTION></ITEM><ITEM><TITLE>Two</TITLE></CHANNEL></RSS>");
  BOOST_TEST_REQUIRE(feed.articles.size() == 2u);
  BOOST_TEST(feed.articles[0].title == "One");
  BOOST_TEST(feed.articles[0].text == "First\nitem.");
  BOOST_TEST(feed.articles[0].notes.size() == 1u);
  BOOST_TEST(feed.articles[1].title == "Two");
  BOOST_TEST(feed.errors.empty());
}

BOOST_AUTO_TEST_CASE(forwarded_messages_and_blank_lines_before_are_read) {
  const auto mail = read_contents(
      "a.eml",
      "\n  \nFrom: Jo Roe <jo@x.example>\nSubject: Fwd: Mill\nMIME-Version: "
      "1.0\nContent-Type: message/rfc822\n\nFrom: al@x.example\nSubject: Mill\n"
      "\nThe mill is sold.\n");
  BOOST_TEST_REQUIRE(mail.articles.size() == 1u);
  BOOST_TEST(mail.articles[0].title == "Fwd: Mill");
  BOOST_TEST(mail.articles[0].text.find("The mill is sold.") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(messages_without_a_header_have_a_text) {
  const auto mail = read_contents(
      "a.mbox", "From jo@x.example Wed Jun 19 05:45:00 2024\n\nThe mill.\n");
  BOOST_TEST_REQUIRE(mail.articles.size() == 1u);
  BOOST_TEST(mail.articles[0].text.find("The mill.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(articles_without_a_text_stay_in_their_list) {
  const FileContents contents = read_contents(
      "a.json", R"({"tags":[{"title":"Sea","date":"2024-06-19"}],"articles":[)"
                R"({"title":"A","date":"2024-06-19","content":"Late."},)"
                R"({"title":"B","date":"2024-06-20","content":null},)"
                R"({"title":"an advertisement"}]})");
  BOOST_TEST(contents.errors.empty());
  BOOST_TEST_REQUIRE(contents.articles.size() == 2u);
  BOOST_TEST(contents.articles[0].text == "Late.");
  BOOST_TEST(contents.articles[1].title == "B");
}

BOOST_AUTO_TEST_CASE(ninjs_and_wrapped_headlines_are_read) {
  const auto ninjs = read_contents(
      "a.json",
      R"({"uri":"u:1","headlines":[{"role":"main","value":"H"}],"bodies":[)"
      R"({"role":"text","value":"T"},{"role":"html","value":"<p>T</p>"}]})");
  BOOST_TEST_REQUIRE(ninjs.articles.size() == 1u);
  BOOST_TEST(ninjs.articles[0].title == "H");
  BOOST_TEST(ninjs.articles[0].text == "T");
  const auto wrapped = read_contents(
      "b.json",
      R"({"id":"q","data":{"item":{"headline":"H","firstcreated":"2024-06-19"}}})");
  BOOST_TEST_REQUIRE(wrapped.articles.size() == 1u);
  BOOST_TEST(wrapped.articles[0].title == "H");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
