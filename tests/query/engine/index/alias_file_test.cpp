#include <boost/test/unit_test.hpp>

#include "dateline/aliases.hpp"
#include "dateline/error.hpp"
#include "query/engine/index/alias_table.hpp"
#include "tests/indexer/test_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(alias_file)

namespace {

using Sets = std::vector<std::vector<std::string>>;

Sets sets_of(const std::string& text) {
  return parse_aliases(text, "names.txt").sets;
}

std::string complaint(const std::string& text) {
  try {
    parse_aliases(text, "names.txt");
    return "";
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(has_a_set_on_each_line) {
  const Sets sets{{"Zelensky", "Zelenskyy", "Зеленський"},
                  {"EU", "European Union", "欧盟"},
                  {"C#", "C Sharp"}};
  const char* const text =
      "# names\n"
      "Zelensky = Zelenskyy=Зеленський\n"
      "\n"
      "  \t# indented\n"
      "\tEU =European Union=  欧盟 # not the euro\n"
      "C# = C Sharp\t#";
  BOOST_TEST((sets_of(text) == sets));
  BOOST_TEST(sets_of("").empty());
  BOOST_TEST(sets_of("\n#\n").empty());
}

BOOST_AUTO_TEST_CASE(may_come_from_any_editor) {
  const Sets sets{{"a", "b"}, {"c", "d"}};
  BOOST_TEST((sets_of("\xEF\xBB\xBF"
                      "a = b\r\nc = d\r\n") == sets));
  BOOST_TEST((sets_of("a = b\rc = d\r") == sets));
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong_with_a_line) {
  struct Row {
    const char* text;
    const char* reason;
  };
  const Row rows[] = {
      {"a = b\nZelensky\n",
       "2: 'Zelensky' stands alone; write 'name = other name'"},
      {"a = b\n\n# c\na =  = b", "4: a name is missing beside '='"},
      {"= a", "1: a name is missing beside '='"},
      {"a = b # c\na = # b", "2: a name is missing beside '='"},
      {"a = --", "1: '--' holds no word"},
      {"a = \xff", "1: the line is not UTF-8 text"},
      {"a = b c b c b c b c b c b c b c b c b c b c b c b c b c b c b c b c b",
       "1: 'b c b c b c b c b c b c b c b c b c b c b c b c b c b c b c b c b' "
       "has more than 32 words"},
  };
  for (const Row& row : rows) {
    BOOST_TEST(complaint(row.text) ==
               "cannot read the aliases: names.txt:" + std::string(row.reason));
  }
}

BOOST_AUTO_TEST_CASE(must_be_readable) {
  const TemporaryFolder folder;
  const auto complains = [](const std::string& reason) {
    return [reason](const Error& error) {
      return std::string(error.what()).ends_with(reason);
    };
  };
  BOOST_CHECK_EXCEPTION(read_aliases(folder / "none"), Error,
                        complains("none': No such file or directory"));
  BOOST_CHECK_EXCEPTION(read_aliases(folder / ""), Error,
                        complains("': Is a directory"));
  write_file(folder / "empty", "");
  BOOST_TEST(read_aliases(folder / "empty").empty());
  write_file(folder / "names", "a = b\n");
  BOOST_TEST((read_aliases(folder / "names").sets == Sets{{"a", "b"}}));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(alias_table)

BOOST_AUTO_TEST_CASE(finds_the_other_names_of_all_sets) {
  Analyser analyser("");
  const AliasTable table({{{"Georgia", "Sakartvelo"},
                           {"GA", "Georgia", "Peach State"},
                           {"Élysée", "ELYSEE"}}},
                         analyser);
  const auto others = [&](const char* name) {
    std::string list;
    for (const std::string& other : table.others(name_words(name, analyser))) {
      list += other + ';';
    }
    return list;
  };
  BOOST_TEST(table.max_words() == 2u);
  BOOST_TEST(others("georgia") == "Sakartvelo;GA;Peach State;");
  BOOST_TEST(others("Sakartvelo") == "Georgia;");
  BOOST_TEST(others("peach  STATE") == "GA;Georgia;");
  BOOST_TEST(others("peach") == "");
  BOOST_TEST(others("") == "");
  BOOST_TEST(others("elysee") == "");
  BOOST_TEST(AliasTable().others({"georgia"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
