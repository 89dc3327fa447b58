#include "query/engine/plan/expand/expansion.hpp"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <stop_token>

#include "corpus/text/utf8.hpp"
#include "dateline/searcher.hpp"
#include "indexer/storage/postings.hpp"
#include "query/engine/plan/expand/fuzzy_terms.hpp"
#include "query/engine/plan/pattern/edit_distance.hpp"
#include "query/engine/plan/pattern/wildcard.hpp"
#include "tests/query/engine/query_index.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
namespace {

TestArticle wire_article(const std::string& id, const std::string& text,
                         const std::string& language = "en") {
  return {id, "", text, language, "2024", "Wire", ""};
}

SearchOptions of_all() {
  SearchOptions options;
  options.page.limit = 100;
  return options;
}

struct NamesIndex {
  QueryIndex index{std::vector<TestArticle>{
      wire_article("a", "Zelensky spoke on Monday."),
      wire_article("b", "Zelenskyy answered."),
      wire_article("c", "Mr Zelenskiy's aides left early."),
      wire_article("d", "Volodymyr Zelenski came."),
      wire_article("e", "The cellist played a sonata."),
      wire_article("f", "The council vetoed it; the vetoes were many."),
      wire_article("g", "Countries in the region, and one country alone."),
      wire_article("h", "They were running out of fuel."),
      wire_article("i", "A runner sat down."),
      wire_article("j", "An organization of the poor."),
      wire_article("k", "Aid from USAID came late."),
      wire_article("l", "Häuser an der Straße, ein Haus.", "de"),
      wire_article("m", "Санкции против банка.", "ru"),
      wire_article("n", "International co-operation was praised."),
      wire_article("o", "The government was warned of war."),
      wire_article("p", "The war went on."),
      wire_article("q", "The U.S. court adjourned."),
      wire_article("r", "قالت الحكومة والنقابات", "ar"),
      wire_article("s", "รัฐบาลประกาศมาตรการใหม่", "th"),
  }};

  std::string found(const std::string& query) {
    std::set<std::string> articles;
    for (const Hit& hit : Searcher(index.path()).search(query, of_all())) {
      articles.insert(hit.article);
    }
    std::string all;
    for (const std::string& id : articles) {
      all += id;
    }
    return all;
  }
};

BOOST_FIXTURE_TEST_SUITE(expansion, NamesIndex)

struct Row {
  const char* query;
  const char* articles;
};

BOOST_AUTO_TEST_CASE(finds_words_by_beginning_and_by_spelling) {
  const Row rows[] = {
      {"zelenski~", "abcd"},
      {"Zelensky~", "abcd"},
      {"Zelenskyy~1", "abc"},
      {"zelensky~1", "abcd"},
      {"zlensky~1", "a"},
      {"zelesnky~1", "a"},  // neighbours exchanged
      {"zelensk*", "abcd"},
      {"veto*", "f"},
      {"vetoe*", "f"},
      {"countries*", "g"},
      {"countr*", "g"},
      {"countri*", "g"},
      {"running*", "h"},
      {"runnin*", "h"},
      {"run*", "hi"},
      {"runn*", "hi"},
      {"organiz*", "j"},
      {"organiza*", "j"},
      {"usa*", "k"},
      {"US*", "kq"},
      {"US~", "q"},
      {"us*", "kq"},
      {"haus*", "l"},
      {"häuse*", "l"},
      {"hauser~1", "l"},
      {"санкци*", "m"},
      {"санкции~1", "m"},
      {"санкцыи~1", "m"},
      {"co-oper*", "n"},
      {"cooper*", "n"},
      {"cooperaton~1", "n"},
      {"الحكوم*", "r"},
      {"الحك*", "r"},
      {"والنق*", "r"},
      {"الحر*", ""},
      {"มาตรก*", "s"},  // the dictionary cuts it into two words
      {"ประกา*", "s"},
      {"รัฐบาลประกา*", "s"},
      {"ประกาด~", "s"},
      {"ประ*กาศ", "s"},
      {"ประก?ศ", "s"},
      {"มาตรข*", ""},
      {"warn*", "o"},
      {"govrnment~1", "o"},
      {"\"the government\" -war*", ""},
      {"war* -warn*", "p"},
      {"runing~1", "h"},
      {"+zelenski~ +aid*", "c"},
      {"zelenski~ NEAR/2 aid*", "c"},
      {"volodymr~1 ONEAR/0 zelensk*", "d"},
      {"zelen?ky", "a"},
      {"zel?nsky", "a"},
      {"z*sky", "a"},
      {"*ensky*", "ab"},
      {"*nski", "d"},
      {"?elensky", "a"},
      {"v*oes", "f"},
      {"?etoed", "f"},
      {"countr?es", "g"},
      {"c*try", "g"},
      {"r*nning", "h"},
      {"run*g", "h"},
      {"organi?ation", "j"},
      {"org*tion", "j"},
      {"*aid", "k"},
      {"h?user", "l"},
      {"с*ции", "m"},
      {"w?rned", "o"},
      {"*xyzzy", ""},
      {"+zele?ski NEAR/2 v*myr", "d"},
      {"-z*y +sp?ke", ""},
      {"title:z*y", ""},
      {"xyzzy*", ""},
      {"xyzzyx~2", ""},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.query) {
      BOOST_TEST(found(row.query) == row.articles);
    }
  }
}

