#include "query/server/page/mended_queries.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace data = boost::unit_test::data;

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(page_mended_queries)

namespace {

struct Row {
  Cause cause;
  const char* query;
  const char* mended;  // queries, "; " between
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << to_string(row.cause) << ": " << row.query;
}

const Row rows[] = {
    {Cause::none, "tea", ""},
    {Cause::no_words, "", ""},
    {Cause::wrong_order, "\"tea cake\" jam", "+tea +cake jam; tea cake jam"},
    {Cause::other_form, "'tea'", "tea"},
    {Cause::too_far, "tea NEAR/2 cake", "+tea +cake; tea cake"},
    {Cause::filter, "tea source:AP lang:de", "tea lang:de; tea source:AP"},
    {Cause::excluded, "tea -cake", "tea"},
    {Cause::apart, "+tea +cake", "+tea +cake; tea cake"},
};

std::string joined_queries(const std::vector<MendedQuery>& mended) {
  std::string text;
  for (const MendedQuery& each : mended) {
    text += (text.empty() ? "" : "; ") + each.form.query;
  }
  return text;
}

SearchForm form_of_query(const std::string& query) {
  SearchForm form;
  form.query = query;
  form.offset = 10;
  return form;
}

}  // namespace

BOOST_DATA_TEST_CASE(takes_the_cause_away, data::make(rows), row) {
  Diagnosis diagnosis;
  diagnosis.cause = row.cause;
  BOOST_TEST(joined_queries(mended_queries(Query::parse(row.query),
                                           form_of_query(row.query),
                                           diagnosis)) == row.mended);
}

BOOST_AUTO_TEST_CASE(another_spelling_comes_before_leaving_the_word_out) {
  Diagnosis diagnosis;
  diagnosis.cause = Cause::unknown_word;
  diagnosis.words = {{"tee", 1, 4, 0, {}}, {"cake", 6, 10, 5, {}}};
  diagnosis.corrected = "+tea +cake";
  BOOST_TEST(joined_queries(mended_queries(
                 Query::parse("+tee +cake"), form_of_query("+tee +cake"),
                 diagnosis)) == "+tea +cake; +cake; tee cake");
}

BOOST_AUTO_TEST_CASE(filters_of_the_form_are_taken_off_one_by_one) {
  Diagnosis diagnosis;
  diagnosis.cause = Cause::filter;
  SearchForm form = form_of_query("tea");
  form.filters.sources = {"AP"};
  const auto mended = mended_queries(Query::parse("tea"), form, diagnosis);
  BOOST_REQUIRE(mended.size() == 1);
  BOOST_TEST(mended[0].change == "without the filter 'source AP'");
  BOOST_TEST(mended[0].form.filters.sources.empty());
  BOOST_TEST(mended[0].form.offset == 0);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline::server
