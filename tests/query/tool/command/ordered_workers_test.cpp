#include "query/tool/command/ordered_workers.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <stdexcept>
#include <vector>

namespace dateline::query_tool {
BOOST_AUTO_TEST_SUITE(ordered_workers)

namespace {

using Workers = OrderedWorkers<int, int>;

// Works that take longer for even numbers, so that results come out of order.
std::vector<Workers::Work> uneven_works(std::size_t count) {
  return std::vector<Workers::Work>(count, [](int task) {
    std::this_thread::sleep_for(std::chrono::microseconds(task % 2 ? 0 : 500));
    return task * task;
  });
}

BOOST_AUTO_TEST_CASE(results_come_in_the_order_of_the_tasks) {
  for (const std::size_t threads : {1, 2, 7}) {
    std::vector<int> results, squares;
    Workers workers(uneven_works(threads),
                    [&](int result) { results.push_back(result); });
    for (int task = 0; task < 200; ++task) {
      workers.add(task);
      squares.push_back(task * task);
    }
    workers.finish();
    BOOST_TEST(results == squares, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(nothing_to_do_is_done_at_once) {
  Workers workers(uneven_works(3), [](int) { BOOST_FAIL("a result"); });
  workers.finish();
}

BOOST_AUTO_TEST_CASE(a_result_that_cannot_be_taken_ends_the_work) {
  int taken = 0;
  Workers workers(uneven_works(2), [&](int result) {
    if (result == 9) {
      throw std::runtime_error("full");
    }
    ++taken;
  });
  const auto add_all = [&] {
    for (int task = 0; task < 1'000; ++task) {
      workers.add(task);
    }
    workers.finish();
  };
  BOOST_CHECK_THROW(add_all(), std::runtime_error);
  BOOST_TEST(taken == 3);
}

BOOST_AUTO_TEST_CASE(unfinished_work_may_be_left) {
  Workers workers(uneven_works(2), [](int) {});
  for (int task = 0; task < 20; ++task) {
    workers.add(task);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline::query_tool
