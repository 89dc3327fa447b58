#include "corpus/index/token_trace.hpp"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <map>
#include <ostream>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace dateline {
BOOST_AUTO_TEST_SUITE(token_trace)

namespace {

constexpr auto max_u32 = std::numeric_limits<std::uint32_t>::max();

// An arc of the token graph, over base tokens counted from 0. The break counts
// as one, without an arc.
struct Arc {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint16_t fingerprint;
  bool operator==(const Arc&) const = default;
};

void append_arcs(const std::vector<Token>& tokens, std::uint32_t first,
                 std::vector<Arc>& arcs) {
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::bigram) continue;
    const std::uint32_t begin = first + token.position - 1;
    arcs.push_back({begin, begin + token.width, token.word->fingerprint});
  }
}

std::uint32_t base_tokens(const std::vector<Token>& tokens) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(tokens, &Token::is_base));
}

// All arcs of a trace, in reading order.
std::vector<Arc> arcs_of(const TokenTrace& trace) {
  std::map<std::uint32_t, std::uint32_t> numbers;  // of base tokens, by place
  std::uint32_t place = 0;
  for (; place < trace.places(); place = trace.next(place)) {
    numbers.emplace(place, static_cast<std::uint32_t>(numbers.size()));
  }
  numbers.emplace(place, static_cast<std::uint32_t>(numbers.size()));
  std::vector<Arc> arcs;
  for (const auto& [begin, number] : numbers) {
    if (begin >= trace.places()) break;
    for (std::uint32_t arc = 0; arc < trace.arcs(begin); ++arc) {
      arcs.push_back({number, numbers.at(trace.after(begin, arc)),
                      trace.fingerprint(begin, arc)});
    }
  }
  return arcs;
}

struct TextRow {
  const char* language;
  const char* title;
  const char* text;
};
std::ostream& operator<<(std::ostream& out, const TextRow& row) {
  return out << row.title << " / " << row.text;
}
const TextRow texts[] = {
    {"en", "", ""},
    {"en", "Miners strike", ""},
    {"en", "", "Miners strike"},
    {"en", "U.N. co-operation", "The co-operation ends: well-to-do U.S. men."},
    {"zh", "新闻联播", "北京经济 co-operation 新闻"},
    {"ja", "", "東京で会議"},
};

