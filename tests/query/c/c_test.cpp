#include "dateline/c.h"

#include <pthread.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "dateline/c_writer.h"
#include "tests/indexer/test_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(c_interface)

namespace {

struct Free {
  void operator()(dateline_searcher* p) const { dateline_close(p); }
  void operator()(dateline_results* p) const { dateline_results_free(p); }
  void operator()(dateline_diagnosis* p) const { dateline_diagnosis_free(p); }
  void operator()(dateline_articles* p) const { dateline_articles_free(p); }
  void operator()(dateline_terms* p) const { dateline_terms_free(p); }
  void operator()(dateline_statistics* p) const { dateline_statistics_free(p); }
  void operator()(dateline_strings* p) const { dateline_strings_free(p); }
  void operator()(dateline_stop* p) const { dateline_stop_free(p); }
  void operator()(dateline_writer* p) const { dateline_writer_close(p); }
  void operator()(dateline_commit_report* p) const {
    dateline_commit_report_free(p);
  }
};
template <typename T>
using Held = std::unique_ptr<T, Free>;

// What a function gives through its last argument, which must be OK.
template <typename T, typename Call>
Held<T> given(Call call) {
  T* value = nullptr;
  BOOST_TEST_REQUIRE(call(&value) == DATELINE_OK);
  return Held<T>(value);
}

dateline_search_options usual() {
  dateline_search_options options;
  dateline_search_options_init(&options, sizeof options);
  return options;
}

// An index of three articles, written through C.
struct Fixture {
  Fixture() {
    dateline_writer* opened = nullptr;
    BOOST_TEST_REQUIRE(dateline_writer_open(index.c_str(), nullptr, &opened) ==
                       DATELINE_OK);
    const Held<dateline_writer> writer(opened);
    dateline_new_article article{};
    article.id = "ferry";
    article.title = "Ferry aground";
    article.text =
        "The M\u00fcnchen ferry lay on the sandbank for nine hours.\n\n"
        "Nobody was hurt, the harbour master said.";
    article.source = "Harbour Dispatch";
    article.date = "2024-06-19";
    article.author = "Jane Doe";
    article.language = "en";
    add(writer.get(), article);
    article.id = "ferry-2";
    add(writer.get(), article);
    article.id = "lock";
    article.title = nullptr;
    article.text = "The lock keeper saw no ferry.";
    article.source = "Canal Times";
    article.date = "2023";
    add(writer.get(), article);
    dateline_commit_report* report = nullptr;
    BOOST_TEST_REQUIRE(dateline_writer_commit(writer.get(),
                                              DATELINE_COMMIT_STRICT,
                                              &report) == DATELINE_OK);
    BOOST_TEST(report->added == 2);
    BOOST_TEST(report->copies == 1);
    dateline_commit_report_free(report);
    searcher = given<dateline_searcher>(
        [&](auto** place) { return dateline_open(index.c_str(), place); });
  }

  static void add(dateline_writer* writer,
                  const dateline_new_article& article) {
    BOOST_TEST_REQUIRE(dateline_writer_add(writer, &article) == DATELINE_OK);
  }

  Held<dateline_results> search(const char* query,
                                const dateline_search_options* options) const {
    return given<dateline_results>([&](auto** place) {
      return dateline_search(searcher.get(), query, options, place);
    });
  }

