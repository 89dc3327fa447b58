#include "query/engine/index/index_reader.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>

#include "dateline/error.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Length of the records of all passages, in bytes.
std::size_t record_bytes(const IndexReader& reader) {
  std::size_t bytes = 0;
  reader.database().each_with("", [&](Xapian::docid id) {
    bytes += reader.database().record(id).size();
    return true;
  });
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
  // Replaces all articles of the index by one batch.
  void rewrite() {
    const fs::path file = folder / "articles.jsonl";
    for (TestArticle& article : articles) article.text += " Changed.";
    write_articles(file, articles);
    index_paths(index.path(), {file}, in_memory());
  }

  void write_manifest(const std::string& text) const {
    write_file(IndexFolder(index.path()).manifest(), text);
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

// The segments that it reads are deleted by the first batch.
BOOST_AUTO_TEST_CASE(a_search_goes_on_while_batches_overtake_it) {
  IndexReader reader(index.path());
  const std::size_t before = record_bytes(reader);
  int searches = 0;
  const std::size_t bytes = reader.reading([&] {
    ++searches;
    rewrite();
    rewrite();
    return record_bytes(reader);
  });
  BOOST_TEST(searches == 1);
  BOOST_TEST(bytes == before);
  BOOST_TEST(reader.reading([&] { return record_bytes(reader); }) > before);
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

BOOST_AUTO_TEST_CASE(what_is_missing_is_named_with_a_remedy) {
  const auto message_without = [&](const fs::path& path) {
    const fs::path away = folder / "away";
    fs::rename(path, away);
    std::string message = message_of([&] { IndexReader(index.path()); });
    fs::rename(away, path);
    return message;
  };
  const fs::path segment = index.path() / "segment-000001";
  for (const char* file : {"records", "postlist.glass", "iamglass"}) {
    const std::string message = message_without(segment / file);
    BOOST_TEST_INFO(message);
    BOOST_TEST(message.find(file) != message.npos);
    BOOST_TEST(message.find("a part of the index is missing") != message.npos);
  }
  BOOST_TEST(message_without(segment).find("a part of the index is missing") !=
             std::string::npos);
  BOOST_TEST(message_without(IndexFolder(index.path()).manifest())
                 .find("manifest.json is missing") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_truncated_file_is_damage) {
  const fs::path segment = index.path() / "segment-000001";
  for (const char* file : {"postlist.glass", "records", "iamglass"}) {
    const fs::path path = segment / file, copy = folder / "copy";
    fs::copy(path, copy);
    fs::resize_file(path, fs::file_size(path) - 1);
    const std::string message = message_of([&] { IndexReader(index.path()); });
    BOOST_TEST_INFO(message);
    BOOST_TEST(message.find(std::string(file) + " has ") != message.npos);
    BOOST_TEST(message.find("the index is damaged; restore it") !=
               message.npos);
    fs::rename(copy, path);
  }
}

// The second search must not take the index for one that was checked.
BOOST_AUTO_TEST_CASE(an_index_of_another_kind_is_refused_each_time) {
  IndexReader reader(index.path());
  const Manifest whole = StoredIndex(index.path()).manifest;
  Manifest schema = whole, analyser = whole;
  schema.identity.schema = "99";
  analyser.identity.analyser = "other";
  for (const std::string& text :
       {encode(schema), encode(analyser), std::string("{}")}) {
    write_manifest(text);
    const std::string first = message_of([&] { reader.reading([] {}); });
    BOOST_TEST(first.starts_with("cannot open index '"));
    BOOST_TEST(message_of([&] { reader.reading([] {}); }) == first);
  }
  write_manifest(encode(whole));
  BOOST_CHECK_NO_THROW(reader.reading([] {}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
