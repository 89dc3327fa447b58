#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "corpus/cli/json_text.hpp"
#include "tests/query/server/running_server.hpp"

namespace data = boost::unit_test::data;

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(api_answers)

namespace {

struct ApiFixture {
  Json json(const std::string& path) const {
    const Reply reply = server.get("/api/v1/" + path);
    BOOST_TEST_INFO(path << ": " << reply.body);
    BOOST_TEST(reply.status == 200);
    return Json::parse(reply.body);
  }

  std::string text(const std::string& path,
                   const std::string& headers = "") const {
    return server.get("/api/v1/" + path, headers).body;
  }

  RunningServer server;
};

struct StatusRow {
  const char* path;
  int status;
};
std::ostream& operator<<(std::ostream& out, const StatusRow& row) {
  return out << row.path;
}
const StatusRow statuses[] = {
    {"search?q=tea", 200},
    {"search?q=tea&limit=1000", 200},
    {"search?q=tea&limit=1001", 400},
    {"search?q=tea&limit=-1", 400},
    {"search?q=tea&offset=100001", 400},
    {"search?q=tea&context=21", 400},
    {"search?q=tea&context=20&limit=1000", 400},
    {"search?q=tea&context=20&limit=100", 200},
    {"search?q=tea&sort=best", 400},
    {"search?q=tea&facets=colour", 400},
    {"search?q=tea&facets=", 400},
    {"search?q=tea&cross=source", 400},
    {"search?q=tea&without=luck", 400},
    {"search?q=tea&from=2024&to=2023", 400},
    {"search?q=tea&from=soon", 400},
    {"search?q=tea&source=", 400},
    {"search?q=tea&explain=perhaps", 400},
    {"search?q=tea&strict&syntax=plain", 400},
    {"search?q=(tea&strict", 400},
    {"search?q=(tea", 200},
    {"search?q=tea&index=old", 200},
    {"search?q=tea&index=none", 404},
    {"search?q=tea&timeout=0", 400},
    {"search?q=tea&timeout=1", 200},
    {"search?q=tea&format=xml", 400},
    {"search", 400},
    {"search?q=", 400},
    {"search/", 404},
    {"search/tea?q=tea", 404},
    {"article/tea%2F1", 200},
    {"article/tea/1", 200},
    {"article/tea%232", 200},
    {"article/tea%2F1?cite=mla", 400},
    {"article/none", 404},
    {"article/", 404},
    {"article", 404},
    {"passage/tea%2F1%231", 200},
    {"passage/tea%2F1%239", 404},
    {"passage/tea%2F1", 404},
    {"similar/tea%2F1%231", 200},
    {"similar/none%231", 404},
    {"facets?q=tea&cross=source,year&facets=source&format=csv", 400},
    {"timeline?q=tea&timeline=week", 400},
    {"complete?q=te&limit=1001", 400},
    {"indexes?q=tea", 400},
    {"", 404},
    {"..%2f..%2fetc%2fpasswd", 404},
};

}  // namespace

BOOST_DATA_TEST_CASE_F(ApiFixture, each_request_has_its_status,
                       data::make(statuses), row) {
  const Reply reply = server.get(std::string("/api/v1/") + row.path);
  BOOST_TEST(reply.status == row.status, reply.body);
  BOOST_TEST(reply.body.find(server.folder()) == reply.body.npos);
  if (row.status == 200) return;
  const Json error = Json::parse(reply.body)["error"];
  BOOST_TEST(error["status"] == row.status);
  BOOST_TEST(!error["message"].get<std::string>().empty());
}

BOOST_FIXTURE_TEST_CASE(hits_say_all_but_the_file, ApiFixture) {
  const Json found = json("search?q=harbour&context=1&facets=source");
  const Json& hit = found["hits"][0];
  BOOST_TEST(hit["passage"] == "tea/1#1");
  BOOST_TEST(hit["text"] == "Tea was served in the harbour.");
  BOOST_TEST(hit["origin"].is_null());
  BOOST_TEST(hit["line"].is_null());
  BOOST_TEST(hit.contains("context"));
  BOOST_TEST(found["total"]["passages"] == 1);
  BOOST_TEST(found["facets"]["source"][0]["value"] == "Harbour Dispatch");
}