// What folding makes of a letter depends on the next, which a prefix or a mark
// leaves open.
BOOST_AUTO_TEST_CASE(a_mark_may_stand_where_folding_changes_letters) {
  const QueryIndex scripts({
      wire_article("nasal", "उसने हिन्दी सीखी।", "hi"),
      wire_article("sign", "उसने हिंदी सीखी।", "hi"),
      wire_article("other", "वह हिंगोली गया।", "hi"),
      wire_article("gu", "ગાન્ધીનગર દૂર છે.", "gu"),
      wire_article("bn", "পুরনো সঙ্কট কাটেনি, হঠাৎ বৃষ্টি।", "bn"),
      wire_article("te", "ఆమె హిన్దీ చదివింది.", "te"),
      wire_article("ml", "അവൻ വന്നു.", "ml"),
      wire_article("de", "Die Straße am Fluß ist lang.", "de"),
      wire_article("ch", "Die Strasse ist kurz.", "de"),
      wire_article("fr", "Sa sœur lit des œuvres d'archæologie.", "fr"),
      wire_article("nl", "De ĳsberen bĳten.", "nl"),
      wire_article("is", "Hann er á þingi.", "is"),
      wire_article("th", "เขาดื่มน้ำส้ม", "th"),
  });
  const std::pair<const char*, const char*> rows[] = {
      {"हिन्*", "nasal sign "},
      {"हिन*", "nasal sign "},
      {"हिं*", "nasal other sign "},
      {"हिन्?ी", "nasal sign "},
      {"हिन?दी", "nasal sign "},
      {"हि*दी", "nasal sign "},
      {"हिन*ी", "nasal sign "},
      {"हिङ*", "other "},
      {"ગાન્*", "gu "},
      {"ગાં*નગર", "gu "},
      {"সঙ্*", "bn "},
      {"হঠা?", ""},  // a question mark at the end ends a sentence
      {"হ?াৎ", "bn "},
      {"?ঠাৎ", "bn "},
      {"హిన్*", "te "},
      {"stra?e", "de "},
      {"stra??e", "ch de "},
      {"STRA?E", "de "},
      {"*ra?e", "de "},
      {"s?ur", "fr "},
      {"arch?ologie", "fr "},
      {"arch??ologie", "fr "},
      {"?sberen", "nl "},
      {"b?ten", "nl "},
      {"?ingi", "is "},
  };
  for (const auto& [query, articles] : rows) {
    std::set<std::string> found;
    for (const Hit& hit : Searcher(scripts.path()).search(query, of_all())) {
      found.insert(hit.article);
    }
    std::string names;
    for (const std::string& article : found) names += article + ' ';
    BOOST_TEST(names == articles, query << " finds " << names);
  }
}

