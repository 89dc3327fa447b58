#include "corpus/reader/encoding/double_encoding.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

#include "corpus/reader/encoding/charset_choice.hpp"
#include "tests/corpus/read_contents.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(double_encoding)

namespace {

// The text as a program writes it that takes UTF-8 for windows-1252.
std::string encoded_twice(const std::string& text) {
  return decode(text, "windows-1252")->utf8;
}

const std::string doubly_encoded[] = {
    "The ferry didn’t sail",
    "Le café était fermé",
    "Die Fähre fährt für 5 € über die Förde",
    "El niño llegó en la mañana",
    "“No,” said the captain",
    "the harbour – and the fog",
    "Паром не вышел в море",
    "渡船今日停航，旅客改乘巴士",
    "The quay is open again 🚢 tonight",
};

// Texts in which characters stand side by side by chance.
const std::string meant[] = {
    "",
    "The ferry sails at noon",
    "Die Fähre fährt für 5 € über die Förde",
    "Il a dit «\u00a0l’été\u00a0» et « café\u00a0», puis « là\u00a0».",
    "O cais abre “AMANHÃ”, disse. “IRMÃ»!",
    "Das war „kein Spaß“, sagte er; „groß“.",
    "Паром не вышел в море",
    "Chuyến phà không rời bến cảng hôm nay",
    "JOSÉ” AND «CAFÉ»",
    "A broken program writes “Ã©” for “é” and “Ã¨” for “è”",
};

}  // namespace

BOOST_DATA_TEST_CASE(text_that_was_encoded_twice_is_mended, doubly_encoded) {
  const auto mended = mend_double_encoding(encoded_twice(sample));
  BOOST_TEST_REQUIRE(mended.has_value());
  BOOST_TEST(mended->utf8 == sample);
  BOOST_TEST(mended->characters > 0u);
}

BOOST_AUTO_TEST_CASE(text_may_be_encoded_three_times) {
  const std::string text = "Le café était fermé";
  const auto mended = mend_double_encoding(encoded_twice(encoded_twice(text)));
  BOOST_TEST_REQUIRE(mended.has_value());
  BOOST_TEST(mended->utf8 == text);
}

BOOST_AUTO_TEST_CASE(a_part_may_be_encoded_twice) {
  const auto mended =
      mend_double_encoding("“" + encoded_twice("It’s") + " late,” said José");
  BOOST_TEST_REQUIRE(!mended.has_value());
  const auto more =
      mend_double_encoding("“" + encoded_twice("It’s “late”") + ",” said José");
  BOOST_TEST_REQUIRE(more.has_value());
  BOOST_TEST(more->utf8 == "“It’s “late”,” said José");
}

BOOST_AUTO_TEST_CASE(a_quotation_mark_may_have_lost_its_last_byte) {
  const auto mended = mend_double_encoding("â€œNo,â€\ufffd she said.");
  BOOST_TEST_REQUIRE(mended.has_value());
  BOOST_TEST(mended->utf8 == "“No,” she said.");
}

BOOST_DATA_TEST_CASE(text_that_was_encoded_once_is_left_alone, meant) {
  BOOST_TEST(!mend_double_encoding(sample).has_value());
}

BOOST_AUTO_TEST_CASE(readers_mend_and_say_so) {
  const std::string text = encoded_twice("The mayor didn’t come to the café.");
  const std::string note =
      "2 characters were encoded in UTF-8 twice and are mended";
  const std::string meant_text = "The mayor didn’t come to the café.";
  for (const auto& [name, bytes] :
       {std::pair<std::string, std::string>("a.txt", text),
        {"a.jsonl", R"({"id": "1", "text": ")" + text + "\"}\n"},
        {"a.xml", "<rss><channel><item><guid>1</guid><description>" + text +
                      "</description></item></channel></rss>"},
        {"a.html", "<html><head><meta charset=utf-8></head><body><p>" + text +
                       "</p></body></html>"}}) {
    const FileContents contents = read_contents(name, bytes);
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST_REQUIRE(contents.articles.size() == 1u);
      const Article& article = contents.articles[0];
      BOOST_TEST((article.text == meant_text || article.title == meant_text));
      BOOST_TEST(article.notes == Strings{note},
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
