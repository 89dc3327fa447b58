#include "query/engine/index/index_reader.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>

#include "corpus/index/index_schema.hpp"
#include "dateline/error.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Length of the records of all passages, in bytes.
std::size_t record_bytes(const Xapian::Database& database) {
  std::size_t bytes = 0;
  for (auto id = database.postlist_begin(""); id != database.postlist_end("");
       ++id) {
    bytes += database.get_document(*id).get_data().size();
  }
  return bytes;
}

// The length of all German passages, in tokens.
double german_tokens(const IndexReader& reader) {
  const LanguageStatistics& german = reader.languages().at("de");
  return german.passages * german.mean_length;
}

std::string message_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const IndexError& error) {
    return error.what();
  }
  return "";
}

// An index whose records fill several blocks of the database.
struct IndexReaderFixture {
  // Replaces all articles of the index by one commit.
  void rewrite() {
    const fs::path file = folder / "articles.jsonl";
    for (TestArticle& article : articles) article.text += " Changed.";
    write_articles(file, articles);
    index_paths(index.path(), {file}, in_place());
  }

  // Publishes a copy of the current generation with an entry of its metadata
  // changed.
  void publish_with(std::string_view key, const std::string& value) const {
    const IndexFolder index_folder(index.path());
    const fs::path next = index_folder.building_generation();
    fs::copy(index_folder.current().value(), next, fs::copy_options::recursive);
    Xapian::WritableDatabase database(next.string());
    database.set_metadata(std::string(key), value);
    database.commit();
    database.close();
    index_folder.publish();
  }

  TemporaryFolder folder;
  std::vector<TestArticle> articles = RandomArticles(17).next(200);
  QueryIndex index{articles};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(index_reader, IndexReaderFixture)

BOOST_AUTO_TEST_CASE(a_batch_is_seen_by_the_next_search) {
  IndexReader reader(index.path());
  const auto before = reader.state();
  reader.reading([] {});
  BOOST_TEST(reader.state() == before);
  const double tokens = german_tokens(reader);
  rewrite();
  reader.reading([] {});
  BOOST_TEST(reader.state() > before);
  BOOST_TEST(german_tokens(reader) > tokens);
}

BOOST_AUTO_TEST_CASE(a_search_that_batches_overtake_is_repeated) {
  IndexReader reader(index.path());
  int searches = 0;
  const std::size_t bytes = reader.reading([&] {
    // Xapian keeps the blocks that a reader needs for one commit, and reuses
    // them in the second.
    if (++searches == 1) {
      rewrite();
      rewrite();
    }
    return record_bytes(reader.database());
  });
  BOOST_TEST(searches == 2);
  BOOST_TEST(bytes == record_bytes(Xapian::Database(index.path().string())));
}

BOOST_AUTO_TEST_CASE(an_index_that_never_rests_is_an_error) {
  IndexReader reader(index.path());
  int searches = 0;
  const std::string message = message_of([&] {
    reader.reading([&] {
      ++searches;
      throw Xapian::DatabaseModifiedError("too late");
    });
  });
  BOOST_TEST(searches == 10);
  BOOST_TEST(message == "cannot read index '" + index.path().string() +
                            "': it changes faster than it can be read: too "
                            "late");
}

BOOST_AUTO_TEST_CASE(other_exceptions_of_xapian_are_errors_at_once) {
  IndexReader reader(index.path());
  int searches = 0;
  const std::string message = message_of([&] {
    reader.reading([&] {
      ++searches;
      throw Xapian::DatabaseCorruptError("no block 7");
    });
  });
  BOOST_TEST(searches == 1);
  BOOST_TEST(message.find("no block 7") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_without_an_index_is_an_error) {
  BOOST_TEST(message_of([&] {
               IndexReader(folder / "none");
             }).find("there is none") != std::string::npos);
}

// Each message says what is wrong and what to do, in words for people.
BOOST_AUTO_TEST_CASE(what_is_missing_is_named_with_a_remedy) {
  const fs::path generation = IndexFolder(index.path()).current().value();
  const auto message_without = [&](const fs::path& path) {
    const fs::path away = folder / "away";
    fs::rename(path, away);
    std::string message = message_of([&] { IndexReader(index.path()); });
    fs::rename(away, path);
    return message;
  };
  for (const char* file : {"docdata.glass", "postlist.glass", "iamglass"}) {
    const std::string message = message_without(generation / file);
    BOOST_TEST_INFO(message);
    BOOST_TEST(message.find(file) != message.npos);
    BOOST_TEST(message.find("a part of the index is missing") != message.npos);
  }
  BOOST_TEST(
      message_without(generation).find("a part of the index is missing") !=
      std::string::npos);
  BOOST_TEST(message_without(IndexFolder(index.path()).stub())
                 .find("write the line 'glass generation-") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_truncated_file_is_damage) {
  const fs::path generation = IndexFolder(index.path()).current().value();
  for (const char* file : {"postlist.glass", "docdata.glass", "iamglass"}) {
    const fs::path path = generation / file, copy = folder / "copy";
    fs::copy(path, copy);
    fs::resize_file(path, 0);
    const std::string message = message_of([&] {
      IndexReader reader(index.path());
      reader.reading([&] { record_bytes(reader.database()); });
    });
    BOOST_TEST_INFO(message);
    BOOST_TEST(message.find("the index is damaged; restore it") !=
               message.npos);
    BOOST_TEST(message.find("Error:") == message.npos);
    fs::rename(copy, path);
  }
}

// The second search must not take the generation for one that was checked.
BOOST_AUTO_TEST_CASE(an_index_of_another_kind_is_refused_each_time) {
  IndexReader reader(index.path());
  for (const std::string_view key :
       {schema::fingerprint_key, schema::version_key, schema::statistics_key}) {
    publish_with(key, "other");
    const std::string first = message_of([&] { reader.reading([] {}); });
    BOOST_TEST(first.starts_with("cannot open index '"));
    BOOST_TEST(message_of([&] { reader.reading([] {}); }) == first);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
