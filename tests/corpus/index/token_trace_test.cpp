#include "corpus/index/token_trace.hpp"

#include <boost/test/unit_test.hpp>
#include <limits>
#include <string>

namespace dateline {
namespace {

constexpr auto most = std::numeric_limits<std::uint32_t>::max();

BOOST_AUTO_TEST_SUITE(token_trace)

BOOST_AUTO_TEST_CASE(a_header_is_read_as_it_was_written) {
  for (const TraceHeader& header :
       {TraceHeader{}, TraceHeader{trace_article("a"), 1, 2, 3, "de"},
        TraceHeader{0xFFFE'FFFF'0001'8000, most, most - 1, most - 2, ""}}) {
    Analyser analyser("en");
    const std::string bytes =
        encode(header) + encode_trace({}, analyser.analyse("The strike ends"));
    const TokenTrace trace(bytes);
    const TraceHeader read = trace.header();
    BOOST_TEST(read.article == header.article);
    BOOST_TEST(read.article_length == header.article_length);
    BOOST_TEST(read.passages == header.passages);
    BOOST_TEST(read.ordinal == header.ordinal);
    BOOST_TEST(read.language == header.language);
    BOOST_TEST(trace.places() - trace.text_begin() == 3u);
  }
}

BOOST_AUTO_TEST_CASE(a_trace_cut_short_is_no_error) {
  const std::string bytes = encode(TraceHeader{7, 8, 9, 10, "en"});
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const TokenTrace trace(std::string_view(bytes).substr(0, length));
    BOOST_TEST(trace.header().article == 0u);
    BOOST_TEST(trace.header().passages == 1u);
    BOOST_TEST(trace.places() == 0u);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
