#include "indexer/document/passage_document.hpp"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

namespace dateline {
namespace {

namespace data = boost::unit_test::data;

std::string repeated(const std::string& words, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += words;
  return text;
}

// The terms of an article's second passage, sorted, which begins with `words`.
std::vector<std::string> terms_of_second(const std::string& words) {
  Article article;
  article.id = "a";
  article.language = "en";
  article.text = repeated("snow covered the quiet harbour ", 30) + ".\n\n" +
                 words + repeated(" while snow covered the harbour", 30) + ".";
  DocumentBuilder builder("en");
  const auto documents = builder.build(article, "");
  BOOST_TEST_REQUIRE(documents.size() == 2u);

  PassageRecord record;
  record.article = article.id;
  record.language = "en";
  record.ordinal = 2;
  record.text = article.text.substr(article.text.find(words));
  PassageDocument restored;
  builder.restore_terms(record, restored);

  std::vector<std::string> terms, again;
  for (const auto& term : documents[1].terms) terms.push_back(term.name);
  for (const auto& term : restored.terms) again.push_back(term.name);
  BOOST_TEST(terms == again, boost::test_tools::per_element());
  std::ranges::sort(terms);
  return terms;
}

struct Row {
  const char* words;
  const char* begin_terms;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.words;
}
const Row beginnings[] = {
    {"Strikes spread", "XBen:strike"},
    {"NGOs left", "XBen:ngo XBen:ngos"},
    {"Long-term plans", "XBen:long XBen:longterm"},
    // The compound has the stem of its first word.
    {"Work-ing hours", "XBen:work"},
    {"\"Strike-s\" spread", "XBen:strike"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(passage_document)

// A posting list that has a passage twice is damaged.
BOOST_DATA_TEST_CASE(a_passage_has_each_term_once, data::make(beginnings),
                     row) {
  const std::vector<std::string> terms = terms_of_second(row.words);
  BOOST_TEST((std::ranges::adjacent_find(terms) == terms.end()));
  std::string found;
  for (const std::string& term : terms) {
    if (term.starts_with("XB")) found += (found.empty() ? "" : " ") + term;
  }
  BOOST_TEST(found == row.begin_terms);
}

// Their traces tell the length of the article, which is known before the first
// piece is given.
BOOST_AUTO_TEST_CASE(the_pieces_of_a_large_article_are_its_documents) {
  Article article;
  article.id = "a";
  article.title = "Tiny words";
  article.text = repeated("a b c d e f ", 100'000);
  DocumentBuilder builder("en");
  const auto whole = builder.build(article, "content");
  std::vector<PassageDocument> joined;
  std::size_t pieces = 0;
  const auto take = [&](std::vector<PassageDocument> piece) {
    ++pieces;
    std::ranges::move(piece, std::back_inserter(joined));
  };
  take(builder.build(article, "content", take));
  BOOST_TEST(pieces == 2u);
  BOOST_TEST_REQUIRE(joined.size() == whole.size());
  const auto differs = [](const auto& one, const auto& other) {
    return one.trace != other.trace || one.data != other.data ||
           one.content != other.content || one.length != other.length;
  };
  const auto difference =
      std::ranges::mismatch(joined, whole, std::not_fn(differs));
  BOOST_TEST((difference.in1 == joined.end()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
