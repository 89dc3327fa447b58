#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "corpus/index/index_schema.hpp"
#include "tests/indexer/test_index.hpp"

// Articles that say word for word the same under several ids.
namespace dateline {
namespace {

namespace fs = std::filesystem;

struct CopiesFixture {
  // A batch of a file for each article, named by its id.
  IndexingReport add(const std::vector<TestArticle>& articles, Batch batch = {},
                     const WriterSettings& settings = in_memory()) {
    fs::create_directory(archive);
    for (const TestArticle& one : articles) {
      batch.paths.push_back(archive / (one.id + ".jsonl"));
      write_articles(batch.paths.back(), {one});
    }
    return BatchWriter(index, settings).apply(batch);
  }

  IndexingReport remove(const std::string& id) const {
    Batch batch;
    batch.remove = {id};
    return BatchWriter(index, in_memory()).apply(batch);
  }

  // "a=b,c" for an article with two copies, "d" for one without.
  std::string stored_articles() const {
    const StoredIndex stored(index);
    std::vector<std::string> names;
    stored.each_with("", [&](const OpenSegment& segment, Xapian::docid id) {
      if (segment.content(id).empty()) return;
      std::string name = segment.record(id).article;
      if (const CopyGroup* group = stored.copies.of(name)) {
        for (const StoredCopy& copy : group->copies) {
          name += (name.size() == 1 ? "=" : ",") + copy.id;
        }
      }
      names.push_back(name);
    });
    std::ranges::sort(names);
    std::string list;
    for (const std::string& name : names) {
      list += (list.empty() ? "" : " ") + name;
    }
    return list;
  }

  bool is_sound() const { return BatchWriter(index, {}).check().empty(); }

  TemporaryFolder folder;
  fs::path index = folder / "news.idx";
  fs::path archive = folder / "archive";
};

const char* const flood = "The dam broke on Tuesday, and the town is empty.";

TestArticle print(const std::string& id) {
  TestArticle one = article(id, flood);
  one.url = "https://" + id + ".example/flood";
  return one;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(copies, CopiesFixture)

BOOST_AUTO_TEST_CASE(what_others_say_too_is_stored_once) {
  for (const auto& settings : {in_memory(), in_segments()}) {
    fs::remove_all(index);
    const IndexingReport report =
        add({print("b"), print("c"), article("d", "Another text."), print("a")},
            {}, settings);
    BOOST_TEST(report.added == 2u);
    BOOST_TEST(report.duplicate == 2u);
    BOOST_TEST(report.copies == 2u);
    BOOST_TEST(report.passages == 2u);
    BOOST_TEST(stored_articles() == "a=b,c d");
    BOOST_TEST(is_sound());
  }
}

BOOST_AUTO_TEST_CASE(the_lowest_id_is_stored_whichever_came_first) {
  BOOST_TEST(add({print("b")}).added == 1u);
  BOOST_TEST(stored_articles() == "b");
  BOOST_TEST(add({print("c")}).copies == 1u);
  BOOST_TEST(stored_articles() == "b=c");
  const IndexingReport lower = add({print("a")});
  BOOST_TEST(lower.added == 1u);
  BOOST_TEST(lower.copies == 0u);
  BOOST_TEST(lower.doubled == 1u);
  BOOST_TEST(stored_articles() == "a=b,c");
  const std::vector<std::string> one_by_one = dump(index);
  fs::remove_all(index);
  add({print("a"), print("b"), print("c")});
  BOOST_TEST(dump(index) == one_by_one, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(copies_that_come_again_are_unchanged) {
  add({print("a"), print("b")});
  const std::vector<std::string> before = dump(index);
  Batch again;
  again.reread = true;
  const IndexingReport report = add({print("b"), print("a")}, again);
  BOOST_TEST(report.unchanged == 2u);
  BOOST_TEST(report.duplicate == 0u);
  BOOST_TEST(dump(index) == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_copy_is_stored_when_its_article_goes) {
  TestArticle second = article("b", flood);
  second.text += std::string(3000, '-') + " And a second passage.";
  TestArticle first = second;
  first.id = "a";
  first.url = "https://a.example/";
  add({first, second});
  const std::size_t passages = StoredIndex(index).passages();
  BOOST_TEST(remove("a").removed == 1u);
  BOOST_TEST(stored_articles() == "b");
  BOOST_TEST(StoredIndex(index).passages() == passages);
  BOOST_TEST(is_sound());
  const std::vector<std::string> left = dump(index);
  fs::remove_all(index);
  add({second});
  BOOST_TEST(dump(index) == left, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_changes_is_no_copy_any_more) {
  add({print("a"), print("b"), print("c")});
  BOOST_TEST(add({article("b", "Corrected.")}).replaced == 1u);
  BOOST_TEST(stored_articles() == "a=c b");
  BOOST_TEST(add({article("a", "Corrected.")}).replaced == 1u);
  BOOST_TEST(stored_articles() == "a=b c");
  BOOST_TEST(is_sound());
}

BOOST_AUTO_TEST_CASE(copies_are_removed_by_their_own_ids) {
  add({print("a"), print("b")});
  BOOST_TEST(remove("b").removed == 1u);
  BOOST_TEST(stored_articles() == "a");
  BOOST_TEST(!StoredIndex(index).manifest.copies.has_value());
  BOOST_TEST(remove("b").not_found.size() == 1u);
}

BOOST_AUTO_TEST_CASE(copies_whose_file_is_gone_are_pruned) {
  add({print("a"), print("b"), print("c")});
  for (const char* name : {"a.jsonl", "c.jsonl"}) fs::remove(archive / name);
  Batch batch;
  batch.paths = {archive};
  batch.prune = true;
  BOOST_TEST(BatchWriter(index, {}).apply(batch).removed == 2u);
  BOOST_TEST(stored_articles() == "b");
}

BOOST_AUTO_TEST_CASE(the_report_names_the_article_of_a_copy) {
  std::vector<InputOutcome> outcomes;
  Batch batch;
  batch.on_outcome = [&](const InputOutcome& outcome) {
    outcomes.push_back(outcome);
  };
  add({print("b"), print("a")}, batch);
  BOOST_TEST_REQUIRE(outcomes.size() == 2u);
  BOOST_TEST((outcomes[0].state == InputOutcome::State::duplicate));
  BOOST_TEST(outcomes[0].id == "b");
  BOOST_TEST(outcomes[0].reason ==
             "article 'a' has the same words, and is found for both");
  BOOST_TEST((outcomes[1].state == InputOutcome::State::added));
}

BOOST_AUTO_TEST_CASE(other_facts_make_another_article) {
  TestArticle dated = print("b"), signed_one = print("c"), other = print("d");
  dated.date = "2031-05-02";
  signed_one.author = "Lia Gren";
  other.source = "Post";
  BOOST_TEST(add({print("a"), dated, signed_one, other}).copies == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
