#include "corpus/reader/format/identity.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(identity)

namespace {

struct Address {
  const char* written;
  const char* canonical;
};
std::ostream& operator<<(std::ostream& out, const Address& row) {
  return out << row.written;
}
const Address addresses[] = {
    {"https://www.Paper.example/2024/06/Story", "paper.example/2024/06/Story"},
    {"http://paper.example/2024/06/Story/", "paper.example/2024/06/Story"},
    {" HTTPS://paper.example:443/a#comments ", "paper.example/a"},
    {"paper.example/a?utm_source=x&id=7&fbclid=y", "paper.example/a?id=7"},
    {"https://paper.example/a?UTM_Campaign=x", "paper.example/a"},
    {"https://paper.example/?p=12", "paper.example?p=12"},
    {"https://paper.example/a?b&&c=", "paper.example/a?b&c="},
    {"//www.paper.example/a", "paper.example/a"},
    {"https://paper.example/a?_hsenc=x&srsltid=y&__twitter_impression=true",
     "paper.example/a"},
    {"https://paper.example/#!/2024/06", "paper.example/#!/2024/06"},
    {"https://газета.рф/новость", "газета.рф/новость"},
    {"https://paper.example", ""},
    {"https://www.paper.example/", ""},
    {"https://paper.example/?utm_source=x", ""},
    {"n/a", ""},
    {"unknown", ""},
    {"", ""},
    {"see page 4/5 of paper.example", ""},
};

Article article(const std::string& text) {
  Article made;
  made.text = text;
  return made;
}

RawRecord record(const std::string& file, bool is_part) {
  RawRecord made;
  made.id = file;
  made.is_part = is_part;
  return made;
}

}  // namespace

BOOST_DATA_TEST_CASE(addresses_of_one_page_are_one, data::make(addresses),
                     row) {
  BOOST_TEST(canonical_address(row.written) == row.canonical);
}

BOOST_AUTO_TEST_CASE(an_id_goes_before_an_address_and_that_before_a_place) {
  Article given = article("x");
  const RawRecord file = record("a/b.txt", false);
  BOOST_TEST(article_id("", given, "", file) == "a/b.txt");
  given.url = "https://x.example/1";
  BOOST_TEST(article_id("", given, "", file) == "x.example/1");
  BOOST_TEST(article_id("7", given, "", file) == "7");
}

BOOST_AUTO_TEST_CASE(a_line_is_known_by_its_file_and_what_it_says) {
  const auto id = [](const Article& one, const std::string& date = "",
                     const std::string& file = "a.jsonl") {
    return article_id("", one, date, record(file, true));
  };
  BOOST_TEST(id(article("x")).starts_with("a.jsonl:"));
  BOOST_TEST(id(article("x")) == id(article("x")));
  BOOST_TEST(id(article("x")) != id(article("y")));
  BOOST_TEST(id(article("x")) != id(article("x"), "2024"));
  BOOST_TEST(id(article("x")) != id(article("x"), "", "b.jsonl"));
  Article titled = article("");
  titled.title = "x";
  BOOST_TEST(id(article("x")) != id(titled));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
