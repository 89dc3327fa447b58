#include "query/server/service/parameter_values.hpp"

#include <boost/test/unit_test.hpp>

#include "query/server/http/http_error.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(parameter_values)

namespace {

// The message of what `read` throws; "" if it throws nothing.
template <typename Read>
std::string refusal(const std::string& parameters, Read read) {
  try {
    read(ParameterValues(parse_parameters(parameters)));
    return "";
  } catch (const HttpError& error) {
    BOOST_TEST(error.status() == 400);
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_last_of_several_values_counts) {
  const ParameterValues values(parse_parameters("a=1&b=2&a=3&a=4"));
  BOOST_TEST(values.text("a").value() == "4");
  BOOST_TEST(!values.text("c"));
  const std::vector<std::string> all{"1", "3", "4"};
  BOOST_TEST(values.texts("a") == all);
  BOOST_TEST(values.number("b", 0, 9, 7) == 2u);
  BOOST_TEST(values.number("c", 0, 9, 7) == 7u);
}

BOOST_AUTO_TEST_CASE(a_flag_is_set_by_its_name_or_true) {
  BOOST_TEST(ParameterValues(parse_parameters("a")).on("a"));
  BOOST_TEST(ParameterValues(parse_parameters("a=true")).on("a"));
  BOOST_TEST(!ParameterValues(parse_parameters("a=false")).on("a"));
  BOOST_TEST(!ParameterValues(parse_parameters("")).on("a"));
  BOOST_TEST(refusal("a=1", [](const auto& values) { values.on("a"); }) ==
             "parameter 'a': '1' is not true or false");
}

BOOST_AUTO_TEST_CASE(what_is_refused_is_named) {
  BOOST_TEST(refusal("a=x", [](const auto& values) {
               values.number("a", 1, 9, 1);
             }) == "parameter 'a': 'x' is not a number from 1 to 9");
  BOOST_TEST(refusal("a=", [](const auto& values) { values.texts("a"); }) ==
             "parameter 'a': '' is empty");
  BOOST_TEST(refusal("a=1&z=1", [](const auto& values) {
               values.check_names({"a", "b"});
             }) == "'z' is not a parameter of this path; it takes a, b");
  BOOST_TEST(refusal("z=1", [](const auto& values) {
               values.check_names({});
             }) == "'z' is not a parameter of this path; it takes none");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
