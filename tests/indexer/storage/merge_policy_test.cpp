#include "indexer/storage/merge_policy.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

namespace dateline {
BOOST_AUTO_TEST_SUITE(merge_policy)

namespace {

SegmentEntry segment(std::uint32_t passages, std::uint32_t dead = 0) {
  SegmentEntry entry;
  entry.passages = passages;
  entry.dead = dead;
  return entry;
}

Manifest manifest(const std::vector<std::uint32_t>& sizes) {
  Manifest manifest;
  for (const std::uint32_t size : sizes) {
    manifest.segments.push_back(segment(size));
  }
  return manifest;
}

std::string text(const std::optional<MergeStep>& step) {
  if (!step) return "nothing";
  std::string text = step->rewrites ? "rewrite" : "merge";
  for (const std::size_t place : step->segments) {
    text += ' ' + std::to_string(place);
  }
  return text;
}

// What a step does, but for the copying.
void take(const MergeStep& step, Manifest& manifest) {
  SegmentEntry united;
  std::vector<SegmentEntry> left;
  for (std::size_t i = 0; i < manifest.segments.size(); ++i) {
    const SegmentEntry& entry = manifest.segments[i];
    if (std::ranges::find(step.segments, i) == step.segments.end()) {
      left.push_back(entry);
    } else {
      united.passages += entry.passages - (step.rewrites ? entry.dead : 0);
      united.dead += step.rewrites ? 0 : entry.dead;
    }
  }
  left.push_back(united);
  manifest.segments = left;
}

// Kills `count` living passages of an index, from each segment its share. What
// is left over of one segment is asked of the next.
void kill(std::uint32_t count, Manifest& manifest) {
  double living = 0, asked = 0;
  for (const SegmentEntry& entry : manifest.segments) {
    living += entry.passages - entry.dead;
  }
  for (SegmentEntry& entry : manifest.segments) {
    asked += count * (entry.passages - entry.dead) / living;
    const auto dying = std::min(static_cast<std::uint32_t>(asked),
                                entry.passages - entry.dead);
    entry.dead += dying;
    asked -= dying;
  }
}

BOOST_AUTO_TEST_CASE(eight_of_a_class_are_merged) {
  BOOST_TEST(text(next_step({})) == "nothing");
  BOOST_TEST(text(next_step(manifest({1, 2, 3, 4, 5, 6, 500}))) == "nothing");
  BOOST_TEST(text(next_step(manifest({1, 2, 3, 4, 5, 6, 511, 8}))) ==
             "rewrite 0 1 2 3 4 5 6 7");
  BOOST_TEST(text(next_step(manifest({1, 2, 512, 4, 5, 6, 511, 8}))) ==
             "nothing");
  BOOST_TEST(text(next_step(manifest(
                 {4096, 600, 700, 800, 900, 1000, 1, 1100, 1200, 4095}))) ==
             "rewrite 1 2 3 4 5 7 8 9");
}

BOOST_AUTO_TEST_CASE(a_segment_with_an_eighth_dead_is_written_anew) {
  Manifest some;
  some.segments = {segment(200, 24), segment(200, 25)};
  BOOST_TEST(text(next_step(some)) == "rewrite 1");
  some.segments = {segment(120'000, 14'999), segment(120'000, 15'000)};
  BOOST_TEST(text(next_step(some)) == "rewrite 1");
}

BOOST_AUTO_TEST_CASE(a_large_segment_waits_for_a_quarter_dead) {
  Manifest some;
  some.segments = {segment(120'001, 29'000), segment(1'000'000, 249'999)};
  BOOST_TEST(text(next_step(some)) == "nothing");
  some.segments = {segment(120'001, 29'000), segment(1'000'000, 250'000)};
  BOOST_TEST(text(next_step(some)) == "rewrite 1");
  some.segments = {segment(1'000'001, 900'000)};
  BOOST_TEST(text(next_step(some)) == "nothing");
  BOOST_TEST(text(purge_all(some)) == "rewrite 0");
}

BOOST_AUTO_TEST_CASE(many_passages_are_merged_as_they_are) {
  const std::vector<std::uint32_t> sizes(8, 4'000);
  BOOST_TEST(text(next_step(manifest(sizes))) == "merge 0 1 2 3 4 5 6 7");
}

BOOST_AUTO_TEST_CASE(what_takes_long_is_left_to_a_call_of_its_own) {
  Manifest large = manifest(std::vector<std::uint32_t>(8, 200'000));
  BOOST_TEST(text(next_step(large)) == "nothing");
  BOOST_TEST(text(merge_all(large)) == "merge 0 1 2 3 4 5 6 7");
  large.segments[3].dead = 40'000;
  BOOST_TEST(text(next_step(large)) == "nothing");
  BOOST_TEST(text(purge_all(large)) == "rewrite 3");
}

BOOST_AUTO_TEST_CASE(what_is_one_and_alive_stays) {
  BOOST_TEST(text(merge_all(manifest({7}))) == "nothing");
  BOOST_TEST(text(merge_all({})) == "nothing");
  BOOST_TEST(text(purge_all(manifest({7, 8}))) == "nothing");
}

// Three years of hourly batches: few segments, and each passage copied a few
// times.
BOOST_AUTO_TEST_CASE(an_index_of_many_batches_has_few_segments) {
  Manifest index;
  std::size_t most = 0;
  std::uint64_t copied = 0, added = 0;
  for (std::uint32_t batch = 0; batch < 26'000; ++batch) {
    index.segments.push_back(segment(40 + batch % 40));
    added += index.segments.back().passages;
    while (const auto step = next_step(index)) {
      take(*step, index);
      copied += index.segments.back().passages;
    }
    most = std::max(most, index.segments.size());
  }
  BOOST_TEST(most <= 40u);
  BOOST_TEST(copied < 6 * added);
}

// The same where each batch also replaces and removes: little is dead, and
// what is written for that is a few times what dies.
BOOST_AUTO_TEST_CASE(an_index_of_many_batches_has_few_dead) {
  Manifest index;
  double worst = 0;
  std::uint64_t rewritten = 0, killed = 0;
  for (std::uint32_t batch = 0; batch < 26'000; ++batch) {
    if (batch > 0) kill(14, index);
    killed += 14;
    index.segments.push_back(segment(50));
    while (const auto step = next_step(index)) {
      take(*step, index);
      if (step->segments.size() == 1) {
        rewritten += index.segments.back().passages;
      }
    }
    std::uint64_t passages = 0, dead = 0;
    for (const SegmentEntry& entry : index.segments) {
      passages += entry.passages;
      dead += entry.dead;
    }
    worst = std::max(worst, static_cast<double>(dead) / passages);
  }
  BOOST_TEST(worst < 0.17);
  BOOST_TEST(rewritten < 7 * killed);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
