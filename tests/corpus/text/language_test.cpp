#include "corpus/text/language.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(language)

namespace {

struct Name {
  const char* name;
  const char* code;
};
std::ostream& operator<<(std::ostream& out, const Name& row) {
  return out << '"' << row.name << '"';
}

const Name names[] = {
    {"en", "en"},
    {"EN-us", "en"},
    {"pt_BR", "pt"},
    {"en_US.UTF-8", "en"},
    {"sr-Latn-RS", "sr"},
    {"zh-Hant", "zh"},
    {" de\n", "de"},
    // ISO 639-2 and 639-3
    {"eng", "en"},
    {"ger", "de"},
    {"deu", "de"},
    {"fre", "fr"},
    {"fra", "fr"},
    {"chi", "zh"},
    {"zho", "zh"},
    {"cmn", "zh"},
    {"per", "fa"},
    // withdrawn codes
    {"iw", "he"},
    {"in", "id"},
    {"jw", "jv"},
    {"mo", "ro"},
    // English and own names, in any case and normal form
    {"English", "en"},
    {"English (UK)", "en"},
    {"german", "de"},
    {"Deutsch", "de"},
    {"Français", "fr"},
    {"FRANÇAIS", "fr"},
    {"Franc\u0327ais", "fr"},
    {"РУССКИЙ", "ru"},
    {"Türkçe", "tr"},
    {"中文", "zh"},
    {"日本語", "ja"},
    {"한국어", "ko"},
    {"العربية", "ar"},
    {"bahasa indonesia", "id"},
    // both forms of Norwegian
    {"no", "no"},
    {"nb", "no"},
    {"nn-NO", "no"},
    {"Bokmål", "no"},
    // none that we know
    {"", ""},
    {"-", ""},
    {"xx", ""},
    {"Klingon", ""},
    {"en,fr", ""},
    {"english language", ""},
    {"\xFF\xFE", ""},
};

BOOST_DATA_TEST_CASE(names_have_one_code, data::make(names), row) {
  BOOST_TEST(canonical_language(row.name) == row.code);
}

BOOST_AUTO_TEST_CASE(a_code_has_an_english_name) {
  BOOST_TEST(language_label("ko") == "Korean");
  BOOST_TEST(language_label("nb") == "Norwegian");
  BOOST_TEST(language_label("<x>") == "<x>");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
