#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(hard_queries)

namespace {

// Each article is one passage, in which something is written in its own way.
std::vector<TestArticle> archive() {
  const auto wire = [](const char* id, const char* text,
                       const char* language = "en") {
    return TestArticle{id, "", text, language, "2024-03-05", "Wire", ""};
  };
  const auto dated = [](const char* id, const char* date) {
    return TestArticle{id, "", "dated tale", "en", date, "Wire", ""};
  };
  return {
      wire("orban", "Viktor Orbán met his guests on the terrace."),
      wire("orban2", "Viktor Orban, plain in type, left early."),
      wire("zel1", "Volodymyr Zelensky spoke."),
      wire("zel2", "Volodymyr Zelenskiy spoke."),
      wire("zel3", "Volodymyr Zelenskyy spoke."),
      wire("zel4",
           "President Selenskyj sprach gestern in Berlin über die Lage.", "de"),
      wire("un1", "The U.N. envoy spoke."),
      wire("un2", "The UN envoy spoke again."),
      wire("un3", "the u.n. envoy whispered."),
      wire("us1", "The US delegation arrived."),
      wire("us2", "They told us nothing."),
      wire("us3", "The U.S. delegation left."),
      wire("us4", "TOLD US NOTHING, THE HEADLINE CRIED"),
      wire("hyph1", "A cease-fire was agreed."),
      wire("hyph2", "A ceasefire was agreed too."),
      wire("hyph3", "They did cease fire at dawn."),
      wire("poss1", "Putin’s motorcade passed."),
      wire("poss2", "Putin's motorcade halted."),
      wire("poss3", "the strikers' union met"),
      wire("lig", "The ﬁnance minister’s oﬃce"),
      wire("shy", "A lim\u00ADou\u00ADsine drew up."),
      wire("nfd", "The cafe\u0301 on the quai, Mu\u0308ller said."),
      wire("nfc", "The café on the quai, Müller said."),
      wire("lines", "The price\ncap was set by the seven."),
      wire("para", "They set the price\n\nCap in hand, he left."),
      wire("sent", "He named the price. Cap followed."),
      wire("nearh",
           "The oil-price cap will hold; the price-cap deal of the G7's "
           "ministers."),
      wire("oneill", "Sean O’Neill’s brother-in-law spoke."),
      wire("near1", "oil one two three four five cap"),
      wire("near2", "oil one two three four five six cap"),
      wire("near3", "cap one two oil"),
      wire("near4", "oil price oil cap x y z cap"),
      wire("cplus", "He wrote it in C++ and C#."),
      wire("att", "AT&T rose 50% to $5; #hashtag by @handle."),
      wire("num",
           "It cost 1,000 pounds, 1.5bn in all, on 9/11 with an F-16 and "
           "COVID-19."),
      wire("numde", "Es kostete 1.000 Euro, also 1,5 Mrd.", "de"),
      wire("ger", "Die Straße nach Müllheim, Jürgen Müller, Ärger überall.",
           "de"),
      wire("tur", "Iğdır ve İstanbul arasında ISI farkı.", "tr"),
      wire("zh", "北京市长星期三在东京会见记者。", "zh"),
      wire("ja", "安倍晋三首相は東京で記者会見を開いた。", "ja"),
      wire("th", "รัฐบาลไทยประกาศมาตรการใหม่", "th"),
      wire("ko", "북한이 미사일을 발사했다.", "ko"),
      wire("ar", "التقى محمّد بن سلمان الوزير في الرياض.", "ar"),
      wire("he", "ראש הממשלה נתניהו אמר שָׁלוֹם.", "he"),
      wire("ru", "Королёв и йод, совет принял санкции.", "ru"),
      wire("emoji", "Putin🚗Kim 👍🏽 done."),
      wire("stop", "To be or not to be, that is it."),
      wire("curly", "“We’ll fight,” he said, ‘at once’."),
      wire("dash", "Moscow–Pyongyang axis — a new era."),
      {"titled", "Veto at the council", "The body says something else.", "en",
       "2024-03-05", "Wire", ""},
      wire("nbsp", "Mr\u00A0Orde and 1\u00A0250\u00A0000 marks"),
      wire("tag",
           "Visit www.example.org/news/veto?x=1 or mail a.b@example.org."),
      dated("d2023", "2023"),
      dated("d202406", "2024-06"),
      dated("d20240619", "2024-06-19"),
      dated("dnone", ""),
      wire("french", "L’Élysée a dit qu’aujourd’hui la grève continue.", "fr"),
      wire(
          "sport",
          "Đoković beat Łukasz Kubot; Øresund; Æthelred; Þór; naïve coöperate"),
      wire("roman", "Beyoncé and São Paulo, señor Peña Nieto, Dvořák"),
      wire("apost", "The ’90s and rock ’n’ roll; the 1980s; '68"),
      wire("compound",
           "state-of-the-art know-how, mother-in-law, e-mail, U.S.-led, "
           "ex-President, x-ray, T-shirt, anti-Semitism"),
      wire("sp", "Jean-Claude Juncker and Jean Claude Duvalier"),
  };
}

struct Row {
  const char* query;
  const char* articles;  // by id, with a space behind each
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.query;
}

const Row rows[] = {
    // name, plain
    {"Orban", "orban orban2 "},
    // name, accented
    {"Orbán", "orban orban2 "},
    // literal: accents count
    {"'Orban'", "orban2 "},
    // literal: accents count
    {"'Orbán'", "orban "},
    // three spellings meet
    {"zelenski~", "zel1 zel2 zel3 "},
    // one edit, or the stem
    {"Zelenskyy~1", "zel1 zel2 zel3 "},
    // acronym with stops
    {"U.N.", "un1 un2 un3 "},
    // without
    {"UN", "un1 un2 un3 "},
    // small
    {"u.n.", "un1 un2 un3 "},
    // literal
    {"'UN'", "un2 "},
    // literal
    {"'U.N.'", "un1 "},
    // the country (all-capitals text too)
    {"US", "compound us1 us3 us4 "},
    // the pronoun
    {"us", "us2 "},
    // literal
    {"'US'", "us1 us4 "},
    // the country
    {"U.S.", "compound us1 us3 us4 "},
    // hyphen, joined, apart
    {"\"cease-fire\"", "hyph1 hyph2 hyph3 "},
    // apart: not joined
    {"\"cease fire\"", "hyph1 hyph3 "},
    // joined: not apart
    {"\"ceasefire\"", "hyph1 hyph2 "},
    // possessive in the query
    {"putin's", "emoji poss1 poss2 "},
    // curly
    {"Putin’s", "emoji poss1 poss2 "},
    // plural possessive
    {"\"strikers union\"", "poss3 "},
    // ligature
    {"finance", "lig "},
    // soft hyphens
    {"limousine", "shy "},
    // NFC and NFD
    {"café", "nfc nfd "},
    // NFD in the query
    {"Mu\u0308ller", "ger nfc nfd "},
    // line break, paragraph, full stop, hyphen
    {"\"price cap\"", "lines nearh para sent "},
    // over a hyphen
    {"\"oil price cap\"", "nearh "},
    // over a possessive
    {"\"G7 ministers\"", "nearh "},
    // apostrophe left out
    {"\"sean oneill\"", "oneill "},
    // over hyphens
    {"\"brother in law\"", "oneill "},
    // five between
    {"oil NEAR/5 cap", "near1 near3 near4 nearh "},
    // four between
    {"oil NEAR/4 cap", "near3 near4 nearh "},
    // in order
    {"oil ONEAR/5 cap", "near1 near4 nearh "},
    // in order
    {"cap ONEAR/2 oil", "near3 "},
    // a phrase in NEAR
    {"\"oil price\" NEAR/5 cap", "near4 nearh "},
    // prefixes in NEAR
    {"oi* NEAR/3 ca*", "near3 near4 nearh "},
    // fuzzy in NEAR
    {"zelenski~ NEAR/0 volodymyr", "zel1 zel2 zel3 "},
    // compound with a sign
    {"AT&T", "att "},
    // hash
    {"#hashtag", "att "},
    // at
    {"@handle", "att "},
    // currency
    {"$5", "att "},
    // per cent
    {"50%", "att "},
    // English thousands
    {"1,000", "num "},
    // without separator
    {"1000", "num numde "},
    // German thousands
    {"1.000", "numde "},
    // decimal with letters
    {"1.5bn", "num "},
    // not 911
    {"9/11", "num "},
    // not 9/11
    {"911", ""},
    // F-16
    {"F16", "num "},
    // COVID-19
    {"COVID19", "num "},
    // ß
    {"STRASSE", "ger "},
    // not translated: suggested
    {"Mueller", ""},
    // dotted capital
    {"istanbul", "tur "},
    // dotless i
    {"Igdir", "tur "},
    // Chinese
    {"北京", "zh "},
    // not neighbours
    {"北市", ""},
    // Japanese
    {"記者会見", "ja "},
    // Thai
    {"มาตรการ", "th "},
    // Korean
    {"북한", "ko "},
    // Arabic vowel marks
    {"محمد", "ar "},
    // Hebrew points
    {"שלום", "he "},
    // ё
    {"Королев", "ru "},
    // й is a letter
    {"иод", ""},
    // no word: noted
    {"🚗", ""},
    // an emoji separates
    {"\"Putin Kim\"", "emoji "},
    // stop words only
    {"\"to be or not to be\"", "stop "},
    // stop words match in an OR, though they do not rank
    {"(wrote OR nobody) +C++", "cplus "},
    {"(that OR nobody) +\"or not\"", "stop "},
    {"that OR veto -title:veto", "stop tag "},
    // elision
    {"Elysee", "french "},
    // elision in a phrase
    {"\"l'elysee a dit\"", "french "},
    // not translated: suggested
    {"Djokovic", ""},
    // Đ
    {"Dokovic", "sport "},
    // Ł
    {"Lukasz", "sport "},
    // ã
    {"Sao", "roman "},
    // apostrophe at the edge
    {"’90s", "apost "},
    // joined
    {"knowhow", "compound "},
    // joined
    {"email", "compound "},
    // several words in single quotes are words
    {"'at once'", "att curly hyph3 titled "},
    // YYYY-MM
    {"dated on:2024-06", "d202406 d20240619 "},
    // YYYY-MM-DD
    {"dated on:2024-06-19", "d20240619 "},
    // YYYY
    {"dated on:2023", "d2023 "},
    // before
    {"dated before:2024-06-19", "d2023 d202406 "},
    // after
    {"dated after:2024-06-19", "d20240619 "},
    // yesterday
    {"dated before:yesterday", "d2023 d202406 d20240619 "},
    // 7d
    {"dated after:7d", ""},
    // exclusion of a date
    {"dated -on:2024", "d2023 dnone "},
    // title
    {"title:veto", "titled "},
    // title excluded
    {"-title:veto council", ""},
    // source
    {"source:WIRE dated", "d2023 d202406 d20240619 dnone "},
    // language by name
    {"lang:German Müller", "ger "},
    // nested parentheses
    {"((oil OR cap) AND (NOT (price)))", "near1 near2 near3 "},
    // unknown field: words, noted
    {"foo:veto", "tag titled "},
    // noted
    {"dated \"unclosed", "d2023 d202406 d20240619 dnone "},
};

BOOST_DATA_TEST_CASE(find_what_a_journalist_expects, data::make(rows), row) {
  static const QueryIndex index(archive());
  SearchOptions options;
  options.page.limit = 100;
  std::vector<std::string> found;
  for (const Hit& hit : Searcher(index.path()).search(row.query, options)) {
    found.push_back(hit.article + ' ');
  }
  std::sort(found.begin(), found.end());
  std::string all;
  for (const std::string& article : found) {
    all += article;
  }
  BOOST_TEST(all == row.articles);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