BOOST_FIXTURE_TEST_CASE(notes_tell_what_was_not_used, ApiFixture) {
  BOOST_TEST(json("search?q=(tea")["notes"].size() == 1u);
  const Reply reply = server.get("/api/v1/search?q=(tea&format=jsonl");
  BOOST_TEST(reply.head.find("\r\nDateline-Note: ") != reply.head.npos);
}

BOOST_FIXTURE_TEST_CASE(a_query_that_cannot_be_parsed_has_a_place, ApiFixture) {
  const Json error = Json::parse(text("search?q=(tea&strict"))["error"];
  BOOST_TEST(error["offset"] == 0);
}

BOOST_FIXTURE_TEST_CASE(a_spelling_is_corrected_if_asked_for, ApiFixture) {
  BOOST_TEST(json("search?q=harbuor")["hits"].empty());
  const Json found = json("search?q=harbuor&correct");
  BOOST_TEST(found["corrected"] == "harbour");
  BOOST_TEST(found["hits"].size() == 1u);
  BOOST_TEST(json("diagnose?q=harbuor")["cause"] == "unknown_word");
}

BOOST_FIXTURE_TEST_CASE(the_form_is_that_of_parameter_or_header, ApiFixture) {
  const std::string path = "search?q=harbour";
  const std::string csv = text(path + "&format=csv");
  BOOST_TEST(csv.starts_with("rank,score,passage,"));
  BOOST_TEST(text(path, "Accept: text/csv\r\n") == csv);
  BOOST_TEST(text(path, "Accept: application/json;q=0.1, text/*\r\n") == csv);
  BOOST_TEST(text(path, "Accept: text/csv\r\n") == csv);
  const std::string lines = text(path, "Accept: application/x-ndjson\r\n");
  BOOST_TEST(lines == text(path + "&format=jsonl"));
  BOOST_TEST(Json::parse(lines)["rank"] == 1);
  BOOST_TEST(text(path, "Accept: text/html, */*;q=0.1\r\n") == text(path));
  BOOST_TEST(server.get("/api/v1/" + path, "Accept: image/png\r\n").status ==
             406);
  BOOST_TEST(server.get("/api/v1/" + path, "Accept: text/csv;q=0\r\n").status ==
             406);
}

BOOST_FIXTURE_TEST_CASE(counts_are_answered_in_each_form, ApiFixture) {
  BOOST_TEST(json("facets?q=tea&facets=year")["facets"]["year"].size() == 3u);
  BOOST_TEST(json("timeline?q=tea&timeline=year")["timeline"]["unit"] ==
             "year");
  BOOST_TEST(text("timeline?q=tea&timeline=year&format=csv") ==
             "counted,value,passages,articles\r\n"
             "timeline:year,2022,1,1\r\n"
             "timeline:year,2023,1,1\r\n"
             "timeline:year,2024,1,1\r\n");
  BOOST_TEST(text("facets?q=tea&cross=source,year&format=csv&cells=articles")
                 .starts_with("source,2022,2023,2024,total\r\n"));
  BOOST_TEST(json("search?q=tea&limit=0")["totals"]["passages"] == 3);
}

BOOST_FIXTURE_TEST_CASE(articles_and_passages_can_be_cited, ApiFixture) {
  BOOST_TEST(text("article/x?cite=plain").starts_with("Jo Doe: Of x."));
  const Reply reply = server.get("/api/v1/passage/x%231?cite=bibtex");
  BOOST_TEST(reply.has_header("Content-Type: application/x-bibtex"));
  BOOST_TEST(json("article/x?q=tea")["passages"][0]["spans"].size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(markup_of_articles_is_no_markup_of_answers,
                        ApiFixture) {
  const Reply reply = server.get("/api/v1/search?q=bold");
  BOOST_TEST(reply.has_header("Content-Type: application/json"));
  BOOST_TEST(reply.has_header("X-Content-Type-Options: nosniff"));
  BOOST_TEST(reply.body.find("<script>") != reply.body.npos);
}

BOOST_FIXTURE_TEST_CASE(a_new_batch_is_seen_by_the_next_search, ApiFixture) {
  BOOST_TEST(json("search?q=zymurgy")["hits"].empty());
  server.add({article("new", "Zymurgy is a craft.")});
  BOOST_TEST(json("search?q=zymurgy")["hits"].size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_long_query_is_refused, ApiFixture) {
  const std::string query(4'001, 'a');
  BOOST_TEST(server.get("/api/v1/search?q=" + query).status == 414);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
