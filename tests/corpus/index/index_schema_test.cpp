#include "corpus/index/index_schema.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace dateline {
BOOST_AUTO_TEST_SUITE(index_schema)

namespace {

namespace data = boost::unit_test::data;

std::string quoted(std::string_view key) {
  return key.empty() ? "none" : "`" + std::string(key) + "`";
}

// An entry as the reference's table writes it.
std::string row_of(const schema::Entry& entry) {
  std::string kind = "term prefix";
  std::string key = quoted(entry.key);
  if (entry.kind == schema::Kind::value_slot) {
    kind = "value slot";
    key = std::to_string(entry.slot);
  }
  return "| " + kind + " | " + std::string(entry.name) + " | " + key + " | " +
         std::string(entry.holds) + " |";
}

std::vector<std::string> lines_of_reference() {
  std::ifstream in(DATELINE_DOCS "/reference/schema.md");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool is_row(const std::string& line) {
  return line.starts_with("| term prefix |") ||
         line.starts_with("| value slot |");
}

// The bytes that Xapian's limit counts.
std::size_t stored_size(const std::string& term) {
  return term.size() + std::count(term.begin(), term.end(), '\0');
}

struct Date {
  const char* iso;
  const char* value;
};
std::ostream& operator<<(std::ostream& out, const Date& date) {
  return out << date.iso;
}
const Date dates[] = {{"2024-06-19", "20240619"},
                      {"2024-06", "202406"},
                      {"2024", "2024"},
                      {"", ""}};

}  // namespace

BOOST_AUTO_TEST_CASE(reference_has_the_table_of_the_code) {
  std::vector<std::string> in_code;
  for (const schema::Entry& entry : schema::table) {
    in_code.push_back(row_of(entry));
  }
  std::vector<std::string> in_reference;
  bool has_version = false;
  for (const std::string& line : lines_of_reference()) {
    if (is_row(line)) in_reference.push_back(line);
    has_version |=
        line == "## Schema version " + std::to_string(schema::schema_version);
  }
  BOOST_TEST(in_code == in_reference, boost::test_tools::per_element());
  BOOST_TEST(has_version);
}

BOOST_AUTO_TEST_CASE(no_key_or_slot_is_used_twice) {
  std::set<std::pair<schema::Kind, std::string>> keys;
  for (const schema::Entry& entry : schema::table) {
    keys.emplace(entry.kind,
                 std::string(entry.key) + std::to_string(entry.slot));
  }
  BOOST_TEST(keys.size() == schema::table.size());
}

BOOST_AUTO_TEST_CASE(terms_say_what_they_are) {
  BOOST_TEST(schema::body_term("en", "sanction") == "en:sanction");
  BOOST_TEST(schema::title_term("en", "sanction") == "Sen:sanction");
  BOOST_TEST(schema::article_term("ap-0619") == "Qap-0619");
  BOOST_TEST(schema::language_term("zh") == "Lzh");
}

BOOST_AUTO_TEST_CASE(source_and_author_are_folded) {
  BOOST_TEST(schema::source_term("Le Figaró") ==
             schema::source_term("LE FIGARO"));
  BOOST_TEST(schema::author_term("MÜLLER") == schema::author_term("Muller"));
}

BOOST_AUTO_TEST_CASE(long_terms_are_cut_and_stay_distinct) {
  for (const std::string& stem : {std::string(300, 'x'), std::string(200, '\0'),
                                  std::string(70000, 'y')}) {
    const std::string one = schema::body_term("en", stem + "1");
    const std::string two = schema::body_term("en", stem + "2");
    BOOST_TEST(stored_size(one) <= 245u);
    BOOST_TEST(one != two);
    BOOST_TEST(stored_size(schema::article_term(stem)) <= 201u);
    BOOST_TEST(schema::article_term(stem) != schema::article_term(stem + "1"));
    BOOST_TEST(stored_size(schema::origin_term(stem)) <= 245u);
    BOOST_TEST(stored_size(schema::source_term(stem)) <= 245u);
    BOOST_TEST(schema::source_value("en", stem).size() <= 203u);
  }
}

BOOST_AUTO_TEST_CASE(ids_of_up_to_200_bytes_are_kept) {
  const std::string id(200, 'x');
  BOOST_TEST(schema::article_term(id) == "Q" + id);
}

BOOST_DATA_TEST_CASE(dates_become_digits, data::make(dates), date) {
  BOOST_TEST(schema::date_value(date.iso) == date.value);
}

BOOST_AUTO_TEST_CASE(article_values_sort_as_ids_do) {
  BOOST_TEST(schema::article_value("a") == "a");
  BOOST_TEST(schema::article_value(std::string(300, 'a')).size() <= 200u);
  BOOST_TEST(schema::article_value(std::string(300, 'a')) !=
             schema::article_value(std::string(301, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
