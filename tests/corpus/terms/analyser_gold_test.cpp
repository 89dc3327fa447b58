#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <charconv>
#include <fstream>
#include <iterator>
#include <ostream>
#include <random>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "corpus/text/language.hpp"

namespace data = boost::unit_test::data;
using namespace dateline;

BOOST_AUTO_TEST_SUITE(analyser_gold)

namespace {

// How closely a text answers a query, closest first.
enum class Level { literal, folded, stemmed, none };

const std::string_view level_names[] = {"literal", "folded", "stemmed", "none"};

std::ostream& operator<<(std::ostream& out, Level level) {
  return out << level_names[static_cast<std::size_t>(level)];
}

Level level_called(std::string_view name) {
  const auto found = std::ranges::find(level_names, name);
  if (found == std::end(level_names)) {
    throw std::runtime_error("no level is called '" + std::string(name) + "'");
  }
  return static_cast<Level>(found - std::begin(level_names));
}

struct Row {
  std::string language;
  std::string text;
  std::string query;
  Level level;
  std::string note;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.language << ": '" << row.query << "' in '" << row.text
             << "' (" << row.note << ")";
}

std::string utf8(char32_t c) {
  const auto lead = [c](int mark, int shift) {
    return static_cast<char>(mark | (c >> shift));
  };
  const auto tail = [c](int shift) {
    return static_cast<char>(0x80 | ((c >> shift) & 0x3F));
  };
  if (c < 0x80) return {lead(0, 0)};
  if (c < 0x800) return {lead(0xC0, 6), tail(0)};
  if (c < 0x10000) return {lead(0xE0, 12), tail(6), tail(0)};
  return {lead(0xF0, 18), tail(12), tail(6), tail(0)};
}

unsigned hexadecimal(std::string_view digits) {
  unsigned value = 0;
  const char* end = digits.data() + digits.size();
  if (std::from_chars(digits.data(), end, value, 16).ptr != end) {
    throw std::runtime_error("bad escape '" + std::string(digits) + "'");
  }
  return value;
}

// Resolves the escapes that the table's head explains.
std::string unescaped(std::string_view cell) {
  std::string result;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\\') {
      result += cell[i];
      continue;
    }
    switch (cell.at(++i)) {
      case 'n':
        result += '\n';
        break;
      case 't':
        result += '\t';
        break;
      case 'x':
        result += static_cast<char>(hexadecimal(cell.substr(i + 1, 2)));
        i += 2;
        break;
      case 'u':
        result += utf8(hexadecimal(cell.substr(i + 1, 4)));
        i += 4;
        break;
      default:
        result += cell[i];
    }
  }
  return result;
}

Row row_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
  if (cells.size() != 5) throw std::runtime_error("not five cells: " + line);
  return {cells[0], unescaped(cells[1]), unescaped(cells[2]),
          level_called(cells[3]), cells[4]};
}

std::vector<Row> gold_rows() {
  std::ifstream file(DATELINE_TEST_DATA "/analyser_gold.tsv");
  std::vector<Row> rows;
  bool in_head = true;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    if (!in_head) rows.push_back(row_of(line));
    in_head = false;
  }
  return rows;
}

const std::vector<Row>& gold() {
  static const std::vector<Row> rows = gold_rows();
  return rows;
}

// The examples of the reference page: | `text` (language) | `query` | level |.
std::vector<Row> documented_rows() {
  const std::regex example(
      "\\| `([^`]+)`(?: \\((\\w+)\\))? \\| `([^`]+)` \\| "
      "(literal|folded|stemmed|none) \\|");
  std::ifstream page(DATELINE_TEST_DATA "/../../docs/reference/analyser.md");
  std::vector<Row> rows;
  for (std::string line; std::getline(page, line);) {
    std::smatch cell;
    if (!std::regex_match(line, cell, example)) continue;
    const std::string language = cell[2].matched ? cell[2].str() : "English";
    rows.push_back({canonical_language(language), unescaped(cell[1].str()),
                    unescaped(cell[3].str()), level_called(cell[4].str()),
                    "documented"});
  }
  return rows;
}

