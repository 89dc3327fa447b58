#include "query/engine/retrieve/term_union.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "query/engine/retrieve/term_weight.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

// The first words are in most texts, the last in few.
const std::vector<std::string> stems{"port",  "work",   "fork",  "sing",
                                     "ring",  "sink",   "help",  "heap",
                                     "elect", "counti", "zebra", "yak"};

std::string random_stems(std::mt19937& random, std::size_t count) {
  std::string text;
  for (; count > 0; --count) {
    const std::size_t below = 1 + random() % stems.size();
    text += stems[random() % below] + " ";
  }
  return text;
}

std::vector<TestArticle> articles_of_stems(std::mt19937& random) {
  std::vector<TestArticle> made;
  for (int i = 0; i < 300; ++i) {
    made.push_back({"a" + std::to_string(i), random_stems(random, random() % 4),
                    random_stems(random, 1 + random() % 30), "en", "2024",
                    "Wire", ""});
  }
  return made;
}

// The same search for a TermUnion and for Xapian's own matcher.
struct TwoForms {
  std::shared_ptr<WeighedTerms> weighed = std::make_shared<WeighedTerms>();
  std::shared_ptr<std::vector<TermRow>> rows =
      std::make_shared<std::vector<TermRow>>();
  std::vector<Xapian::Query> finding, ranking;

  Xapian::termcount add_row(double idf, bool by_presence) {
    rows->push_back({idf, 15, by_presence});
    return static_cast<Xapian::termcount>(rows->size());
  }

  void add_word(const std::string& stem, double idf, bool finds) {
    const std::string body = schema::body_term("en", stem);
    const std::string title = schema::title_term("en", stem);
    const std::size_t number = weighed->number_of(body);
    weighed->finds[number] = weighed->finds[number] || finds;
    Xapian::termcount row = add_row(idf, false);
    weighed->parts.push_back({{number}, row - 1, nullptr});
    (finds ? finding : ranking).emplace_back(body, row);
    row = add_row(0.4 * idf, true);
    weighed->parts.push_back({{weighed->number_of(title)}, row - 1, nullptr});
    ranking.emplace_back(title, row);
  }

  void add_pair(const std::string& first, const std::string& second, double idf,
                const std::vector<Xapian::docid>& ids,
                const PassageDatabase& database) {
    const std::string a = schema::body_term("en", first);
    const std::string b = schema::body_term("en", second);
    const Xapian::termcount row = add_row(idf, false);
    weighed->parts.push_back({{weighed->number_of(a), weighed->number_of(b)},
                              row - 1,
                              database.by_segment(ids)});
    const Xapian::Query both(Xapian::Query::OP_AND, Xapian::Query(a, row),
                             Xapian::Query(b, row));
    ranking.emplace_back(
        Xapian::Query::OP_FILTER,
        Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, both, 0.5),
        database.listed(ids));
  }
};

std::map<Xapian::docid, double> found(const Xapian::Query& query,
                                      const TwoForms& forms,
                                      const SearchContext& context,
                                      Xapian::doccount count) {
  Xapian::Enquire enquire = context.enquire();
  enquire.set_query(context.living_until_deadline(query));
  enquire.set_weighting_scheme(TermWeight(forms.rows));
  std::map<Xapian::docid, double> weights;
  const Xapian::MSet matches = enquire.get_mset(0, count);
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    weights.emplace(*match, match.get_weight());
  }
  return weights;
}

TwoForms random_forms(std::mt19937& random, const SearchContext& context) {
  const auto any = [&](std::size_t below) { return random() % below; };
  const auto idf = [&] { return 0.1 + static_cast<double>(any(80)) / 10; };
  TwoForms forms;
  std::vector<std::string> words = stems;
  std::shuffle(words.begin(), words.end(), random);
  words.resize(2 + any(6));
  for (std::size_t i = 0; i < words.size(); ++i) {
    forms.add_word(words[i], idf(), i == 0 || any(4) > 0);
  }
  if (any(2) == 0) {
    std::vector<Xapian::docid> ids;
    for (Xapian::docid id = 1; id <= 300; ++id) {
      if (any(5) == 0 && !context.database().is_dead(id)) {
        ids.push_back(id);
      }
    }
    // One word that is in the query, and one that may not be.
    forms.add_pair(words[0],
                   stems[any(stems.size())] == words[0] ? words[1]
                   : "port" == words[0]                 ? "work"
                                                        : "port",
                   idf(), ids, context.database());
  }
  return forms;
}

struct TermUnionFixture {
  std::mt19937 random{5};
  QueryIndex index{articles_of_stems(random)};
  OpenIndex open{index.path()};
};

BOOST_FIXTURE_TEST_SUITE(term_union, TermUnionFixture)

// Of passages with equal weights, the matcher keeps those with low ids.
BOOST_AUTO_TEST_CASE(it_finds_and_weighs_what_xapian_does) {
  const SearchContext& context = open.context;
  std::size_t compared = 0;
  for (int i = 0; i < 300; ++i) {
    const TwoForms forms = random_forms(random, context);
    const Xapian::Query ours(
        (new TermUnion(forms.weighed, forms.rows, context))->release());
    const Xapian::Query theirs(
        Xapian::Query::OP_AND_MAYBE,
        Xapian::Query(Xapian::Query::OP_OR, forms.finding.begin(),
                      forms.finding.end()),
        Xapian::Query(Xapian::Query::OP_OR, forms.ranking.begin(),
                      forms.ranking.end()));
    for (const Xapian::doccount count : {1u, 3u, 10u, 50u, 1000u}) {
      const auto expected = found(theirs, forms, context, count);
      BOOST_TEST_REQUIRE((found(ours, forms, context, count) == expected),
                         "query " << i << ", the best " << count);
      compared += expected.size();
    }
  }
  BOOST_TEST(compared > 10'000u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
