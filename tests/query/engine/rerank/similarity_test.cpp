#include "query/engine/rerank/similarity.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "corpus/index/token_trace.hpp"
#include "corpus/terms/analyser.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(similarity)

namespace {

// Traces of English texts without titles, and how like they are.
class Texts {
 public:
  explicit Texts(const std::vector<std::string>& texts) {
    Analyser analyser("en");
    for (const std::string& text : texts) {
      traces_.push_back(encode(TraceHeader()) +
                        encode_trace({}, analyser.analyse(text).tokens));
    }
    const Similarity similarity({traces_.begin(), traces_.end()});
    for (const std::string& trace : traces_) {
      words_.push_back(similarity.words_of(trace));
    }
  }

  double cosine(std::size_t a, std::size_t b) const {
    return Similarity::cosines({&words_[a], &words_[b]})[1];
  }
  bool are_near_duplicates(std::size_t a, std::size_t b) const {
    return Similarity::are_near_duplicates(words_[a], words_[b]);
  }

 private:
  std::vector<std::string> traces_;
  std::vector<PassageWords> words_;
};

// The ferry stands in all of them: it makes no two of them alike.
const std::vector<std::string> ferries{
    "The ferry struck the harbour wall and took in water.",
    "Water rose in the ferry behind the harbour wall.",
    "A ferry ticket will cost more from autumn.",
    "The tickets of the ferry will cost less in autumn.",
    "The ferry was named after a poet.",
    "Nobody thought of the ferry while it snowed.",
    "The ferry has a cook, a piano and forty cabins."};

BOOST_AUTO_TEST_CASE(passages_on_one_subject_are_nearer) {
  const Texts texts(ferries);
  BOOST_TEST(texts.cosine(0, 1) > 0.3);
  BOOST_TEST(texts.cosine(2, 3) > 0.3);
  BOOST_TEST(texts.cosine(0, 2) < 0.05);
  BOOST_TEST(texts.cosine(4, 5) < 0.05);
}

BOOST_AUTO_TEST_CASE(similarity_is_mutual_and_whole_with_an_equal_text) {
  const Texts texts(ferries);
  for (std::size_t a = 0; a < ferries.size(); ++a) {
    BOOST_TEST(texts.cosine(a, a) == 1, boost::test_tools::tolerance(1e-12));
    for (std::size_t b = 0; b < ferries.size(); ++b) {
      BOOST_TEST(texts.cosine(a, b) == texts.cosine(b, a));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_copy_may_differ_in_a_tenth_of_its_tokens) {
  const std::string story =
      "After days of rain the water went over the old bridge and the people "
      "of the village took the grain to the school on the hill.";  // 27 tokens
  const Texts texts({story, story, "Updated: " + story,
                     story + " Nobody was hurt, but the road is still closed.",
                     "The hill has a school for the people of the village."});
  BOOST_TEST(texts.are_near_duplicates(0, 1));
  BOOST_TEST(texts.are_near_duplicates(0, 2));
  BOOST_TEST(!texts.are_near_duplicates(0, 3));
  BOOST_TEST(!texts.are_near_duplicates(0, 4));
}

BOOST_AUTO_TEST_CASE(nothing_is_no_copy_of_nothing) {
  const Texts texts({"", ""});
  BOOST_TEST(!texts.are_near_duplicates(0, 1));
  BOOST_TEST(texts.cosine(0, 1) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
