#include "query/server/http/request_head.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "query/server/http/http_error.hpp"

namespace data = boost::unit_test::data;

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(request_heads)

namespace {

int status_of(const std::string& head) {
  try {
    checked_head(head, {.target = 40, .body = 100});
    return 200;
  } catch (const HttpError& error) {
    return error.status();
  }
}

struct HeadRow {
  const char* head;
  int status;
};
std::ostream& operator<<(std::ostream& out, const HeadRow& row) {
  return out << row.head;
}
const HeadRow heads[] = {
    {"GET / HTTP/1.1\r\nHost: a\r\n", 200},
    {"GET / HTTP/1.0\r\n", 200},
    {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n", 200},
    {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n", 413},
    {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n",
     413},
    {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1,1\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: \r\n", 400},
    {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\ncontent-length: 1\r\n",
     400},
    {"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n", 411},
    {"GET / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\n", 415},
    {"GET / HTTP/1.1\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n", 400},
    {"GET / HTTP/1.1\r\nHost : a\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: a\nX: b\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: a\rX: b\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: \x01\r\n", 400},
    {"GET / HTTP/1.1\r\nHost: a\r\nnocolon\r\n", 400},
    {"GET /a b HTTP/1.1\r\nHost: a\r\n", 400},
    {"GET  HTTP/1.1\r\nHost: a\r\n", 400},
    {"GET /\r\n", 400},
    {"GET\r\n", 400},
    {"BREW / HTTP/1.1\r\nHost: a\r\n", 501},
    {"\x16\x03\x01\r\n", 400},
    {"GET / HTTP/2.0\r\nHost: a\r\n", 505},
    {"GET / http/1.1\r\nHost: a\r\n", 505},
    {"GET /56789012345678901234567890123456789012345678901 HTTP/1.0\r\n", 414},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_head_is_taken_or_refused, data::make(heads), row) {
  BOOST_TEST(status_of(row.head) == row.status);
}

BOOST_AUTO_TEST_CASE(what_asks_for_a_part_or_another_coding_is_left_out) {
  const RequestHead head = checked_head(
      "GET / HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\nIf-Range: x\r\n"
      "Expect: 100-continue\r\nAccept-Encoding: br, GZIP\r\n"
      "Content-Length: 7\r\n",
      {});
  BOOST_TEST(head.text ==
             "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 7\r\n"
             "Accept-Encoding: gzip\r\n\r\n");
  BOOST_TEST(head.body_size == 7u);
}

// RFC 9112, 3.2.2: the Host header does not count then.
BOOST_AUTO_TEST_CASE(gzip_is_taken_only_if_the_client_takes_it) {
  const auto takes_gzip = [](const std::string& codings) {
    const RequestHead head = checked_head(
        "GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: " + codings + "\r\n",
        {});
    return head.text.find("gzip") != head.text.npos;
  };
  for (const char* codings :
       {"gzip", "br, gzip;q=0.5", "GZIP ; q=1", "x-gzip", "br;q=0, gzip"}) {
    BOOST_TEST(takes_gzip(codings), codings);
  }
  for (const char* codings : {"", "br", "gzip;q=0", "gzip; q=0.000", "gzipped",
                              "br, gzip;q=0, deflate"}) {
    BOOST_TEST(!takes_gzip(codings), codings);
  }
}

BOOST_AUTO_TEST_CASE(an_absolute_target_becomes_a_path_and_a_host) {
  const auto text_of = [](const std::string& target) {
    return checked_head("GET " + target + " HTTP/1.1\r\nHost: b\r\nX: y\r\n",
                        {.target = 40, .body = 100})
        .text;
  };
  BOOST_TEST(text_of("http://a:80/help?q=x") ==
             "GET /help?q=x HTTP/1.1\r\nX: y\r\nHost: a:80\r\n\r\n");
  BOOST_TEST(text_of("HTTPS://a") ==
             "GET / HTTP/1.1\r\nX: y\r\nHost: a\r\n\r\n");
  BOOST_TEST(text_of("http://a?q=x") ==
             "GET /?q=x HTTP/1.1\r\nX: y\r\nHost: a\r\n\r\n");
  BOOST_TEST(text_of("/?q=http://a/") ==
             "GET /?q=http://a/ HTTP/1.1\r\nHost: b\r\nX: y\r\n\r\n");
  BOOST_TEST(status_of("GET http:///a HTTP/1.1\r\nHost: a\r\n") == 400);
  BOOST_TEST(status_of("GET http://u@a/ HTTP/1.1\r\nHost: a\r\n") == 400);
  BOOST_TEST(status_of("GET http://a/ HTTP/1.1\r\n") == 400);
}

BOOST_AUTO_TEST_CASE(there_are_only_so_many_headers) {
  std::string head = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 100; ++i) head += "X: y\r\n";
  BOOST_TEST(status_of(head) == 431);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
