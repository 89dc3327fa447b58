#include "query/server/tool/options.hpp"

#include <boost/test/unit_test.hpp>

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(serve_options)

namespace {

using Words = std::vector<std::string>;

Options parsed(const Words& words) {
  return parse(OptionValues(command_line, words));
}

std::string complaint(const Words& words) {
  try {
    parsed(words);
    return "";
  } catch (const UsageError& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(one_machine_is_served_by_default) {
  const Options options = parsed({"-d", "/a/news.idx"});
  BOOST_TEST(options.listen.to_string() == "127.0.0.1:8642");
  BOOST_TEST(options.indexes.size() == 1u);
  BOOST_TEST(options.indexes[0].name == "news");
  BOOST_TEST(options.prefix == "");
  const bool knows_localhost =
      std::ranges::find(options.application.access.hosts, "localhost") !=
      options.application.access.hosts.end();
  BOOST_TEST(knows_localhost);
}

BOOST_AUTO_TEST_CASE(several_indexes_have_names) {
  const Options options = parsed({"--index", "a=x/y", "--index", "b=z=1",
                                  "--listen", "[::]:0", "--prefix", "/news/"});
  BOOST_TEST(options.indexes.size() == 2u);
  BOOST_TEST(options.indexes[1].name == "b");
  BOOST_TEST(options.indexes[1].folder.string() == "z=1");
  BOOST_TEST(options.listen.host == "::");
  BOOST_TEST(options.listen.to_string() == "[::]:0");
  BOOST_TEST(options.prefix == "/news");
  BOOST_TEST(options.application.access.hosts.empty());
}

BOOST_AUTO_TEST_CASE(the_index_of_d_is_the_first) {
  const Options options = parsed({"--index", "b=y", "-d", "a.idx/"});
  BOOST_TEST(options.indexes[0].name == "a");
}

// As browsers send them, so that they are found equal.
BOOST_AUTO_TEST_CASE(names_of_hosts_and_sites_are_in_lower_case) {
  const Access access =
      parsed({"-d", "a.idx", "--listen", "192.0.2.1:80", "--allow-host",
              "News.Example.org", "--allow-host", "[2001:DB8::1]",
              "--allow-origin", "HTTPS://News.example:8443", "--allow-origin",
              "*", "--allow-origin", "http://[::1]:8642"})
          .application.access;
  const Words hosts{"news.example.org", "2001:db8::1"};
  const Words origins{"https://news.example:8443", "*", "http://[::1]:8642"};
  BOOST_TEST(access.hosts == hosts, boost::test_tools::per_element());
  BOOST_TEST(access.origins == origins, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(connections_leave_files_to_searches) {
  const Options options = parsed({"-d", "a.idx", "--threads", "4"});
  BOOST_TEST(connections_within(1'000'000, options) == 2000u);
  BOOST_TEST(connections_within(1024, options) == 976u);
  BOOST_TEST(connections_within(64, options) == 16u);
  BOOST_TEST(connections_within(8, options) == 1u);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_followed_is_said) {
  const Words rest{"-d", "a.idx"};
  for (const Words& wrong :
       std::initializer_list<Words>{{"--listen", "8642"},
                                    {"--listen", ":8642"},
                                    {"--listen", "a:65536"},
                                    {"--listen", "a:x"},
                                    {"--index", "a"},
                                    {"--index", "=x"},
                                    {"--index", "a="},
                                    {"--index", "a b=x"},
                                    {"--index", "a=x"},
                                    {"--index", "b=x", "--index", "b=y"},
                                    {"--prefix", "news"},
                                    {"--prefix", "//news"},
                                    {"--prefix", "/a b"},
                                    {"--log", "xml"},
                                    {"--token-file", ""},
                                    {"--allow-host", "http://a.example"},
                                    {"--allow-host", "a.example:8642"},
                                    {"--allow-host", "a.example/"},
                                    {"--allow-host", "*"},
                                    {"--allow-origin", "a.example"},
                                    {"--allow-origin", "https://"},
                                    {"--allow-origin", "https://a.example/"},
                                    {"--allow-origin", "https://a.example/b"},
                                    {"--threads", "0"},
                                    {"--timeout", "0"},
                                    {"--rate", "0"},
                                    {"words"}}) {
    Words words = wrong;
    words.insert(words.end(), rest.begin(), rest.end());
    BOOST_TEST(complaint(words) != "", wrong[0] + ' ' + wrong.back());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
