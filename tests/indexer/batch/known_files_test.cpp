#include "indexer/batch/known_files.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>

#include "dateline/error.hpp"
#include "tests/indexer/test_index.hpp"
#include "tests/support/tries.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Files that are written and indexed again and again.
struct RerunFixture {
  RerunFixture() { fs::create_directory(archive); }

  // A file of this name that was last written long ago, so that its time of
  // modification is not as new as the batch.
  void write(const std::string& name,
             const std::vector<TestArticle>& articles) const {
    write_articles(archive / name, articles);
    settle(name);
  }

  void settle(const std::string& name) const {
    fs::last_write_time(archive / name, fs::file_time_type::clock::now() -
                                            std::chrono::hours(1));
  }

  IndexingReport run(Batch batch = {}) const {
    batch.paths = {archive};
    return BatchWriter(index, {}).apply(batch);
  }

  std::uint64_t unread() const { return run().unread_files; }

  TemporaryFolder folder;
  fs::path archive = folder / "archive";
  fs::path index = folder / "news.idx";
};

KnownFile example(std::uint64_t number) {
  return {{number, -1, static_cast<std::int64_t>(number << 40)},
          number + 1,
          2,
          ~std::uint64_t{0},
          {number, number / 2}};
}

KnownFiles examples() {
  KnownFiles known;
  known.learn("/archive/2024/a.txt", example(0));
  known.learn("/archive/2024/b.txt", example(70'000));
  known.learn("/archive/2025", example(3));
  known.learn("", example(4));
  return known;
}

bool is_refused(const std::string& bytes) {
  try {
    KnownFiles::decode(bytes);
  } catch (const IndexError&) {
    return true;
  }
  return false;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(known_files, RerunFixture)

BOOST_AUTO_TEST_CASE(known_files_are_read_as_they_were_written) {
  BOOST_TEST((KnownFiles::decode(examples().encode()) == examples()));
  BOOST_TEST((KnownFiles::decode(KnownFiles().encode()) == KnownFiles()));
}

BOOST_AUTO_TEST_CASE(damaged_known_files_are_refused) {
  const std::string bytes = examples().encode();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    BOOST_TEST(is_refused(bytes.substr(0, size)), "cut to " << size);
  }
  BOOST_TEST(is_refused(bytes + "x"));
  BOOST_TEST(is_refused("\x7F" + bytes.substr(1)));
}

BOOST_AUTO_TEST_CASE(a_file_that_may_change_within_a_tick_is_not_settled) {
  constexpr std::int64_t second = 1'000'000'000;
  constexpr std::int64_t now = 1'700'000'000 * second + 5;
  BOOST_TEST(is_settled({1, now - second, now}, now));
  BOOST_TEST(!is_settled({1, now - second / 100, now}, now));
  BOOST_TEST(!is_settled({1, now, now}, now));
  BOOST_TEST(!is_settled({1, now + 60 * second, now}, now));
  // Some file systems keep whole seconds.
  BOOST_TEST(!is_settled({1, now - 5 - second, now}, now));
  BOOST_TEST(is_settled({1, now - 5 - 3 * second, now}, now));
}

BOOST_AUTO_TEST_CASE(a_file_is_read_again_when_it_has_changed) {
  write("a.jsonl", {article("A", "One."), article("B", "Two.")});
  write("b.jsonl", {article("C", "Three.")});
  BOOST_TEST(run().added == 3u);
  const IndexingReport again = run();
  BOOST_TEST(again.unread_files == 2u);
  BOOST_TEST(again.unchanged == 3u);
  BOOST_TEST(again.text_bytes == 0u);
  // The same size and the same time of modification.
  const auto time = fs::last_write_time(archive / "b.jsonl");
  write_articles(archive / "b.jsonl", {article("C", "Seven")});
  fs::last_write_time(archive / "b.jsonl", time);
  const IndexingReport changed = run();
  BOOST_TEST(changed.replaced == 1u);
  BOOST_TEST(changed.unread_files == 1u);
  BOOST_TEST(unread() == 2u);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_as_new_as_the_batch_is_read_again) {
  write_articles(archive / "a.jsonl", {article("A", "One.")});
  fs::last_write_time(archive / "a.jsonl", fs::file_time_type::clock::now() +
                                               std::chrono::minutes(1));
  run();
  BOOST_TEST(unread() == 0u);
  settle("a.jsonl");
  BOOST_TEST(unread() == 0u);
  BOOST_TEST(unread() == 1u);
}

BOOST_AUTO_TEST_CASE(a_file_of_which_something_failed_is_read_again) {
  write("a.jsonl", {article("A", "One.")});
  write_file(archive / "b.jsonl",
             json_line(article("B", "Two.")) + "{\"id\":\n");
  settle("b.jsonl");
  BOOST_TEST(run().failed == 1u);
  const IndexingReport again = run();
  BOOST_TEST(again.failed == 1u);
  BOOST_TEST(again.unread_files == 1u);
}

BOOST_AUTO_TEST_CASE(a_file_is_read_again_by_other_rules_or_if_asked_for) {
  write("a.jsonl", {article("A", "One.")});
  run();
  Batch mapped;
  mapped.names.map("title", "kicker");
  BOOST_TEST(run(mapped).unread_files == 0u);
  BOOST_TEST(run(mapped).unread_files == 1u);
  BOOST_TEST(run().unread_files == 0u);
  Batch reread;
  reread.reread = true;
  BOOST_TEST(run(reread).unread_files == 0u);
  BOOST_TEST(unread() == 1u);
}

BOOST_AUTO_TEST_CASE(an_article_that_was_removed_comes_back_from_its_file) {
  write("a.jsonl", {article("A", "One."), article("B", "Two.")});
  run();
  Batch removal;
  removal.remove = {"A"};
  BatchWriter(index, {}).apply(removal);
  BOOST_TEST(run().added == 1u);
}

BOOST_AUTO_TEST_CASE(a_dry_run_learns_nothing) {
  write("a.jsonl", {article("A", "One.")});
  Batch dry;
  dry.dry_run = true;
  run(dry);
  BOOST_TEST(run().added == 1u);
}

BOOST_AUTO_TEST_CASE(what_is_no_article_is_passed_over_unread) {
  write("a.jsonl", {article("A", "One.")});
  write_file(archive / "b.png", "\x89PNG\r\n\x1A\n0000");
  settle("b.png");
  BOOST_TEST(run().passed_over == 1u);
  const IndexingReport again = run();
  BOOST_TEST(again.passed_over == 1u);
  BOOST_TEST(again.unread_files == 2u);
}

// Of a file that is known and not read, the last version still counts.
BOOST_AUTO_TEST_CASE(the_last_version_is_kept_although_its_file_is_not_read) {
  write("b.jsonl", {article("A", "Last.")});
  run();
  write("a.jsonl", {article("A", "First.")});
  const IndexingReport report = run();
  BOOST_TEST(report.unread_files == 1u);
  BOOST_TEST(report.collided == 1u);
  BOOST_TEST(report.replaced == 0u);
  write("c.jsonl", {article("A", "Newest.")});
  BOOST_TEST(run().replaced == 1u);
  BOOST_TEST(unread() == 1u);  // the others are not in the index as they are
}

struct Histories : RerunFixture {
  // One step in the life of an archive.
  void change(RandomArticles& random) {
    const std::string name = std::to_string(random.below(6)) + ".jsonl";
    const fs::path other =
        archive / (std::to_string(random.below(6)) + ".jsonl");
    switch (random.below(5)) {
      case 0:
        fs::remove(archive / name);
        return;
      case 1:
        if (fs::exists(archive / name)) fs::rename(archive / name, other);
        return;
      case 2:
        if (fs::exists(archive / name)) settle(name);
        return;
      default:
        write(name, articles(random));
    }
  }

  // The same of two tables, in the folder of the pages and above.
  void change_files_of_tables(RandomArticles& random) const {
    const std::string name = std::to_string(random.below(4));
    const std::string page = "pages/" + name + ".html";
    const std::string table = random.below(3) == 0 ? "pages/b.csv" : "a.csv";
    fs::create_directory(archive / "pages");
    switch (random.below(6)) {
      case 0:
        fs::remove(archive / page);
        return;
      case 1:
        fs::remove(archive / table);
        return;
      case 2:
        if (fs::exists(archive / table)) settle(table);
        return;
      case 3:
        write_table(table, random);
        return;
      default:
        write_file(archive / page, "<p>Text " + name + "</p>");
        settle(page);
    }
  }

  void write_table(const std::string& name, RandomArticles& random) const {
    std::string rows = "post_id,title\n";
    for (std::size_t left = random.below(4); left > 0; --left) {
      rows += std::to_string(random.below(4)) + ",Title " +
              std::to_string(random.below(3)) + "\n";
    }
    write_file(archive / name, rows);
    settle(name);
  }

  // Of ids that other files have too.
  static std::vector<TestArticle> articles(RandomArticles& random) {
    std::vector<TestArticle> all;
    for (std::size_t left = random.below(4); left > 0; --left) {
      const auto number = std::to_string(random.below(3));
      all.push_back(
          article("id" + std::to_string(random.below(9)), "Text " + number));
    }
    return all;
  }

  // A batch that prunes, or removes articles, or neither.
  Batch batch(RandomArticles& random) const {
    Batch next;
    next.paths = {archive};
    next.prune = next.force_prune = random.below(3) == 0;
    if (random.below(4) == 0) {
      next.remove = {"id" + std::to_string(random.below(9))};
    }
    return next;
  }

  template <typename Change>
  void expect_no_difference(Change change_archive) const {
    std::uint64_t unread = 0;
    for (unsigned seed = 1; seed <= histories; ++seed) {
      RandomArticles random(seed);
      for (const fs::path& path : {archive, index, reference}) {
        fs::remove_all(path);
      }
      fs::create_directory(archive);
      for (std::size_t step = 0; step < 8; ++step) {
        for (std::size_t left = random.below(4); left > 0; --left) {
          change_archive(random);
        }
        Batch next = batch(random);
        IndexingReport report = BatchWriter(index, {}).apply(next);
        next.reread = true;
        IndexingReport expected = BatchWriter(reference, {}).apply(next);
        unread += report.unread_files;
        BOOST_TEST_CONTEXT("history " << seed << ", step " << step) {
          BOOST_TEST(dump(index) == dump(reference),
                     boost::test_tools::per_element());
          BOOST_TEST(report.added == expected.added);
          BOOST_TEST(report.replaced == expected.replaced);
          BOOST_TEST(report.removed == expected.removed);
        }
      }
    }
    BOOST_TEST(unread > histories);
  }

  static constexpr unsigned histories = tries(40);

  fs::path reference = folder / "reference.idx";
};

// An index that does not read what has not changed is as one that reads all.
BOOST_FIXTURE_TEST_CASE(what_is_not_read_again_makes_no_difference, Histories) {
  expect_no_difference([this](RandomArticles& random) { change(random); });
}

BOOST_FIXTURE_TEST_CASE(nor_does_it_where_tables_tell_of_files, Histories) {
  expect_no_difference(
      [this](RandomArticles& random) { change_files_of_tables(random); });
}

// A table of posts, and a page for each.
struct Export : RerunFixture {
  Export() {
    fs::create_directory(archive / "posts");
    write_table("Ferry", "Crane");
    write_page("1.html", "It was late.");
    write_page("2.html", "It is gone.");
  }

  void write_table(const std::string& first, const std::string& second) {
    write_file(archive / "posts.csv",
               "post_id,title\n1," + first + "\n2," + second + "\n");
    settle("posts.csv");
  }

  void write_page(const std::string& name, const std::string& text) {
    write_file(archive / "posts" / name, "<p>" + text + "</p>");
    settle("posts/" + name);
  }
};

BOOST_FIXTURE_TEST_CASE(a_page_is_read_again_when_its_row_has_changed, Export) {
  BOOST_TEST(run().added == 2u);
  BOOST_TEST(unread() == 3u);
  write_table("Ferry", "Crane sold");
  const IndexingReport changed = run();
  BOOST_TEST(changed.replaced == 1u);
  BOOST_TEST(changed.unread_files == 1u);
  BOOST_TEST(unread() == 3u);
}

BOOST_FIXTURE_TEST_CASE(also_when_the_table_was_read_alone_meanwhile, Export) {
  run();
  write_table("Ferry", "Crane sold");
  Batch alone;
  alone.paths = {archive / "posts.csv"};
  BatchWriter(index, {}).apply(alone);
  BOOST_TEST(run().replaced == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_table_is_read_again_when_a_page_comes_or_goes,
                        Export) {
  fs::remove(archive / "posts" / "2.html");
  BOOST_TEST(run().added == 2u);
  write_page("2.html", "It is gone.");
  Batch prune;
  prune.prune = true;
  const IndexingReport come = run(prune);
  BOOST_TEST(come.added == 1u);
  BOOST_TEST(come.removed == 1u);
  fs::remove(archive / "posts" / "2.html");
  const IndexingReport gone = run(prune);
  BOOST_TEST(gone.added == 1u);
  BOOST_TEST(gone.removed == 1u);
  BOOST_TEST(unread() == 2u);
}

BOOST_FIXTURE_TEST_CASE(pages_lose_what_a_table_told_when_it_goes, Export) {
  run();
  fs::remove(archive / "posts.csv");
  BOOST_TEST(run().replaced == 2u);
}

BOOST_FIXTURE_TEST_CASE(a_table_that_may_change_within_a_tick_is_looked_at,
                        Export) {
  fs::last_write_time(archive / "posts.csv", fs::file_time_type::clock::now() +
                                                 std::chrono::minutes(1));
  run();
  const auto time = fs::last_write_time(archive / "posts.csv");
  write_table("Ferry", "Grane");
  fs::last_write_time(archive / "posts.csv", time);
  BOOST_TEST(run().replaced == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
