#include "query/server/service/searcher_pool.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "query/server/http/http_error.hpp"
#include "tests/indexer/test_index.hpp"
#include "tests/query/server/running_server.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(searcher_pools)

namespace {

using namespace std::chrono_literals;

int status_of_lease(SearcherPool& pool, const std::string& name,
                    Clock::duration time) {
  try {
    pool.lease(name, Clock::now() + time);
    return 200;
  } catch (const HttpError& error) {
    return error.status();
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_searcher_is_lent_to_one_after_the_other) {
  RunningServer server({.turns = 1, .waiting = 1});
  SearcherPool& pool = server.service().searchers;
  const Searcher* first = &*pool.lease("news", Clock::now() + 1s);
  BOOST_TEST(&*pool.lease("", Clock::now() + 1s) == first);
  BOOST_TEST(&*pool.lease("old", Clock::now() + 1s) != first);
  BOOST_TEST(pool.running() == 0u);
}

BOOST_AUTO_TEST_CASE(a_name_that_no_index_has_is_not_found) {
  RunningServer server;
  BOOST_TEST(status_of_lease(server.service().searchers, "none", 1s) == 404);
}

BOOST_AUTO_TEST_CASE(who_waits_too_long_or_behind_too_many_is_refused) {
  RunningServer server({.turns = 1, .waiting = 1});
  SearcherPool& pool = server.service().searchers;
  std::thread waiting;
  {
    const auto lease = pool.lease("news", Clock::now() + 1s);
    BOOST_TEST(status_of_lease(pool, "news", 20ms) == 503);
    waiting = std::thread([&] {
      const auto second = pool.lease("news", Clock::now() + 10s);
      BOOST_TEST(pool.running() == 1u);
    });
    while (pool.waiting() == 0) std::this_thread::yield();
    BOOST_TEST(status_of_lease(pool, "news", 1s) == 503);
  }
  waiting.join();
  BOOST_TEST(pool.running() == 0u);
  BOOST_TEST(pool.waiting() == 0u);
}

// The Searcher that was used last is lent first, so that the others may never
// be used again.
BOOST_AUTO_TEST_CASE(
    unused_searchers_do_not_keep_the_files_that_they_have_read) {
  const TemporaryFolder folder;
  const auto index = folder / "news.idx";
  const auto add = [&](const std::string& id) {
    write_articles(folder / "news.jsonl",
                   {article(id, "Tea for the " + id + ".")});
    index_paths(index, {folder / "news.jsonl"}, in_memory());
    BatchWriter(index, in_memory()).merge();
  };
  add("first");
  SearcherPool pool({{"news", index}}, 2, 0);
  {
    const auto one = pool.lease("", Clock::now() + 1s);
    const auto two = pool.lease("", Clock::now() + 1s);
    BOOST_TEST(one->search("tea").hits.size() == 1u);
    BOOST_TEST(two->search("tea").hits.size() == 1u);
  }
  add("second");
  BOOST_TEST(pool.lease("", Clock::now() + 1s)->search("tea").hits.size() ==
             2u);
  BOOST_TEST(deleted_files_in_use(index) > 0u);
  const IdleCloser closer(pool, 5ms);
  const auto patience = Clock::now() + 20s;
  while (deleted_files_in_use(index) > 0 && Clock::now() < patience) {
    std::this_thread::sleep_for(1ms);
  }
  BOOST_TEST(deleted_files_in_use(index) == 0u);
  BOOST_TEST(pool.lease("", Clock::now() + 1s)->search("tea").hits.size() ==
             2u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