BOOST_AUTO_TEST_CASE(a_header_is_read_as_it_was_written) {
  for (const TraceHeader& header :
       {TraceHeader{}, TraceHeader{trace_article("a"), 1, 2, 3, "de"},
        TraceHeader{0xFFFE'FFFF'0001'8000, max_u32, max_u32 - 1, max_u32 - 2,
                    ""}}) {
    Analyser analyser("en");
    const std::string bytes =
        encode(header) +
        encode_trace({}, analyser.analyse("The strike ends").tokens);
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

BOOST_DATA_TEST_CASE(tokens_compounds_and_break_are_read_as_written,
                     boost::unit_test::data::make(texts), row) {
  Analyser analyser(row.language);
  const TokenizedText title_tokens = analyser.analyse(row.title);
  const TokenizedText text_tokens = analyser.analyse(row.text);
  const std::vector<Token>& title = title_tokens.tokens;
  const std::vector<Token>& text = text_tokens.tokens;
  const std::string bytes = encode(TraceHeader{}) + encode_trace(title, text);
  const TokenTrace trace(bytes);

  std::vector<Arc> expected;
  append_arcs(title, 0, expected);
  append_arcs(text, base_tokens(title) + 1, expected);
  BOOST_TEST((arcs_of(trace) == expected));

  std::uint32_t place = 0;
  for (std::uint32_t i = 0; i < base_tokens(title); ++i) {
    place = trace.next(place);
  }
  BOOST_TEST(trace.arcs(place) == 0u);  // the break
  BOOST_TEST(trace.text_begin() == place + 1);
}

// An arc as a scan gives it, in a form that can be compared.
using ScannedArc = std::tuple<std::uint32_t, std::uint16_t, bool, bool>;

// What a scan must find, by a walk over the places.
std::vector<ScannedArc> arcs_by_walk(const TokenTrace& trace,
                                     const FingerprintSet& wanted) {
  std::vector<ScannedArc> arcs;
  std::uint32_t position = 0;
  bool in_title = true;
  for (std::uint32_t at = 0; at < trace.places();
       at = trace.next(at), ++position) {
    in_title = in_title && trace.arcs(at) > 0;
    for (std::uint32_t arc = 0; arc < trace.arcs(at); ++arc) {
      const std::uint16_t fingerprint = trace.fingerprint(at, arc);
      if (wanted.has(fingerprint)) {
        arcs.emplace_back(position, fingerprint, arc == 1, in_title);
      }
    }
  }
  return arcs;
}

std::vector<ScannedArc> arcs_by_scan(const TokenTrace& trace,
                                     const FingerprintSet& wanted) {
  std::vector<ScannedArc> arcs;
  const std::uint32_t text_begin =
      trace.scan(wanted, [&](const TokenTrace::FoundArc& arc) {
        arcs.emplace_back(arc.position, arc.fingerprint, arc.is_compound,
                          arc.in_title);
      });
  BOOST_TEST(text_begin == trace.text_begin());
  return arcs;
}

std::vector<std::uint16_t> base_tokens_by_walk(const TokenTrace& trace) {
  std::vector<std::uint16_t> tokens;
  for (std::uint32_t at = trace.text_begin(); at < trace.places();
       at = trace.next(at)) {
    if (trace.arcs(at) > 0) {
      tokens.push_back(trace.fingerprint(at, 0));
    }
  }
  return tokens;
}

// Values of a few kinds, among them marks in places where no writer puts them.
std::string random_trace(std::mt19937& random) {
  constexpr std::uint16_t kinds[] = {1, 2, 3, 1000, 0xFFEF, 0xFFFE, 0xFFFF};
  std::uniform_int_distribution<std::size_t> kind(0, std::size(kinds) - 1);
  std::uniform_int_distribution<std::size_t> length(0, 600);
  std::string bytes = encode(TraceHeader{});
  for (std::size_t left = length(random); left > 0; --left) {
    const std::uint16_t value = kinds[kind(random)];
    bytes += static_cast<char>(value & 0xFF);
    bytes += static_cast<char>(value >> 8);
  }
  return bytes;
}

// Few fingerprints are looked for in another way than many.
BOOST_DATA_TEST_CASE(scans_find_what_a_walk_finds_in_any_bytes,
                     boost::unit_test::data::make({0, 30}), others) {
  FingerprintSet wanted;
  for (const std::uint16_t fingerprint : {2, 1000, 0xFFEF}) {
    wanted.add(fingerprint);
  }
  for (int other = 0; other < others; ++other) {
    wanted.add(static_cast<std::uint16_t>(2'000 + other));
  }
  BOOST_TEST_REQUIRE(wanted.are_few() == (others == 0));
  std::mt19937 random(1);
  std::size_t found = 0;
  for (int i = 0; i < 2'000; ++i) {
    const std::string bytes = random_trace(random);
    const TokenTrace trace(bytes);
    const std::vector<ScannedArc> arcs = arcs_by_scan(trace, wanted);
    BOOST_TEST_REQUIRE((arcs == arcs_by_walk(trace, wanted)));
    found += arcs.size();
    std::vector<std::uint16_t> tokens;
    trace.each_base_token_of_text(
        [&](std::uint16_t token) { tokens.push_back(token); });
    BOOST_TEST_REQUIRE((tokens == base_tokens_by_walk(trace)));
  }
  BOOST_TEST(found > 10'000u);
}

BOOST_DATA_TEST_CASE(no_pair_of_neighbours_is_rejected,
                     boost::unit_test::data::make(texts), row) {
  Analyser analyser(row.language);
  const std::string bytes =
      encode(TraceHeader{}) + encode_trace(analyser.analyse(row.title).tokens,
                                           analyser.analyse(row.text).tokens);
  const TokenTrace trace(bytes);
  for (std::uint32_t at = 0; at < trace.places(); at = trace.next(at)) {
    const std::uint32_t next = trace.next(at);
    if (next >= trace.places() || trace.arcs(at) == 0 || trace.arcs(next) == 0)
      continue;
    BOOST_TEST(trace.may_have_pair(trace.fingerprint(at, 0),
                                   trace.fingerprint(next, 0)));
  }
}

BOOST_AUTO_TEST_CASE(words_in_the_other_order_are_no_pair) {
  Analyser analyser("en");
  const TokenizedText analysed = analyser.analyse("Miners strike");
  const std::vector<Token>& tokens = analysed.tokens;
  const std::string bytes = encode(TraceHeader{}) + encode_trace({}, tokens);
  const std::uint16_t miner = tokens[0].word->fingerprint;
  const std::uint16_t strike = tokens[1].word->fingerprint;
  BOOST_TEST(TokenTrace(bytes).may_have_pair(miner, strike));
  BOOST_TEST(!TokenTrace(bytes).may_have_pair(strike, miner));
}

BOOST_AUTO_TEST_CASE(a_compound_is_an_arc_over_its_words) {
  Analyser analyser("en");
  const std::string bytes =
      encode(TraceHeader{}) +
      encode_trace({}, analyser.analyse("co-operation").tokens);
  const TokenTrace trace(bytes);
  const std::uint32_t begin = trace.text_begin();
  BOOST_TEST_REQUIRE(trace.arcs(begin) == 2u);
  BOOST_TEST(trace.after(begin, 0) == begin + 4);
  BOOST_TEST(trace.after(begin, 1) == trace.places());
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
