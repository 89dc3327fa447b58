#include "corpus/text/header_words.hpp"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace data = boost::unit_test::data;

namespace dateline {

BOOST_AUTO_TEST_SUITE(header_words)

BOOST_AUTO_TEST_CASE(a_name_is_one_whatever_its_apostrophe) {
  for (const char* mark :
       {"'", "\u2019", "\u2018", "\u201B", "\u02BC", "\u02BB", "\u02BF",
        "\u00B4", "`", "\uFF07", "\u2032", "\uA78C", ""}) {
    BOOST_TEST(name_key("L" + std::string(mark) + "\u00C9quipe") == "lequipe");
  }
}

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + "|";
  return text;
}

struct Row {
  const char* text;
  const char* words;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.text;
}

const Row names[] = {
    {"Jane Smith", "jane|smith|"},
    {"SMITH, Jane", "jane|smith|"},
    {"Jean-Luc Müller", "jean|luc|muller|"},
    {"Patrick O’Neill", "neill|o|oneill|patrick|"},
    {"O\u02BCNeill", "neill|o|oneill|"},
    {"Hawai\u02BBi", "hawai|hawaii|i|"},
    {"安倍晋三", "三|倍|安|晋|"},
    {"Лев Толстой", "лев|толстой|"},
    {" - ", ""},
    {"", ""},
};

const Row authors[] = {
    {"J. K. Rowling", "j|jk|k|rowling|"},
    {"J.K. Rowling", "j|jk|k|rowling|"},
    {"J K Rowling", "j|jk|k|rowling|"},
    {"JK Rowling", "j|jk|k|rowling|"},
    {"Rowling, J. K.", "j|jk|k|rowling|"},
    {"A. \u0421. \u041F\u0443\u0448\u043A\u0438\u043D",
     "a|a\u0441|\u043F\u0443\u0448\u043A\u0438\u043D|\u0441|"},
    {"Jane K. Smith", "jane|k|smith|"},
    {"JANE LEE DOE", "doe|jane|lee|"},
    {"Reuters UK", "k|reuters|u|uk|"},
    {"jk rowling", "jk|rowling|"},
    {"\u5B89\u500D\u664B\u4E09", "\u4E09|\u500D|\u5B89|\u664B|"},
    {"", ""},
};

const Row keys[] = {
    {"https://www.example.org/News/#top", "example.org/news"},
    {"*.example.org/news/*", "example.org/news"},
    {"HTTP://Example.org", "example.org"},
    {".example.org", "example.org"},
    {"example.org/a?b=c", "example.org/a?b=c"},
    {"://", ""},
    {"", ""},
};

const Row addresses[] = {
    {"https://www.example.org", "example.org|org|"},
    {"https://news.example.org/uk/a?b",
     "example.org|news.example.org|news.example.org/uk|"
     "news.example.org/uk/a|news.example.org/uk/a?b|org|"},
    {"localhost/a", "localhost|localhost/a|"},
    {"x.example?a/b", "example|x.example|x.example?a|x.example?a/b|"},
    {"", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(cuts_names_into_words, data::make(names), row) {
  BOOST_TEST(joined(name_words(row.text)) == row.words);
}

BOOST_DATA_TEST_CASE(joins_and_parts_initials_of_authors, data::make(authors),
                     row) {
  BOOST_TEST(joined(author_words(row.text)) == row.words);
}

BOOST_DATA_TEST_CASE(makes_addresses_comparable, data::make(keys), row) {
  BOOST_TEST(address_key(row.text) == row.words);
}

BOOST_DATA_TEST_CASE(names_the_parts_of_an_address, data::make(addresses),
                     row) {
  BOOST_TEST(joined(address_prefixes(row.text)) == row.words);
}

BOOST_AUTO_TEST_CASE(a_long_path_has_few_prefixes) {
  std::string address = "example.org";
  for (int i = 0; i < 1000; ++i) address += "/x";
  BOOST_TEST(address_prefixes(address).size() == 11u);
  BOOST_TEST(std::ranges::count(address_prefixes(address), address) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
