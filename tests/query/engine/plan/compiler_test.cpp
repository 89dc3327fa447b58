#include "query/engine/plan/compiler.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(compiler)

namespace {

CompiledQuery compiled(const std::string& text) {
  Analyser analyser("en");
  return compile(Query::parse(text).root(), analyser, "2024-06-19");
}

std::string written(const CompiledQuery& query, const CompiledNode& node);

std::string written(const CompiledQuery& query, const char* name,
                    const std::vector<CompiledNode>& clauses) {
  std::string text;
  for (const CompiledNode& clause : clauses) {
    text += (text.empty() ? "" : " ") + written(query, clause);
  }
  return text.empty() ? text : name + ("(" + text + ")");
}

// A tree as text: any(strike veto) for an `any_of` of two words.
std::string written(const CompiledQuery& query, const CompiledNode& node) {
  switch (node.kind) {
    case CompiledNode::Kind::leaf:
      return query.pattern_of(query.leaves[node.index]).arcs[0][0].folded;
    case CompiledNode::Kind::filter:
      return "filter";
    case CompiledNode::Kind::near:
      return written(query, "near", node.operands);
    case CompiledNode::Kind::group:
      break;
  }
  return written(query, "all", node.all_of) +
         written(query, "any", node.any_of) +
         written(query, "none", node.none_of) +
         written(query, "optional", node.optional);
}

struct Row {
  const char* query;
  const char* tree;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query;
}

const Row rows[] = {
    {"strike", "any(strike)"},
    {"strike veto", "any(strike veto)"},
    {"+strike veto", "all(strike)optional(veto)"},
    {"strike -veto", "any(strike)none(veto)"},
    {"-veto", "none(veto)"},
    {"strike AND veto", "all(strike veto)"},
    {"lang:en strike", "all(filter)any(strike)"},
    {"lang:en +strike veto", "all(filter strike)optional(veto)"},
    // A condition on the title does not make other words optional.
    {"+title:veto strike", "all(veto)any(strike)"},
    // Alternatives among alternatives are one group.
    {"strike OR (veto OR harbour)", "any(strike veto harbour)"},
    {"boundary-layer strike", "any(boundary boundarylayer layer strike)"},
    {"strike OR (veto AND harbour)", "any(strike all(veto harbour))"},
    {"strike -(veto OR harbour)", "any(strike)none(any(veto harbour))"},
    {"strike NEAR/3 (veto OR harbour)", "any(near(strike any(veto harbour)))"},
    {"strike NEAR/3 '", "any(strike)"},
    {"strike NEAR/3 ' OR veto", "any(strike veto)"},
    {"the strike", "any(strike)"},
    {"", ""},
};

BOOST_DATA_TEST_CASE(sorts_the_clauses_of_a_group_by_their_effect,
                     data::make(rows), row) {
  const CompiledQuery query = compiled(row.query);
  BOOST_TEST(written(query, query.root) == row.tree);
  BOOST_TEST(query.root.is_empty() == (std::string(row.tree) == ""));
}

BOOST_AUTO_TEST_CASE(leaves_and_scoring_terms_share_patterns) {
  struct Expected {
    const char* query;
    std::size_t patterns;
    std::size_t leaves;
    std::size_t scoring_terms;
  };
  const Expected expected[] = {
      {"strike", 1, 1, 1},
      {"strike strike strike", 1, 3, 1},
      {"strike 'strike' \"strike\"", 1, 3, 1},
      {"strike Strike strikes", 3, 3, 1},  // by letters, and by stem
      {"+strike -veto", 2, 2, 1},
      {"veto* veto*", 1, 2, 1},
      {"veto* veto~", 2, 2, 2},
      {"\"price cap\" price", 3, 2, 2},
  };
  for (const Expected& row : expected) {
    const CompiledQuery query = compiled(row.query);
    BOOST_TEST_CONTEXT(row.query) {
      BOOST_TEST(query.patterns.size() == row.patterns);
      BOOST_TEST(query.leaves.size() == row.leaves);
      BOOST_TEST(query.scoring_terms.size() == row.scoring_terms);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
