#include "indexer/tool/progress.hpp"

#include <boost/test/unit_test.hpp>

namespace dateline::index_tool {
BOOST_AUTO_TEST_SUITE(progress)

namespace {

using Seconds = std::chrono::duration<double>;
using Phase = IndexingProgress::Phase;

}  // namespace

BOOST_AUTO_TEST_CASE(the_summary_names_every_outcome) {
  IndexingReport report;
  report.added = 24;
  report.passages = 61;
  report.text_bytes = 100'000;
  BOOST_TEST(summary_line(report, Seconds(0.05)) ==
             "added 24, replaced 0, unchanged 0, removed 0, failed 0 articles; "
             "61 passages; 0.1 MB in 0.05 s (2.0 MB/s)");
}

BOOST_AUTO_TEST_CASE(one_passage_is_not_called_passages) {
  IndexingReport report;
  report.passages = 1;
  BOOST_TEST(summary_line(report, Seconds(1)).find("; 1 passage; ") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(rare_outcomes_are_named_if_there_are_any) {
  IndexingReport report;
  report.not_found = {"x"};
  report.duplicate = 3;
  report.collided = 2;
  report.passed_over = 4;
  BOOST_TEST(summary_line(report, Seconds(1))
                 .find("removed 0, not there 1, duplicate 3, collided 2, "
                       "passed over 4, failed 0 articles") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(dates_that_were_not_read_are_counted_if_there_are_any) {
  IndexingReport report;
  report.unread_dates = 2;
  BOOST_TEST(summary_line(report, Seconds(1))
                 .find("failed 0 articles; 2 dates not read; 0 passages") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_batch_that_takes_no_time_has_no_rate) {
  BOOST_TEST(summary_line({}, Seconds(0)).ends_with("in 0.00 s (0.0 MB/s)"));
}

BOOST_AUTO_TEST_CASE(the_bar_shows_rate_and_time_left) {
  BOOST_TEST(
      progress_line({Phase::reading, 1000, 250, 6'000'000}, Seconds(30)) ==
      "[######                  ]  25%  6.0 MB, 0.2 MB/s, 1:30 left");
}

BOOST_AUTO_TEST_CASE(an_input_of_unknown_size_has_no_bar) {
  BOOST_TEST(progress_line({Phase::reading, 0, 0, 6'000'000}, Seconds(3)) ==
             "6.0 MB, 2.0 MB/s");
}

BOOST_AUTO_TEST_CASE(more_read_than_there_was_is_all) {
  BOOST_TEST(progress_line({Phase::reading, 10, 20, 0}, Seconds(3)) ==
             "[########################] 100%  0.0 MB, 0.0 MB/s, 0:00 left");
}

BOOST_AUTO_TEST_CASE(writing_is_said) {
  BOOST_TEST(progress_line({Phase::writing, 10, 10, 0}, Seconds(3)) ==
             "writing the index");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::index_tool