// A stemmer may take off both the beginning and the end of a word.
BOOST_AUTO_TEST_CASE(a_pattern_finds_words_that_lose_letters_to_the_stemmer) {
  const QueryIndex stemmed({
      wire_article("city", "زار المدينة أمس", "ar"),
      wire_article("form", "ظهر بشكل واضح", "ar"),
      wire_article("de", "In den umgebenden Dörfern.", "de"),
      wire_article("tr", "Adam suskun kaldı.", "tr"),
      wire_article("long", "Büyük bir holding satıldı.", "tr"),
  });
  const std::pair<const char*, const char*> rows[] = {
      {"الم*", "city"},     {"ال*ينة", "city"},  {"ا?مدينة", "city"},
      {"ا*ينة", "city"},    {"ا*مدينة", "city"}, {"المدي?ة", "city"},
      {"المد*ة", "city"},   {"بش*ل", "form"},    {"umgebend*n", "de"},
      {"susk*n", "tr"},     {"hold?ng", "long"}, {"h*ing", "long"},
      {"um?ebenden", "de"},
  };
  for (const auto& [query, article] : rows) {
    const Results results = Searcher(stemmed.path()).search(query, of_all());
    BOOST_TEST(results.hits.size() == 1u, query);
    for (const Hit& hit : results) BOOST_TEST(hit.article == article, query);
  }
}

BOOST_AUTO_TEST_CASE(says_how_a_word_matched) {
  const auto level = [&](const std::string& query) {
    return Searcher(index.path()).search(query).hits.at(0).matches.at(0).level;
  };
  BOOST_CHECK(level("vetoe*") == MatchLevel::prefix);
  BOOST_CHECK(level("USAID*") == MatchLevel::folded);
  BOOST_CHECK(level("v*toes") == MatchLevel::wildcard);
  BOOST_CHECK(level("zelenskii~1") == MatchLevel::fuzzy);
  BOOST_CHECK(level("sonata~1") == MatchLevel::literal);
}

BOOST_AUTO_TEST_CASE(ranks_the_word_itself_before_its_neighbours) {
  const Results results = Searcher(index.path()).search("zelenskyy~");
  BOOST_TEST(results.hits.size() == 4u);
  BOOST_TEST(results.hits.at(0).article == "b");
}

// The part behind the hyphen is too short to be a beginning of words; the
// compound is not.
BOOST_AUTO_TEST_CASE(a_compound_that_is_found_is_not_called_missing) {
  const Results results = Searcher(index.path()).search("co-o* sonata");
  BOOST_TEST(results.hits.size() == 2u);
  BOOST_TEST(results.notes.empty());
}

BOOST_AUTO_TEST_CASE(says_what_a_prefix_leaves_out) {
  std::vector<TestArticle> articles;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (const char* end : {"ora", "umu", "imi"}) {
      articles.push_back(wire_article(
          std::string{a} + end, std::string("Qu") + a + end + " is a word."));
    }
  }
  const QueryIndex many(articles);
  const Results results = Searcher(many.path()).search("qu*", of_all());
  BOOST_TEST(results.hits.size() == max_expansions);
  BOOST_REQUIRE(results.notes.size() == 1u);
  BOOST_TEST(results.notes[0].text.find("'qu*' stands for 64 of 78 words") ==
             0u);
}

BOOST_AUTO_TEST_CASE(compares_words_with_a_pattern) {
  const std::tuple<const char*, const char*, bool> rows[] = {
      {"*", "", true},        {"a*", "a", true},        {"a*c", "abbc", true},
      {"a*c", "abcb", false}, {"a?c", "abc", true},     {"a?c", "ac", false},
      {"*b*", "abc", true},   {"*b*", "ac", false},     {"м?р", "мир", true},
      {"a??d", "aéüd", true}, {"*a*a*b", "aaab", true}, {"?", "ab", false},
  };
  for (const auto& [pattern, word, matches] : rows) {
    BOOST_TEST_CONTEXT(pattern << " " << word) {
      BOOST_TEST(matches_wildcard(pattern, word) == matches);
    }
  }
}

BOOST_AUTO_TEST_CASE(edits_are_counted_on_characters) {
  const std::tuple<const char*, const char*, std::size_t> rows[] = {
      {"", "", 0},
      {"", "abc", 3},
      {"abc", "abc", 0},
      {"abc", "acb", 1},
      {"abc", "ab", 1},
      {"abc", "xabc", 1},
      {"kitten", "sitting", 3},
      {"ca", "abc", 3},
      {"санкция", "санкции", 1},
      {"東京", "東東京", 1},
      {"a😀b", "ab", 1},
  };
  for (const auto& [a, b, distance] : rows) {
    BOOST_TEST_CONTEXT(a << " " << b) {
      BOOST_TEST(edit_distance(a, b) == distance);
      BOOST_TEST(edit_distance(b, a) == distance);
    }
  }
}

