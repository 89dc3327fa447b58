#include "query/engine/retrieve/term_union.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "query/engine/index/listed_passages.hpp"
#include "query/engine/retrieve/term_weight.hpp"
#include "query/engine/retrieve/unpruned.hpp"
#include "query/engine/retrieve/weighed_terms.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

// The first words are in most texts, the last in few.
const std::vector<std::string> stems{"port",  "work",   "fork",  "sing",
                                     "ring",  "sink",   "help",  "heap",
                                     "elect", "counti", "zebra", "yak"};

const std::vector<std::string> compounds{"port-work", "fork-ring-help",
                                         "elect-zebra"};

std::vector<std::string> stems_and_compounds() {
  std::vector<std::string> words = stems;
  words.insert(words.end(), compounds.begin(), compounds.end());
  return words;
}

std::vector<std::string> parts_of(const std::string& compound) {
  std::vector<std::string> parts{""};
  for (const char c : compound) {
    if (c == '-') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
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

  // All its parts, or its joined form, in the passages with these ids.
  void add_compound(const std::string& compound, double idf,
                    const std::vector<Xapian::docid>& ids,
                    const PassageDatabase& database) {
    const std::vector<std::string> parts = parts_of(compound);
    add_row(idf, false);
    add_row(0.4 * idf, true);
    const Xapian::Query body = forms_of(parts, schema::body_term, 1);
    ranking.push_back(body);
    ranking.push_back(forms_of(parts, schema::title_term, 0));
    finding.push_back(unpruned(
        Xapian::Query(Xapian::Query::OP_FILTER, body, database.listed(ids))));
    const WeighedTerms::Part& joined = weighed->parts.end()[-3];
    weighed->compounds.push_back(
        {weighed->parts.end()[-4].terms, joined.terms.front(),
         std::make_shared<ListedPassages>(database.by_segment(ids))});
  }

  // The weight of a compound, whose row is before the last `rows_behind`.
  Xapian::Query forms_of(const std::vector<std::string>& parts,
                         std::string (*name)(std::string_view,
                                             std::string_view),
                         std::size_t rows_behind) {
    const std::size_t row = rows->size() - 1 - rows_behind;
    const auto wqf = static_cast<Xapian::termcount>(row + 1);
    std::vector<Xapian::Query> all;
    std::vector<std::size_t> numbers;
    std::string joined;
    for (const std::string& part : parts) {
      joined += part;
      all.emplace_back(name("en", part), wqf);
      numbers.push_back(weighed->number_of(name("en", part)));
    }
    const std::string term = name("en", joined);
    weighed->parts.push_back({numbers, row, nullptr});
    weighed->parts.push_back({{weighed->number_of(term)}, row, nullptr});
    return {Xapian::Query::OP_OR, Xapian::Query(term, wqf),
            Xapian::Query(
                Xapian::Query::OP_SCALE_WEIGHT,
                Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end()),
                1.0 / static_cast<double>(all.size()))};
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

// One in five passages.
std::vector<Xapian::docid> random_ids(std::mt19937& random,
                                      const SearchContext& context) {
  std::vector<Xapian::docid> ids;
  context.database().each_with("", [&](Xapian::docid id) {
    if (random() % 5 == 0) {
      ids.push_back(id);
    }
    return true;
  });
  return ids;
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
  for (const std::string& compound : compounds) {
    if (any(3) == 0) {
      forms.add_compound(compound, idf(), random_ids(random, context),
                         context.database());
    }
  }
  if (any(2) == 0) {
    const std::vector<Xapian::docid> ids = random_ids(random, context);
    // The second word need not be one of the query.
    const std::string& second =
        stems[any(stems.size())] == words[0] ? words[1] : stems.back();
    if (second != words[0]) {
      forms.add_pair(words[0], second, idf(), ids, context.database());
    }
  }
  return forms;
}

struct TermUnionFixture {
  std::mt19937 random{5};
  // The first segment is longer than a PostingWindow.
  ChangedIndex index{random, {stems_and_compounds(), 4, 30}, {1'200, 20, 10}};
  OpenIndex open{index.path()};
};

BOOST_FIXTURE_TEST_SUITE(term_union, TermUnionFixture)

// Of passages with equal weights, the matcher keeps those with low ids. With a
// filter, it skips to passages instead of asking for the next.
BOOST_AUTO_TEST_CASE(it_finds_and_weighs_what_xapian_does) {
  const SearchContext& context = open.context;
  const PassageDatabase& database = context.database();
  BOOST_TEST_REQUIRE(database.segment_count() > 1);
  BOOST_TEST_REQUIRE(database.passage_count() <
                     database.all_segments().get_doccount());
  std::size_t compared = 0;
  for (int i = 0; i < 300; ++i) {
    const TwoForms forms = random_forms(random, context);
    Xapian::Query ours((new TermUnion(forms.weighed, forms.rows,
                                      database.postings(), context.deadline))
                           ->release());
    Xapian::Query theirs(
        Xapian::Query::OP_AND_MAYBE,
        Xapian::Query(Xapian::Query::OP_OR, forms.finding.begin(),
                      forms.finding.end()),
        Xapian::Query(Xapian::Query::OP_OR, forms.ranking.begin(),
                      forms.ranking.end()));
    if (i % 3 == 0) {
      const Xapian::Query filter(
          schema::body_term("en", stems[random() % stems.size()]));
      ours = Xapian::Query(Xapian::Query::OP_FILTER, ours, filter);
      theirs = Xapian::Query(Xapian::Query::OP_FILTER, theirs, filter);
    }
    for (const Xapian::doccount count : {1u, 3u, 10u, 50u, 1000u}) {
      const auto expected = found(theirs, forms, context, count);
      BOOST_TEST_REQUIRE((found(ours, forms, context, count) == expected),
                         "query " << i << ", the best " << count);
      compared += expected.size();
    }
  }
  BOOST_TEST(compared > 10'000u);
}

// As Deadline::grants_grace() promises.
BOOST_AUTO_TEST_CASE(it_finds_some_passages_after_the_deadline) {
  std::stop_source stop;
  stop.request_stop();
  open.deadline.start({}, stop.get_token());
  BOOST_TEST_REQUIRE(open.deadline.expired());
  TwoForms forms;
  // Most passages have only the word that finds none.
  forms.add_word(stems.front(), 1, false);
  forms.add_word(stems.back(), 2, true);
  const Xapian::Query query(
      (new TermUnion(forms.weighed, forms.rows,
                     open.context.database().postings(), open.deadline))
          ->release());
  BOOST_TEST(!found(query, forms, open.context, 10).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
