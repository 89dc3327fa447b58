#include "query/server/http/target.hpp"

#include <boost/test/unit_test.hpp>

#include "query/server/http/http_error.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(targets)

namespace {

int status_of(const std::string& target) {
  try {
    parse_target(target);
    return 200;
  } catch (const HttpError& error) {
    return error.status();
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(path_and_parameters_are_decoded) {
  const Target target =
      parse_target("/article/a%2fb%23c+d?q=tea+time&q=%C3%A9&x&&y=a=b#z");
  BOOST_TEST(target.path == "/article/a/b#c+d");
  const std::vector<Parameter> expected{
      {"q", "tea time"}, {"q", "\u00e9"}, {"x", ""}, {"y", "a=b"}};
  BOOST_TEST((target.parameters == expected));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_decoded_is_refused) {
  for (const char* target : {"", "x", "*", "http://a/b", "/%", "/%4", "/%4g",
                             "/?q=%", "/%ff", "/?%c3=1", "/?q=%00", "/%00"}) {
    BOOST_TEST(status_of(target) == 400, target);
  }
}

BOOST_AUTO_TEST_CASE(there_are_only_so_many_parameters) {
  std::string target = "/?";
  for (std::size_t i = 0; i < max_parameters; ++i) target += "a=1&";
  BOOST_TEST(status_of(target) == 200);
  BOOST_TEST(status_of(target + "a") == 400);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