// A token with its own copy of what the analyser lends until its next call.
struct Piece {
  std::string slice;
  std::string folded;
  std::string term;
  unsigned width;
};

// The tokens of a text by the position they begin at, from 0. Bigrams are left
// out: their characters say the same.
using Graph = std::vector<std::vector<Piece>>;

Graph graph_of(Analyser& analyser, std::string_view text) {
  Graph graph;
  for (const Token& token : analyser.analyse(text).tokens) {
    if (token.kind == TokenKind::bigram) continue;
    if (token.is_base()) graph.emplace_back();
    graph.at(token.position - 1)
        .push_back(
            {std::string(text.substr(token.begin, token.end - token.begin)),
             token.word->folded, token.word->term, token.width});
  }
  return graph;
}

Level level_of(const Piece& a, const Piece& b) {
  if (a.folded == b.folded) {
    return a.slice == b.slice ? Level::literal : Level::folded;
  }
  return a.term == b.term ? Level::stemmed : Level::none;
}

// The level at which the rest of the query, from its position `q`, stands in
// the text from position `t`: the best over all paths, each as good as its
// weakest token. Short queries only: the paths are walked one by one.
Level level_at(const Graph& query, std::size_t q, const Graph& text,
               std::size_t t) {
  if (q == query.size()) return Level::literal;
  if (t >= text.size()) return Level::none;
  Level best = Level::none;
  for (const Piece& wanted : query[q]) {
    for (const Piece& there : text[t]) {
      const Level here = level_of(wanted, there);
      if (here >= best) continue;
      const Level rest =
          level_at(query, q + wanted.width, text, t + there.width);
      best = std::min(best, std::max(here, rest));
    }
  }
  return best;
}

Level level_in(const Graph& query, const Graph& text) {
  Level best = Level::none;
  if (query.empty()) return best;
  for (std::size_t t = 0; t < text.size(); ++t) {
    best = std::min(best, level_at(query, 0, text, t));
  }
  return best;
}

Level level_found(const Row& row) {
  Analyser analyser(row.language);
  const Graph query = graph_of(analyser, row.query);
  return level_in(query, graph_of(analyser, row.text));
}

// What is wrong with the tokens of a text; "" if nothing is.
std::string fault_in(const std::vector<Token>& tokens, std::string_view text) {
  const auto inside_character = [text](std::size_t at) {
    return at < text.size() && (text[at] & 0xC0) == 0x80;
  };
  std::vector<const Token*> bases;
  for (const Token& token : tokens) {
    if (token.is_base()) bases.push_back(&token);
  }
  std::size_t position = 0;
  for (const Token& token : tokens) {
    if (token.begin >= token.end || token.end > text.size()) return "range";
    if (inside_character(token.begin)) return "begins inside a character";
    if (inside_character(token.end)) return "ends inside a character";
    if (token.word->folded.empty() || token.word->term.empty()) return "empty";
    if (token.is_base()) {
      if (token.position != ++position) return "base positions have a gap";
      if (token.width != 1) return "base token is wide";
      continue;
    }
    if (token.position != position) return "compound before its base token";
    if (token.width < 1) return "compound is narrow";
    if (token.position + token.width - 1u > bases.size()) return "too wide";
    if (token.begin > bases[position - 1]->begin) return "begins late";
    if (token.end < bases[position + token.width - 2]->end) return "ends early";
  }
  return "";
}

// A row of characters that are likely to meet in an odd way.
std::u32string_view odd_characters() {
  return U"aZéßıİſﬁЯйЁάςأمّ٣हि्ขำ北カｶﾞ한ᄒ\u1161Ａ１0123.,,''’-‐_&@/:+ "
         U"\t\n\u00A0\u00AD\u200B\u200D\u2060\uFE0F\u0301\u0345\u20E3\u202E"
         U"🚗👩𝔄🇺🇸\U0010FFFF\uFDFA™½²Ⅷusl.";
}

