#include "dateline/index_writer.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/indexer/test_index.hpp"
#include "tests/support/tries.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(index_writer)

namespace {

NewArticle harbour() {
  return {.id = "harbour",
          .title = "Ferry aground",
          .text = "The ferry lay on the sandbank for nine hours.",
          .source = "Harbour Dispatch",
          .date = "2024-06-19"};
}

NewArticle of(const std::string& id, const std::string& text) {
  return {.id = id, .text = text, .language = "en"};
}

NewArticle of(const TestArticle& article) {
  return {article.id,   article.title, article.text,     article.source,
          article.date, article.url,   article.language, article.author};
}

// What add() says against an article.
std::string refusal(IndexWriter& writer, const NewArticle& article) {
  try {
    writer.add(article);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

// Whether `holds` does in a child of this process, which ends then.
bool holds_in_child(const std::function<bool()>& holds) {
  const pid_t child = ::fork();
  if (child == 0) {
    bool is_held = false;
    try {
      is_held = holds();
    } catch (...) {
      is_held = false;
    }
    ::_exit(is_held ? 0 : 1);
  }
  int status = -1;
  return ::waitpid(child, &status, 0) == child && status == 0;
}

// Whether a child of this process is told that it may not write.
bool is_refused_in_child(const std::function<void()>& write) {
  return holds_in_child([&] {
    try {
      write();
    } catch (const IndexError& error) {
      return std::string(error.what()).find("a child of that process") !=
             std::string::npos;
    }
    return false;
  });
}

struct Fixture {
  std::size_t passages_with(const std::string& term) const {
    return StoredIndex(index).frequency(term);
  }

  TemporaryFolder folder;
  std::filesystem::path index = folder / "news.idx";
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_commit_publishes_what_was_added, Fixture) {
  IndexWriter writer(index);
  BOOST_TEST(writer.add(harbour()) == "harbour");
  BOOST_TEST(writer.pending() == 1);
  const CommitReport report = writer.commit();
  BOOST_TEST(report.counts.added == 1);
  BOOST_TEST(report.counts.passages == 1);
  BOOST_TEST(report.messages.empty());
  BOOST_TEST(writer.pending() == 0);
  BOOST_TEST(writer.size().passages == 1);
  BOOST_TEST(writer.check().empty());
  BOOST_TEST((writer.commit().counts == IndexingReport()));
}

BOOST_FIXTURE_TEST_CASE(a_default_language_is_a_known_one, Fixture) {
  BOOST_CHECK_EXCEPTION(IndexWriter(index, {.default_language = "nonsense"}),
                        Error, [](const Error& error) {
                          return std::string(error.what()).find("ISO 639-1") !=
                                 std::string::npos;
                        });
  BOOST_TEST(!std::filesystem::exists(index));
  IndexWriter(index, {.default_language = "DE"}).commit();
  BOOST_CHECK_NO_THROW(IndexWriter(index, {.default_language = "de"}));
}

// It would write the files that its parent writes.
BOOST_FIXTURE_TEST_CASE(a_child_process_does_not_write, Fixture) {
  std::optional<IndexWriter> writer(index);
  writer->add(harbour());
  BOOST_TEST(is_refused_in_child([&] { writer->add(of("a", "Trains.")); }));
  BOOST_TEST(is_refused_in_child([&] { writer->remove("harbour"); }));
  BOOST_TEST(is_refused_in_child([&] { writer->commit(); }));
  BOOST_TEST(is_refused_in_child([&] { writer->merge(); }));
  BOOST_TEST(is_refused_in_child([&] { writer->purge(); }));
  BOOST_TEST(holds_in_child([&] {
    writer.reset();
    return true;
  }));
  BOOST_TEST(writer->commit().counts.added == 1);
  BOOST_TEST(writer->check().empty());
  BOOST_TEST(passages_with("") == 1);
}

BOOST_FIXTURE_TEST_CASE(an_address_stands_for_an_id, Fixture) {
  IndexWriter writer(index);
  NewArticle article = of("", "Words.");
  article.url = "https://www.harbour.example/a/?utm_source=x";
  BOOST_TEST(writer.add(article) == "harbour.example/a");
  article.url = "http://harbour.example/a";
  BOOST_TEST(writer.add(article) == "harbour.example/a");
  BOOST_TEST(writer.commit().counts.added == 1);
}

BOOST_FIXTURE_TEST_CASE(words_are_taken_as_they_stand, Fixture) {
  IndexWriter writer(index);
  writer.add(of("a", "The tag <b>bold</b> &amp; By Jane Doe"));
  BOOST_TEST(writer.commit().messages.empty());
  const std::vector<std::string> lines = dump(index);
  BOOST_TEST(passages_with("") == 1);
  bool found = false;
  for (const std::string& line : lines) {
    found = found || line.find("amp") != line.npos;
  }
  BOOST_TEST(found);
}

BOOST_FIXTURE_TEST_CASE(the_last_call_about_an_id_counts, Fixture) {
  IndexWriter writer(index);
  writer.add(of("a", "First version."));
  writer.add(of("b", "Another one."));
  writer.add(of("a", "Second version."));
  writer.remove("b");
  writer.remove("c");
  writer.add(of("c", "A third one."));
  BOOST_TEST(writer.pending() == 3);
  CommitReport report = writer.commit({.strict = true});
  BOOST_TEST(report.counts.added == 2);
  BOOST_TEST(report.counts.collided == 0);
  BOOST_TEST(report.counts.not_found.empty());
  writer.remove("a");
  writer.remove("nobody");
  report = writer.commit();
  BOOST_TEST(report.counts.removed == 1);
  BOOST_TEST(report.counts.not_found == std::vector<std::string>{"nobody"},
             boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_an_article_is_refused_at_once, Fixture) {
  IndexWriter writer(index);
  const auto cannot = [](const std::string& reason) {
    return "cannot add article 'a': " + reason;
  };
  BOOST_TEST(refusal(writer, of("", "Words.")) ==
             "cannot add an article that has neither an id nor the address of "
             "a page; give one of them, by which it can be found and replaced");
  BOOST_TEST(refusal(writer, of("a", " \n")) ==
             cannot("it has neither a title nor a text"));
  BOOST_TEST(refusal(writer, of("a", "caf\xe9")) ==
             cannot("its text is not UTF-8 from byte 3 on; decode it first"));
  BOOST_TEST(refusal(writer, of("a", std::string("a\0b", 3))) ==
             cannot("its text has a NUL character at byte 1; leave it out"));
  BOOST_TEST(writer.pending() == 0);
  BOOST_CHECK_THROW(writer.add_files(""), Error);
}

BOOST_FIXTURE_TEST_CASE(messages_name_the_article, Fixture) {
  IndexWriter writer(index);
  writer.add(of("a", "Words."));
  writer.remove("a");
  NewArticle odd = of("b", "Words.");
  odd.date = "the day after";
  writer.add(odd);
  writer.add(of(std::string(5000, 'x'), "Words."));
  const CommitReport report = writer.commit();
  BOOST_TEST(report.counts.added == 1);
  BOOST_TEST(report.counts.failed == 1);
  std::map<std::string, IndexingMessage::Kind> kinds;
  for (const IndexingMessage& message : report.messages) {
    kinds[message.about] = message.kind;
  }
  BOOST_TEST(kinds.size() == 2);
  BOOST_TEST((kinds["b"] == IndexingMessage::Kind::unread_date));
  BOOST_TEST((kinds[std::string(5000, 'x')] == IndexingMessage::Kind::failure));
}

BOOST_FIXTURE_TEST_CASE(what_is_not_published_stays_pending, Fixture) {
  IndexWriter writer(index);
  writer.add(harbour());
  writer.remove("nobody");
  BOOST_CHECK_THROW(writer.commit({.strict = true}), IndexError);
  std::stop_source stop;
  stop.request_stop();
  BOOST_CHECK_THROW(writer.commit({.stop = stop.get_token()}), BatchStopped);
  BOOST_TEST(writer.commit({.dry_run = true}).counts.added == 1);
  BOOST_TEST(writer.size().passages == 0);
  BOOST_TEST(writer.pending() == 2);
  BOOST_TEST(writer.commit().counts.added == 1);
  writer.add(of("a", "Words."));
  writer.rollback();
  BOOST_TEST(writer.pending() == 0);
  BOOST_TEST(writer.commit().counts.added == 0);
}

BOOST_FIXTURE_TEST_CASE(files_and_articles_are_one_batch, Fixture) {
  const std::filesystem::path archive = folder / "archive";
  const std::filesystem::path file = archive / "more.jsonl";
  std::filesystem::create_directory(archive);
  write_articles(file, {article("x", "From a file."), article("y", "Too.")});
  write_file(folder / "broken.jsonl", "{\"id\": 1");
  IndexWriter writer(index);
  writer.add_files(archive);
  writer.add_files(folder / "broken.jsonl");
  writer.add(of("z", "From a program."));
  CommitReport report = writer.commit();
  BOOST_TEST(report.counts.added == 3);
  BOOST_TEST(report.counts.failed == 1);
  BOOST_TEST(report.messages.size() == 1);
  BOOST_TEST(report.messages.at(0).about ==
             (folder / "broken.jsonl").string() + ":1");
  write_articles(file, {article("x", "From a file.")});
  writer.add_files(file);
  report = writer.commit({.prune = true});
  BOOST_TEST(report.counts.removed == 1);
  BOOST_TEST(passages_with("") == 2);
  std::filesystem::remove(file);
  writer.add_files(archive);
  BOOST_CHECK_THROW(writer.commit({.prune = true}), IndexError);
  BOOST_TEST(writer.commit({.force_prune = true}).counts.removed == 1);
}

BOOST_FIXTURE_TEST_CASE(there_is_one_writer_at_a_time, Fixture) {
  const IndexWriter writer(index);
  BOOST_CHECK_THROW(IndexWriter{index}, IndexError);
  BOOST_CHECK_THROW(IndexWriter(folder / "none.idx", {.must_exist = true}),
                    IndexError);
}

// More than one block of the file in which articles wait.
BOOST_FIXTURE_TEST_CASE(large_batches, Fixture) {
  IndexWriter writer(index, {.threads = 2});
  constexpr std::size_t count = 300;
  const std::string text(20'000, 'w');
  for (std::size_t i = 0; i < count; ++i) {
    writer.add(of("a" + std::to_string(i), std::to_string(i) + ' ' + text));
  }
  for (std::size_t i = 0; i < count; i += 3) {
    writer.remove("a" + std::to_string(i));
  }
  BOOST_TEST(writer.commit().counts.added == 200);
  BOOST_TEST(writer.check().empty());
}

// Whatever came and went, the index is as one made of what is left.
BOOST_FIXTURE_TEST_CASE(random_histories, Fixture) {
  for (unsigned seed = 1; seed <= tries(20); ++seed) {
    RandomArticles random(seed);
    const auto at = folder / ("history" + std::to_string(seed));
    const auto fresh = folder / ("fresh" + std::to_string(seed));
    std::map<std::string, TestArticle> expected;
    {
      IndexWriter writer(at);
      for (std::size_t step = 0; step < 40; ++step) {
        const std::string id = "a" + std::to_string(random.below(12));
        if (random.below(4) == 0) {
          writer.remove(id);
          expected.erase(id);
        } else {
          expected[id] = random.next(id);
          writer.add(of(expected[id]));
        }
        if (random.below(5) == 0) writer.commit();
      }
      writer.commit();
    }
    IndexWriter reference(fresh);
    for (const auto& [id, article] : expected) reference.add(of(article));
    reference.commit();
    BOOST_TEST_CONTEXT("history " << seed) {
      // Where an article stood among those of its batch is not compared.
      BOOST_TEST(stored_statistics(at) == stored_statistics(fresh),
                 boost::test_tools::per_element());
      BOOST_TEST(StoredIndex(at).passages() == StoredIndex(fresh).passages());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
