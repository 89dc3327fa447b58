#include "query/engine/retrieve/term_weight.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <string>

#include "query/engine/retrieve/unpruned.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(term_weight)

namespace {

using Xapian::Query;

constexpr std::size_t term_count = 12;

std::string term(std::size_t number) { return "t" + std::to_string(number); }

// Random documents. The further back a term is, the rarer it is, and the
// sooner its posting list may end.
Xapian::Database random_database(std::mt19937& random) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 300; ++i) {
    Xapian::Document document;
    for (std::size_t number = 0; number < term_count; ++number) {
      if (random() % (2 + 2 * number) == 0) {
        document.add_term(term(number), 1 + random() % 3);
      }
    }
    document.add_term("padding", 20 + random() % 60);
    database.add_document(document);
  }
  return database;
}

std::shared_ptr<const std::vector<TermRow>> random_rows(std::mt19937& random) {
  auto rows = std::make_shared<std::vector<TermRow>>();
  for (std::size_t number = 0; number < term_count; ++number) {
    rows->push_back(
        {1 + static_cast<double>(random() % 7919) / 1000, 50, number % 5 == 4});
  }
  return rows;
}

// Some of the terms, each by its row, in a random order.
Query any_of(std::vector<std::size_t> numbers, std::mt19937& random) {
  std::ranges::shuffle(numbers, random);
  std::vector<Query> terms;
  for (const std::size_t number : numbers) {
    terms.emplace_back(term(number),
                       static_cast<Xapian::termcount>(number + 1));
  }
  return {Query::OP_OR, terms.begin(), terms.end()};
}

Xapian::MSet matches(const Xapian::Database& database, const Query& query,
                     const std::shared_ptr<const std::vector<TermRow>>& rows,
                     Xapian::doccount count) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(TermWeight(rows));
  return enquire.get_mset(0, count);
}

// Whether the best documents are the first of all.
void check_best(const Xapian::Database& database, const Query& query,
                const std::shared_ptr<const std::vector<TermRow>>& rows) {
  const Xapian::MSet all =
      matches(database, query, rows, database.get_doccount());
  for (const Xapian::doccount count : {3, 10, 30}) {
    const Xapian::MSet best = matches(database, query, rows, count);
    for (Xapian::doccount i = 0; i < best.size(); ++i) {
      BOOST_TEST_REQUIRE(*best[i] == *all[i], query.get_description()
                                                  << ", " << count);
    }
  }
}

BOOST_AUTO_TEST_CASE(xapian_loses_none_of_the_best_documents) {
  std::mt19937 random(7);
  for (int i = 0; i < 200; ++i) {
    const Xapian::Database database = random_database(random);
    const auto rows = random_rows(random);
    const Query words = any_of({0, 3, 6, 9}, random);
    const Query titles = any_of({1, 4, 7, 10}, random);
    const Query others(Query::OP_AND_MAYBE, any_of({2, 8}, random),
                       any_of({5, 11}, random));
    check_best(database, {Query::OP_AND_MAYBE, words, titles}, rows);
    check_best(
        database,
        {Query::OP_OR, Query(Query::OP_AND_MAYBE, words, titles), others},
        rows);
    check_best(database,
               {Query::OP_AND_MAYBE, unpruned(any_of({2, 5, 9}, random)),
                Query(Query::OP_OR, words, titles)},
               rows);
  }
}

BOOST_AUTO_TEST_CASE(a_document_weighs_the_same_in_any_order_of_terms) {
  std::mt19937 random(8);
  const Xapian::Database database = random_database(random);
  const auto rows = random_rows(random);
  std::map<Xapian::docid, double> weights;
  for (int i = 0; i < 20; ++i) {
    const Xapian::MSet all = matches(
        database, any_of({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, random), rows,
        database.get_doccount());
    for (auto match = all.begin(); match != all.end(); ++match) {
      const auto [known, is_new] =
          weights.try_emplace(*match, match.get_weight());
      BOOST_TEST(match.get_weight() == known->second);
    }
  }
}

// So that no passage is passed over whose score is higher than its weight.
BOOST_AUTO_TEST_CASE(a_weight_is_rounded_up) {
  const auto rows = std::make_shared<const std::vector<TermRow>>(
      std::vector<TermRow>{{1.0 / 3, 1, true}});
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_term("t");
  database.add_document(document);
  const Xapian::MSet all = matches(database, Query("t", 1), rows, 1);
  BOOST_TEST(all.begin().get_weight() > 1.0 / 3);
  BOOST_TEST(all.begin().get_weight() < 1.0 / 3 + 1e-11);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
