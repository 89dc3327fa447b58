#include "query/engine/plan/names.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/query/engine/query_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(names)

namespace {

std::string print(const QueryNode& node);

std::string print_all(const std::vector<QueryNode>& nodes, const char* joint) {
  std::string text;
  for (const QueryNode& node : nodes) {
    text += (text.empty() ? "" : joint) + print(node);
  }
  return text;
}

// Names as [form|form], other nodes much as the query language has them.
std::string print(const QueryNode& node) {
  const std::string sign = node.occur == Occur::must       ? "+"
                           : node.occur == Occur::must_not ? "-"
                                                           : "";
  switch (node.kind) {
    case NodeKind::group:
      return sign + (is_name(node) ? '[' + print_all(node.children, "|") + ']'
                                   : '(' + print_all(node.children, " ") + ')');
    case NodeKind::near:
      return sign + '(' + print_all(node.children, " NEAR ") + ')';
    case NodeKind::field:
      return sign + node.field + ':' + node.text + print_all(node.children, "");
    case NodeKind::phrase:
      return sign + '"' + node.text + '"';
    case NodeKind::literal:
      return sign + '\'' + node.text + '\'';
    case NodeKind::prefix:
      return sign + node.text + '*';
    case NodeKind::fuzzy:
      return sign + node.text + '~';
    case NodeKind::wildcard:
    case NodeKind::word:
      break;
  }
  return sign + node.text;
}

struct NamedIndex {
  QueryIndex index{{{"a", "", "veto", "en", "", "", ""}}};
  OpenIndex open{index.path()};
  AliasTable table{{{{"EU", "European Union", "欧盟"},
                     {"Zelensky", "Zelenskyy", "泽连斯基"},
                     {"Kim", "Kim Jong Un"},
                     {"Union européenne", "EU"},
                     {"Die Linke", "Linkspartei"}}},
                   open.analysers.of("")};

  QueryNode named(const std::string& query, Syntax syntax = Syntax::lenient) {
    open.context.aliases = &table;
    return with_names(Query::parse(query, syntax).root(), open.context);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(take_the_place_of_their_words, NamedIndex) {
  struct Row {
    const char* query;
    const char* named;
  };
  const Row rows[] = {
      {"veto", "(veto)"},
      {"zelensky veto", "([zelensky|Zelenskyy|泽连斯基] veto)"},
      {"ZELENSKY's", "([ZELENSKY's|Zelenskyy|泽连斯基])"},
      {"EU", "([EU|European Union|欧盟|Union européenne])"},
      {"the european UNION veto", "(the [european UNION|EU|欧盟] veto)"},
      {"Union européenne européenne", "([Union européenne|EU] européenne)"},
      {"Kim Jong", "([Kim|Kim Jong Un] Jong)"},
      {"Kim Jong Un Kim", "([Kim Jong Un|Kim] [Kim|Kim Jong Un])"},
      {"die linke", "([die linke|Linkspartei])"},
      {"+EU -Zelensky",
       "(+[EU|European Union|欧盟|Union européenne] "
       "-[Zelensky|Zelenskyy|泽连斯基])"},
      {"+European +Union", "(+European +Union)"},
      {"European -Union", "(European -Union)"},
      {"+(European Union)", "([European Union|EU|欧盟])"},
      {"European NEAR Union", "((European NEAR Union))"},
      {"Zelensky NEAR veto", "(([Zelensky|Zelenskyy|泽连斯基] NEAR veto))"},
      {"title:Zelensky", "(+title:[Zelensky|Zelenskyy|泽连斯基])"},
      {"source:EU", "(+source:EU)"},
      {"\"EU\" 'EU' EU* EU~1 Europ* Union",
       "(+\"EU\" +'EU' EU* EU~ Europ* Union)"},
      {"EU-Gipfel", "(EU-Gipfel)"},
      {"泽连斯基访问欧盟总部",
       "([泽连斯基|Zelensky|Zelenskyy] 访问 "
       "[欧盟|EU|European Union] 总部)"},
      {"+泽连斯基访问", "(+泽连斯基访问)"},
      {"+泽连斯基", "(+[泽连斯基|Zelensky|Zelenskyy])"},
      {"European . Union", "(European . Union)"},
      {"", "()"},
  };
  for (const Row& row : rows) {
    const QueryNode once = named(row.query);
    BOOST_TEST(print(once) == row.named, row.query);
    BOOST_TEST(print(with_names(once, open.context)) == row.named, row.query);
  }
  BOOST_TEST(print(named("\"EU\" EU*", Syntax::plain)) ==
             "([\"EU\"|European Union|欧盟|Union européenne] "
             "[EU*|European Union|欧盟|Union européenne])");
}

BOOST_FIXTURE_TEST_CASE(have_the_place_of_their_words, NamedIndex) {
  const std::string query = "a  European   Union 访问欧盟";
  const QueryNode root = named(query);
  const auto place = [&](std::size_t i) {
    const QueryNode& node = root.children.at(i);
    return query.substr(node.begin, node.end - node.begin);
  };
  BOOST_REQUIRE(root.children.size() == 4u);
  BOOST_TEST(place(1) == "European   Union");
  BOOST_TEST(root.children[1].text == "European Union");
  BOOST_TEST(place(2) == "访问");
  BOOST_TEST(place(3) == "欧盟");
}

BOOST_FIXTURE_TEST_CASE(change_nothing_where_there_are_none, NamedIndex) {
  table = AliasTable();
  const Query query = Query::parse("EU (European Union) -Kim");
  BOOST_TEST(same_meaning(named(query.text()), query.root()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
