// The description of the API says what the server does, and nothing else.
#include "query/server/api/openapi.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "query/print/web_link.hpp"
#include "query/server/api/parameters.hpp"
#include "query/server/api/paths.hpp"
#include "tests/query/server/running_server.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(api_description)

namespace {

struct DescriptionFixture {
  DescriptionFixture()
      : description(Json::parse(server.get("/api/v1/openapi.json").body)) {}

  // A request for a path that is answered with 200.
  static std::string good_target(const std::string& path, const Json& of) {
    std::string target = "/api/v1" + path;
    const std::size_t id = target.find("{id}");
    if (id != target.npos) {
      const bool is_article = path.starts_with("/article");
      target.replace(id, 4, is_article ? "tea%2F1" : "tea%2F1%231");
    }
    target += '?';
    for (const Json& parameter : of["parameters"]) {
      const bool is_query = parameter["in"] == "query";
      if (is_query && parameter.value("required", false)) {
        target += with(parameter["name"], "tea");
      }
    }
    return target;
  }

  static std::string with(const std::string& name, const std::string& value) {
    return '&' + name + '=' + percent_encoded(value, "");
  }

  // All values that the description gives a parameter.
  static std::vector<std::string> values_of(const Json& parameter) {
    const Json& schema = parameter["schema"];
    std::vector<std::string> values;
    if (schema.contains("enum")) {
      for (const Json& value : schema["enum"]) values.push_back(value);
    }
    if (parameter.contains("example")) {
      const Json& example = parameter["example"];
      const Json& one = example.is_array() ? example[0] : example;
      values.push_back(one.is_string() ? one.get<std::string>() : one.dump());
    }
    if (schema.contains("minimum")) {
      values.push_back(std::to_string(schema["minimum"].get<int>()));
    }
    if (schema.contains("maximum")) {
      values.push_back(std::to_string(schema["maximum"].get<int>()));
    }
    if (parameter["name"] == "index") values = {"news", "old"};
    return values;
  }

  template <typename Each>
  void each_path(Each each) const {
    for (const auto& [path, of] : description["paths"].items()) {
      each(path, of["get"]);
    }
  }

  RunningServer server;
  Json description;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(each_path_and_value_is_accepted, DescriptionFixture) {
  each_path([&](const std::string& path, const Json& of) {
    const std::string target = good_target(path, of);
    BOOST_TEST(server.get(target).status == 200, target);
    for (const Json& parameter : of["parameters"]) {
      if (parameter["in"] == "path") continue;
      const std::vector<std::string> values = values_of(parameter);
      BOOST_TEST(!values.empty(), parameter["name"]);
      for (const std::string& value : values) {
        // Passages of an index are not in the other.
        if (value == "old" && path.find("{id}") != path.npos) continue;
        const std::string further = target + with(parameter["name"], value);
        const Reply reply = server.get(further);
        BOOST_TEST(reply.status == 200, further + ": " + reply.body);
      }
    }
  });
}

BOOST_FIXTURE_TEST_CASE(no_other_parameter_is, DescriptionFixture) {
  each_path([&](const std::string& path, const Json& of) {
    std::set<std::string> described;
    for (const Json& parameter : of["parameters"]) {
      described.insert(parameter["name"]);
    }
    const std::string target = good_target(path, of);
    for (const ApiParameter& parameter : api_parameters()) {
      const std::string name(parameter.name);
      if (described.contains(name)) continue;
      const Reply reply =
          server.get(target + with(name, std::string(parameter.example)));
      BOOST_TEST(reply.status == 400, path + ' ' + name);
      BOOST_TEST(reply.body.find("is not a parameter") != reply.body.npos);
    }
    BOOST_TEST(server.get(target + "&id=x").status == 400);
  });
}

BOOST_FIXTURE_TEST_CASE(a_required_query_is_required, DescriptionFixture) {
  each_path([&](const std::string& path, const Json& of) {
    const std::string target = good_target(path, of);
    const std::size_t query = target.find("&q=tea");
    if (query == target.npos) return;
    BOOST_TEST(server.get(target.substr(0, query)).status == 400, target);
  });
}

BOOST_FIXTURE_TEST_CASE(a_hit_is_as_described, DescriptionFixture) {
  const Json& schema = description["components"]["schemas"]["Hit"];
  const Json found =
      Json::parse(server.get("/api/v1/search?q=tea&explain&context=1").body);
  const Json& hit = found["hits"][0];
  for (const auto& [key, of] : schema["properties"].items()) {
    BOOST_TEST(hit.contains(key), key);
    const bool is_null_alone = of["type"] == "null";
    BOOST_TEST((!is_null_alone || hit[key].is_null()), key);
  }
  BOOST_TEST(hit.size() == schema["properties"].size());
}

BOOST_FIXTURE_TEST_CASE(no_path_is_missing, DescriptionFixture) {
  const Reply reply = server.get("/api/v1/nothing");
  BOOST_TEST(reply.status == 404);
  each_path([&](const std::string& path, const Json&) {
    BOOST_TEST(reply.body.find(path.substr(1)) != reply.body.npos, path);
  });
}

BOOST_AUTO_TEST_CASE(the_reference_has_each_path_and_parameter) {
  const std::string page = bytes_of(DATELINE_DOCS "/reference/http-api.md");
  for (const ApiPath& path : api_paths()) {
    const std::string row = "| `/api/v1/" + std::string(path.name) +
                            (path.takes_id ? "/{id}` |" : "` |");
    BOOST_TEST(page.find(row) != page.npos, row);
  }
  const std::size_t begin = page.find("## Parameters");
  const std::string table = page.substr(begin, page.find("## Forms") - begin);
  for (const ApiParameter& parameter : api_parameters()) {
    const std::string name = '`' + std::string(parameter.name) + '`';
    BOOST_TEST(table.find(name) != table.npos, name);
  }
}

BOOST_AUTO_TEST_CASE(the_prefix_is_that_of_the_proxy) {
  const RunningServer server({.prefix = "/archive"});
  const Json description =
      Json::parse(server.get("/archive/api/v1/openapi.json").body);
  BOOST_TEST(description["servers"][0]["url"] == "/archive/api/v1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