  TemporaryFolder folder;
  std::string index = (folder / "news.idx").string();
  Held<dateline_searcher> searcher;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(hits_have_all_fields, Fixture) {
  dateline_search_options options = usual();
  const int facets[] = {DATELINE_SOURCE, DATELINE_YEAR};
  options.facets = facets;
  options.facet_count = 2;
  options.cross = facets;
  options.explain = 1;
  const auto results = search("ferry harbour", &options);
  BOOST_TEST_REQUIRE(results->hit_count == 2);
  const dateline_hit& hit = *results->hits[0];
  BOOST_TEST(hit.rank == 1);
  BOOST_TEST(hit.score > 0);
  BOOST_TEST(hit.article == std::string("ferry"));
  BOOST_TEST(hit.passage == std::string("ferry#1"));
  BOOST_TEST(hit.title == std::string("Ferry aground"));
  BOOST_TEST(hit.source == std::string("Harbour Dispatch"));
  BOOST_TEST(hit.date == std::string("2024-06-19"));
  BOOST_TEST(hit.author == std::string("Jane Doe"));
  BOOST_TEST(hit.url == nullptr);
  BOOST_TEST(hit.length == std::strlen(hit.text));
  BOOST_TEST_REQUIRE(hit.span_count == 2);
  const dateline_span ferry = hit.spans[0];
  BOOST_TEST(std::string(hit.text + ferry.begin, hit.text + ferry.end) ==
             "ferry");
  BOOST_TEST(dateline_characters(hit.text, ferry.begin) == ferry.begin - 1);
  BOOST_TEST(hit.title_span_count == 1);
  BOOST_TEST_REQUIRE(hit.match_count == 2);
  BOOST_TEST(hit.matches[0]->word == std::string("ferry"));
  BOOST_TEST(hit.matches[0]->level == DATELINE_LITERAL);
  BOOST_TEST(hit.why == std::string("ferry: literal; harbour: literal"));
  BOOST_TEST_REQUIRE(hit.copy_count == 1);
  BOOST_TEST(hit.copies[0]->id == std::string("ferry-2"));
  BOOST_TEST_REQUIRE(hit.explanation != nullptr);
  BOOST_TEST(hit.explanation->term_count == 2);
  BOOST_TEST(results->hits[1]->title == std::string());

  BOOST_TEST_REQUIRE(results->facet_count == 2);
  BOOST_TEST(results->facets[1].facet == DATELINE_YEAR);
  BOOST_TEST_REQUIRE(results->cross != nullptr);
  BOOST_TEST(results->cross->rows.count_count ==
             results->facets[0].count_count);
  BOOST_TEST(results->counted_is_exact == 1);
}

BOOST_FIXTURE_TEST_CASE(options_filter_and_page, Fixture) {
  dateline_search_options options = usual();
  const char* const sources[] = {"canal times"};
  options.sources = sources;
  options.source_count = 1;
  BOOST_TEST(search("ferry", &options)->hit_count == 1);
  options = usual();
  options.from = "2024";
  BOOST_TEST(search("ferry", &options)->hit_count == 1);
  options = usual();
  options.limit = 1;
  options.sort = DATELINE_OLDEST;
  const auto oldest = search("ferry", &options);
  BOOST_TEST_REQUIRE(oldest->hit_count == 1);
  BOOST_TEST(oldest->hits[0]->article == std::string("lock"));
  BOOST_TEST(oldest->total_passages == 2);
  BOOST_TEST(search("ferry", nullptr)->hit_count == 2);
}

// A program that was compiled with another version has fewer or more members.
BOOST_FIXTURE_TEST_CASE(options_of_other_versions_are_taken, Fixture) {
  struct Later {
    dateline_search_options known;
    int unknown;
  } later;
  dateline_search_options_init(&later.known, sizeof later);
  BOOST_TEST(later.unknown == 0);
  later.known.limit = 1;
  BOOST_TEST(search("ferry", &later.known)->hit_count == 1);

  dateline_search_options earlier = usual();
  earlier.limit = 1;
  earlier.sort = 7;  // which the earlier version did not have
  earlier.size = offsetof(dateline_search_options, sort);
  BOOST_TEST(search("ferry", &earlier)->hit_count == 1);
}

BOOST_FIXTURE_TEST_CASE(errors_are_codes_and_texts, Fixture) {
  dateline_results* results = nullptr;
  dateline_searcher* none = nullptr;
  BOOST_TEST(dateline_open("/no/such.idx", &none) == DATELINE_INDEX_ERROR);
  BOOST_TEST(none == nullptr);
  BOOST_TEST(std::string(dateline_error_text()).find("/no/such.idx") !=
             std::string::npos);
  dateline_search_options options = usual();
  options.syntax = DATELINE_STRICT;
  BOOST_TEST(dateline_search(searcher.get(), "a (b", &options, &results) ==
             DATELINE_QUERY_ERROR);
  BOOST_TEST(dateline_error_offset() == 2);
  options = usual();
  options.from = "soon";
  BOOST_TEST(dateline_search(searcher.get(), "a", &options, &results) ==
             DATELINE_QUERY_ERROR);
  options = usual();
  options.sort = 7;
  BOOST_TEST(dateline_search(searcher.get(), "a", &options, &results) ==
             DATELINE_ARGUMENT_ERROR);
  const char* const components[] = {"charm"};
  options = usual();
  options.without = components;
  options.without_count = 1;
  BOOST_TEST(dateline_search(searcher.get(), "a", &options, &results) ==
             DATELINE_ARGUMENT_ERROR);
  options = {};
  BOOST_TEST(dateline_search(searcher.get(), "a", &options, &results) ==
             DATELINE_ARGUMENT_ERROR);
  BOOST_TEST(dateline_search(searcher.get(), nullptr, nullptr, &results) ==
             DATELINE_ARGUMENT_ERROR);
  BOOST_TEST(std::string(dateline_error_text()) ==
             "the argument 'query' is null");
  BOOST_TEST(dateline_search(nullptr, "a", nullptr, &results) ==
             DATELINE_ARGUMENT_ERROR);
  BOOST_TEST(dateline_search(searcher.get(), "a", nullptr, nullptr) ==
             DATELINE_ARGUMENT_ERROR);
  // The text belongs to the thread.
  std::string elsewhere = "?";
  std::thread([&] { elsewhere = dateline_error_text(); }).join();
  BOOST_TEST(elsewhere.empty());
  dateline_results_free(nullptr);
  dateline_close(nullptr);
}

BOOST_FIXTURE_TEST_CASE(articles_passages_and_neighbours, Fixture) {
  const auto article = given<dateline_results>([&](auto** place) {
    return dateline_article(searcher.get(), "ferry-2", "harbour", place);
  });
  BOOST_TEST_REQUIRE(article->hit_count >= 1);
  BOOST_TEST(article->hits[article->hit_count - 1]->span_count == 1);
  const auto passage = given<dateline_results>([&](auto** place) {
    return dateline_passage(searcher.get(), "lock#1", place);
  });
  BOOST_TEST(passage->hit_count == 1);
  dateline_results* before = nullptr;
  dateline_results* after = nullptr;
  BOOST_TEST(dateline_adjacent(searcher.get(), "ferry", 1, 2, &before,
                               &after) == DATELINE_OK);
  BOOST_TEST(before->hit_count == 0);
  dateline_results_free(before);
  dateline_results_free(after);
  const auto similar = given<dateline_results>([&](auto** place) {
    return dateline_similar(searcher.get(), "ferry#1", nullptr, place);
  });
  BOOST_TEST(similar->hit_count == 1);
  const auto found = search("ferry", nullptr);
  std::size_t stories[2] = {7, 7};
  BOOST_TEST(dateline_stories(searcher.get(), found.get(), stories) ==
             DATELINE_OK);
  BOOST_TEST(stories[0] == 0);
  BOOST_TEST(stories[1] == 1);
}

BOOST_FIXTURE_TEST_CASE(what_the_index_holds, Fixture) {
  const auto articles = given<dateline_articles>([&](auto** place) {
    return dateline_articles_open(searcher.get(), nullptr, 1, place);
  });
  BOOST_TEST(dateline_articles_size(articles.get()) == 2);
  std::vector<std::string> ids;
  const dateline_indexed_article* article = nullptr;
  while (dateline_articles_next(articles.get(), &article) == DATELINE_OK &&
         article != nullptr) {
    ids.emplace_back(article->id);
    BOOST_TEST(article->text_length == std::strlen(article->text));
  }
  BOOST_TEST(ids == (std::vector<std::string>{"lock", "ferry"}),
             boost::test_tools::per_element());

  const auto terms = given<dateline_terms>([&](auto** place) {
    return dateline_terms_open(searcher.get(), "en", "ferr", place);
  });
  const dateline_indexed_term* term = nullptr;
  BOOST_TEST(dateline_terms_next(terms.get(), &term) == DATELINE_OK);
  BOOST_TEST_REQUIRE(term != nullptr);
  BOOST_TEST(term->term == std::string("ferri"));
  BOOST_TEST(term->passages == 2);
  BOOST_TEST(dateline_terms_next(terms.get(), &term) == DATELINE_OK);
  BOOST_TEST(term == nullptr);

  const auto statistics = given<dateline_statistics>([&](auto** place) {
    return dateline_statistics_read(searcher.get(), place);
  });
  BOOST_TEST(statistics->articles == 2);
  BOOST_TEST(statistics->copies == 1);
  BOOST_TEST(statistics->first_date == std::string("2023"));
  const auto sources = given<dateline_strings>(
      [&](auto** place) { return dateline_sources(searcher.get(), place); });
  BOOST_TEST(sources->count == 2);
}

BOOST_FIXTURE_TEST_CASE(why_nothing_is_found, Fixture) {
  const auto diagnosis = given<dateline_diagnosis>([&](auto** place) {
    return dateline_diagnose(searcher.get(), "+zeppelin", nullptr, place);
  });
  BOOST_TEST(diagnosis->cause == DATELINE_CAUSE_UNKNOWN_WORD);
  BOOST_TEST(diagnosis->about_count == 1);
  BOOST_TEST(std::strlen(diagnosis->text) > 0);
}

BOOST_FIXTURE_TEST_CASE(a_stop_ends_a_search, Fixture) {
  const Held<dateline_stop> stop(dateline_stop_new());
  dateline_search_options options = usual();
  options.stop = stop.get();
  BOOST_TEST(search("ferry", &options)->stopped == 0);
  dateline_stop_request(stop.get());
  BOOST_TEST(search("ferry lock", &options)->stopped == 1);
}

BOOST_FIXTURE_TEST_CASE(aliases, Fixture) {
  BOOST_TEST(search("boat", nullptr)->hit_count == 0);
  BOOST_TEST(dateline_set_aliases(searcher.get(), "boat = ferry\n") ==
             DATELINE_OK);
  BOOST_TEST(search("boat", nullptr)->hit_count == 2);
  BOOST_TEST(dateline_set_aliases(searcher.get(), "boat\n") ==
             DATELINE_OTHER_ERROR);
}

namespace {

// Has nothing to destroy, as cancellation leaves it by unwinding its stack.
void* search_for_ever(void* index) {
  for (;;) {
    dateline_searcher* searcher = nullptr;
    dateline_results* results = nullptr;
    dateline_open(static_cast<const char*>(index), &searcher);
    dateline_search(searcher, "ferry OR -harbour", nullptr, &results);
    dateline_results_free(results);
    dateline_close(searcher);
    ::pthread_testcancel();
  }
}

void* write_for_ever(void* index) {
  for (;;) {
    dateline_writer* writer = nullptr;
    dateline_new_article article{};
    article.id = "buoy";
    article.text = "A buoy.";
    dateline_writer_open(static_cast<const char*>(index), nullptr, &writer);
    dateline_writer_add(writer, &article);
    dateline_writer_commit(writer, 0, nullptr);
    dateline_writer_close(writer);
    ::pthread_testcancel();
  }
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_thread_that_is_cancelled_finishes_its_call, Fixture) {
  for (const auto work : {search_for_ever, write_for_ever}) {
    for (int i = 0; i < 20; ++i) {
      pthread_t thread{};
      BOOST_TEST_REQUIRE(
          ::pthread_create(&thread, nullptr, work, index.data()) == 0);
      std::this_thread::sleep_for(std::chrono::microseconds(500 + 130 * i));
      ::pthread_cancel(thread);
      void* result = nullptr;
      ::pthread_join(thread, &result);
      BOOST_TEST((result == PTHREAD_CANCELED));
    }
  }
  dateline_searcher* searcher = nullptr;
  BOOST_TEST(dateline_open(index.c_str(), &searcher) == DATELINE_OK);
  dateline_close(searcher);
}

BOOST_AUTO_TEST_CASE(places_in_other_units) {
  const char* const text = "a\u00fc\u5317\U0001F600x";
  const std::size_t size = std::strlen(text);
  BOOST_TEST(dateline_characters(text, size) == 5);
  BOOST_TEST(dateline_utf16_units(text, size) == 6);
  BOOST_TEST(dateline_utf16_units(text, 3) == 2);
}

BOOST_FIXTURE_TEST_CASE(a_writer_reports_and_refuses, Fixture) {
  dateline_writer_options options;
  dateline_writer_options_init(&options, sizeof options);
  options.threads = 2;
  options.must_exist = 1;
  const auto writer = given<dateline_writer>([&](auto** place) {
    return dateline_writer_open(index.c_str(), &options, place);
  });
  dateline_writer* second = nullptr;
  BOOST_TEST(dateline_writer_open(index.c_str(), nullptr, &second) ==
             DATELINE_INDEX_ERROR);
  dateline_new_article article{};
  article.text = "No name.";
  BOOST_TEST(dateline_writer_add(writer.get(), &article) ==
             DATELINE_OTHER_ERROR);
  BOOST_TEST(std::strlen(dateline_writer_error_text()) > 0);
  article.id = "odd";
  article.date = "the day after";
  BOOST_TEST(dateline_writer_add(writer.get(), &article) == DATELINE_OK);
  BOOST_TEST(dateline_writer_remove(writer.get(), "lock") == DATELINE_OK);
  BOOST_TEST(dateline_writer_remove(writer.get(), "nobody") == DATELINE_OK);
  BOOST_TEST(dateline_writer_pending(writer.get()) == 3);
  dateline_writer_stop(writer.get());
  BOOST_TEST(dateline_writer_commit(writer.get(), 0, nullptr) ==
             DATELINE_STOPPED);
  BOOST_TEST(dateline_writer_commit(writer.get(), 64, nullptr) ==
             DATELINE_ARGUMENT_ERROR);
  const auto report = given<dateline_commit_report>([&](auto** place) {
    return dateline_writer_commit(writer.get(), 0, place);
  });
  BOOST_TEST(report->added == 1);
  BOOST_TEST(report->removed == 1);
  BOOST_TEST_REQUIRE(report->not_found_count == 1);
  BOOST_TEST(report->not_found[0] == std::string("nobody"));
  BOOST_TEST_REQUIRE(report->message_count == 1);
  BOOST_TEST(report->messages[0].about == std::string("odd"));
  BOOST_TEST(report->messages[0].kind == DATELINE_UNREAD_DATE);
  BOOST_TEST(dateline_writer_merge(writer.get()) == DATELINE_OK);
  BOOST_TEST(dateline_writer_purge(writer.get()) == DATELINE_OK);
  // The open searcher sees the batch.
  BOOST_TEST(search("keeper", nullptr)->hit_count == 0);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