std::string random_text(std::mt19937& random) {
  std::string text;
  for (auto left = random() % 60; left > 0; --left) {
    char32_t c = odd_characters()[random() % odd_characters().size()];
    if (random() % 4 == 0) c = static_cast<char32_t>(random() % 0x110000);
    if (c >= 0xD800 && c < 0xE000) c = U'.';
    text += utf8(c);
  }
  return text;
}

const char* const languages[] = {"", "en", "de", "fr", "ru", "tr", "ar", "zh"};

}  // namespace

BOOST_AUTO_TEST_CASE(the_table_is_large_and_has_many_misses) {
  BOOST_TEST(gold().size() >= 1400u);
  BOOST_TEST(std::ranges::count(gold(), Level::none, &Row::level) >= 300);
}

BOOST_DATA_TEST_CASE(finds_a_query_at_the_level_of_its_row, data::make(gold()),
                     row) {
  BOOST_TEST(level_found(row) == row.level);
}

BOOST_AUTO_TEST_CASE(finds_the_examples_of_the_reference_page) {
  const std::vector<Row> rows = documented_rows();
  BOOST_TEST(rows.size() >= 80u);
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row) { BOOST_TEST(level_found(row) == row.level); }
  }
}

BOOST_AUTO_TEST_CASE(finds_each_text_in_itself_literally) {
  for (const Row& row : gold()) {
    Analyser analyser(row.language);
    const Graph text = graph_of(analyser, row.text);
    BOOST_TEST(level_at(text, 0, text, 0) == Level::literal, row);
  }
}

BOOST_AUTO_TEST_CASE(a_base_token_cut_from_its_text_is_the_same_word) {
  for (const Row& row : gold()) {
    Analyser analyser(row.language);
    for (const auto& at_position : graph_of(analyser, row.text)) {
      const Piece& base = at_position.front();
      const Graph alone = graph_of(analyser, base.slice);
      BOOST_TEST_CONTEXT(row << ", token '" << base.slice << "'") {
        BOOST_REQUIRE(alone.size() == 1u);
        BOOST_TEST(alone[0][0].folded == base.folded);
        // Within a compound an acronym in the plural is its singular.
        BOOST_TEST(std::ranges::any_of(alone[0], [&](const Piece& piece) {
          return piece.term == base.term;
        }));
      }
    }
  }
}

BOOST_DATA_TEST_CASE(tokens_of_odd_characters_are_well_formed,
                     data::make(languages), language) {
  Analyser analyser(language);
  std::mt19937 random(20240619);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    BOOST_TEST(fault_in(analyser.analyse(text).tokens, text) == "", text);
  }
}

BOOST_DATA_TEST_CASE(tokens_of_random_bytes_are_inside_the_text,
                     data::make(languages), language) {
  Analyser analyser(language);
  std::mt19937 random(20240620);
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 80, ' ');
    for (char& byte : text) byte = static_cast<char>(random());
    for (const Token& token : analyser.analyse(text).tokens) {
      BOOST_TEST((token.begin < token.end && token.end <= text.size()));
    }
  }
}

// Rows that tempt an analyser to read the same characters again and again.
const char* const repeated[] = {"a.",     "a'", "l'", "a's",  "1.",
                                "1,234,", "a-", "a&", "www.", "http://a "};

BOOST_TEST_DECORATOR(*boost::unit_test::timeout(10))
BOOST_DATA_TEST_CASE(takes_time_in_proportion_to_the_text, data::make(repeated),
                     unit) {
  std::string text;
  while (text.size() < 400'000) text += unit;
  Analyser analyser("fr");
  BOOST_TEST(!analyser.analyse(text + "bb").tokens.empty());
}

BOOST_AUTO_TEST_SUITE_END()
