#include "corpus/terms/stop_words.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(stop_word_lists)

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view list) {
  std::istringstream stream{std::string(list)};
  Words words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

// Whether analysis would leave the word as it is.
bool is_folded(const std::string& word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
  const bool case_folded =
      icu::Normalizer2::getNFKCCasefoldInstance(status)->isNormalized(text,
                                                                      status);
  BOOST_REQUIRE(U_SUCCESS(status));
  // Among Cyrillic letters "й" and "ї" keep their marks.
  static const icu::UnicodeString unfolded(u"ёøłđðþæœıħίάέήόύώىةأإآـ'’ʼ");
  for (int i = 0; i < text.length(); ++i) {
    const UChar32 c = text.char32At(i);
    const bool latin = u_getIntPropertyValue(c, UCHAR_SCRIPT) == USCRIPT_LATIN;
    if (unfolded.indexOf(c) >= 0 || (latin && c > 'z')) return false;
  }
  return case_folded;
}

struct Row {
  const char* language;
  const char* stop;     // words with no topic, as the analyser folds them
  const char* content;  // words with one
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.language;
}

const Row rows[] = {
    {"ar", "في من علي الي هذا التي كان لا", "حكومه رءيس حرب سوريا انتخابات"},
    {"ca", "el la de amb que no es l d", "govern president any temps primer"},
    {"cs", "a v ze se je ktery pri jsem", "vlada prezident rok novy valka"},
    {"da", "og i det at pa ikke som vaere", "regering ny ar krig forste"},
    {"de", "der die das und nicht fur uber dass ist",
     "regierung jahr neu erste prasident krieg land sagte"},
    {"el", "ο η το και να δεν τησ για απο", "κυβερνηση προεδροσ πολεμοσ νεα"},
    {"en",
     "the of and not no nor us what which who whom whose when where why how s "
     "t "
     "dont isnt theyre",
     "new first state said may government us. u.s. un war year president back "
     "time"},
    {"es", "el la de que y no los para", "gobierno ano nuevo estado guerra"},
    {"fi", "ja on ei etta se mutta han", "hallitus vuosi uusi sota maa"},
    {"fr", "le la les et ne pas l d j m n s t c qu jusqu",
     "gouvernement nouveau annee guerre ete premier etat"},
    {"hu", "a az es nem hogy egy", "kormany ev uj haboru elso"},
    {"id", "yang dan di tidak dengan untuk",
     "pemerintah tahun baru perang kata"},
    {"it", "il la e non che di l un dell all nell sull dall quest",
     "governo anno nuovo guerra primo stato sei"},
    {"nl", "de het een en niet van dat", "regering jaar nieuw oorlog eerste"},
    {"no", "og i det a pa ikke som vaere", "regjering ny ar krig forste"},
    {"pl", "i w z nie sie ze jest", "rzad rok nowy wojna pan prezydent"},
    {"pt", "o a de que nao para e", "governo ano novo guerra estado"},
    {"ro", "si in nu de la este", "guvern an nou razboi noua"},
    {"ru", "и в не на что он еще ее", "правительство год новый война два"},
    {"sv", "och i att det inte som ar", "regering nytt krig forsta fast"},
    {"tr", "ve bir bu icin ile degil mi", "hukumet yil yeni savas kim"},
    {"uk", "і в не на що він її", "уряд рік новий війна ім"},
};

BOOST_DATA_TEST_CASE(words_without_topic_are_stop_words, data::make(rows),
                     row) {
  for (const std::string& word : words_of(row.stop)) {
    BOOST_TEST(is_stop_word(row.language, word), word);
  }
}

BOOST_DATA_TEST_CASE(words_with_a_topic_are_not, data::make(rows), row) {
  for (const std::string& word : words_of(row.content)) {
    BOOST_TEST(!is_stop_word(row.language, word), word);
  }
}

BOOST_DATA_TEST_CASE(lists_are_sorted_without_repeats, data::make(rows), row) {
  const Words words = words_of(dateline::stop_words(row.language));
  BOOST_TEST(words.size() >= 100);
  BOOST_TEST((std::ranges::adjacent_find(words, std::greater_equal<>()) ==
              words.end()));
}

BOOST_DATA_TEST_CASE(lists_hold_folded_words, data::make(rows), row) {
  for (const std::string& word : words_of(dateline::stop_words(row.language))) {
    BOOST_TEST(is_folded(word), word);
  }
}

BOOST_DATA_TEST_CASE(each_word_of_a_list_is_found, data::make(rows), row) {
  for (const std::string& word : words_of(dateline::stop_words(row.language))) {
    BOOST_TEST(is_stop_word(row.language, word), word);
  }
}

BOOST_AUTO_TEST_CASE(a_stop_word_of_one_language_is_a_word_in_another) {
  BOOST_TEST(is_stop_word("de", "die"));
  BOOST_TEST(!is_stop_word("en", "die"));
}

BOOST_AUTO_TEST_CASE(the_country_is_no_stop_word) {
  BOOST_TEST(is_stop_word("en", "us"));
  BOOST_TEST(!is_stop_word("en", "u.s."));
}

const char* const without_list[] = {"", "e", "zz", "eng", "EN", "\xFF\xFF"};

BOOST_DATA_TEST_CASE(a_language_without_a_list_has_no_stop_words,
                     data::make(without_list), language) {
  BOOST_TEST(!is_stop_word(language, "the"));
  BOOST_TEST(dateline::stop_words(language) == "");
}

BOOST_AUTO_TEST_CASE(nothing_is_no_stop_word) {
  BOOST_TEST(!is_stop_word("en", ""));
  BOOST_TEST(!is_stop_word("en", std::string(100000, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