// Words of few letters are often near one another.
class RandomWords {
 public:
  std::string next() {
    std::string made;
    for (std::size_t n = 1 + random_() % 6; n > 0; --n) {
      const char* letters[] = {"a", "b", "c", "ü", "ж"};
      made += letters[random_() % 5];
    }
    return made;
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::mt19937 random_{7};
};

BOOST_AUTO_TEST_CASE(a_common_ending_changes_no_distance) {
  RandomWords words;
  for (int i = 0; i < 2000; ++i) {
    const std::string a = words.next(), b = words.next(), end = words.next();
    BOOST_TEST_CONTEXT(a << " " << b << " " << end) {
      BOOST_TEST(edit_distance(a + end, b + end) == edit_distance(a, b));
    }
  }
}

BOOST_AUTO_TEST_CASE(moving_gives_the_distance_of_the_whole_word) {
  RandomWords words;
  EditDistance distance(to_utf32("abcüж"));
  for (int i = 0; i < 2000; ++i) {
    const std::string word = words.next();
    distance.move_to(to_utf32(word));
    BOOST_TEST(distance.value() == edit_distance(word, "abcüж"));
  }
}

// The walk leaves out what it skips: it must be what a full scan leaves out.
BOOST_AUTO_TEST_CASE(the_walk_finds_what_a_scan_finds) {
  RandomWords random;
  const TemporaryFolder folder;
  std::set<std::string> words;
  for (int i = 0; i < 2000; ++i) {
    words.insert(random.next());
  }
  std::vector<PassageDocument> passages;
  for (const std::string& made : words) {
    PassageDocument& passage = passages.emplace_back();
    passage.terms = {{"xx:" + made, 1}, {"xy:" + made, 1}};
    passage.length = 2;
    passage.article = made;
    passage.outlet = "xx:";
  }
  std::filesystem::create_directory(folder / "segment");
  write_postings(folder / "segment", passages);
  PassageDatabase::Segment segment;
  segment.database = Xapian::Database((folder / "segment").string());
  segment.tombstone = std::make_shared<Tombstone>();
  segment.postings = std::make_shared<SegmentPostings>(
      folder / "segment", segment.database.get_doccount());
  const PassageDatabase index({segment});
  const auto is_near = [](const std::string& word, const NearTarget& target,
                          std::size_t edits) {
    const std::u32string letters = to_utf32(target.word);
    for (std::size_t cut = 0; cut <= target.open_end; ++cut) {
      const std::u32string_view all = letters;
      if (cut <= all.size() &&
          edit_distance(word, to_utf8(all.substr(0, all.size() - cut))) <=
              edits) {
        return true;
      }
    }
    return false;
  };
  Deadline deadline;
  for (int i = 0; i < 300; ++i) {
    const std::string first = random.next(), second = random.next();
    const std::size_t edits = 1 + random.below(2);
    std::vector<NearTarget> targets{{first, i % 3 == 0 ? 2u : 0u}};
    if (i % 2 == 0) {
      targets.push_back({second, 0});
    }
    std::set<std::string> walked, scanned;
    for (const IndexTerm& term :
         terms_near(index, "xx", targets, edits, deadline)) {
      walked.insert(term.stem);
    }
    for (const std::string& made : words) {
      if (std::any_of(targets.begin(), targets.end(), [&](const auto& target) {
            return is_near(made, target, edits);
          })) {
        scanned.insert(made);
      }
    }
    BOOST_TEST_CONTEXT(first << " " << second << " " << edits) {
      BOOST_TEST(walked == scanned, boost::test_tools::per_element());
    }
  }
  std::stop_source stop;
  stop.request_stop();
  deadline.start({}, stop.get_token());
  BOOST_TEST(deadline.expired());
  const std::string& any = *words.begin();
  BOOST_TEST(terms_near(index, "xx", {{any, 0}}, 1, deadline).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
