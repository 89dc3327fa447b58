#include "indexer/batch/batch_writer.hpp"

#include <xapian.h>
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <map>
#include <random>
#include <set>

#include "corpus/index/index_folder.hpp"
#include "corpus/index/index_schema.hpp"
#include "corpus/index/passage_files.hpp"
#include "corpus/index/passage_record.hpp"
#include "corpus/index/token_trace.hpp"
#include "tests/indexer/test_index.hpp"

namespace dateline {
namespace {

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

// The two ways of a batch into an index.
struct Way {
  const char* name;
  WriterSettings (*settings)();
};
std::ostream& operator<<(std::ostream& out, const Way& way) {
  return out << way.name;
}
const Way ways[] = {{"in memory", in_memory}, {"in segments", in_segments}};

struct BatchWriterFixture {
  fs::path write(const std::vector<TestArticle>& articles) const {
    write_articles(input, articles);
    return input;
  }

  IndexingReport add(const std::vector<TestArticle>& articles,
                     const WriterSettings& settings = {}) const {
    return index_paths(index, {write(articles)}, settings);
  }

  IndexingReport apply(const Batch& batch,
                       const WriterSettings& settings = {}) const {
    return BatchWriter(index, settings).apply(batch);
  }

  StoredIndex stored() const { return StoredIndex(index); }

  // The texts of an article's passages, joined.
  std::string text_of(const std::string& article) const {
    std::string text;
    stored().each_with(schema::article_term(article),
                       [&](const OpenSegment& segment, Xapian::docid id) {
                         text += segment.record(id).text;
                       });
    return text;
  }

  TemporaryFolder folder;
  fs::path index = folder / "news.idx";
  fs::path input = folder / "articles.jsonl";
};

std::vector<fs::path> write_each(const TemporaryFolder& folder,
                                 const std::vector<TestArticle>& articles) {
  std::vector<fs::path> paths;
  for (const TestArticle& one : articles) {
    paths.push_back(folder / (one.id + ".jsonl"));
    write_articles(paths.back(), {one});
  }
  return paths;
}

std::string refusal(const fs::path& index, const WriterSettings& settings) {
  try {
    const BatchWriter writer(index, settings);
  } catch (const IndexError& error) {
    return error.what();
  }
  return "";
}

std::string manifest_text(const fs::path& index) {
  return IndexFolder(index).read_manifest().value();
}

std::size_t files_of_kind(const fs::path& index, std::string_view prefix) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(index)) {
    count += entry.path().filename().native().starts_with(prefix) ? 1 : 0;
  }
  return count;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(batch_writer, BatchWriterFixture)

BOOST_DATA_TEST_CASE_F(BatchWriterFixture, new_articles_are_added,
                       data::make(ways), way) {
  const auto articles = RandomArticles(1).next(40);
  const IndexingReport report = add(articles, way.settings());
  BOOST_TEST(report.added == 40u);
  BOOST_TEST(report.replaced + report.unchanged + report.failed == 0u);
  BOOST_TEST(report.passages == stored().passages());
  for (const TestArticle& one : articles) {
    BOOST_TEST(text_of(one.id) == one.text);
  }
}

// An article is found as a row of documents by any of its passages.
BOOST_DATA_TEST_CASE_F(BatchWriterFixture,
                       passages_know_their_place_in_the_article,
                       data::make(ways), way) {
  RandomArticles random(3);
  add(random.next(30), way.settings());
  add(random.next(20), way.settings());  // replaces
  auto articles = random.next(40);
  articles.push_back(articles[25]);  // twice in one batch
  articles.back().text += " More.";
  add(articles, way.settings());

  const StoredIndex all = stored();
  std::size_t with_several = 0;
  all.each_with("", [&](const OpenSegment& segment, Xapian::docid id) {
    const PassageRecord record = segment.record(id);
    const TraceHeader header =
        TokenTrace(segment.files->traces.at(id)).header();
    const std::string term = schema::article_term(record.article);
    BOOST_TEST(header.ordinal == record.ordinal);
    BOOST_TEST(header.passages == all.frequency(term));
    Xapian::docid first = 0;
    segment.each_living(
        term, [&](Xapian::docid own) { first = first == 0 ? own : first; });
    BOOST_TEST(first + (header.ordinal - 1) == id);
    with_several += header.passages > 1;
  });
  BOOST_TEST(with_several > 20u);
}

BOOST_AUTO_TEST_CASE(a_passage_has_the_terms_of_the_schema) {
  add({{"x1", "Miners strike", "Striking miners struck.", "en", "2024-06-19",
        "AP", "Ann Lee"}});
  const StoredIndex index = stored();
  const Xapian::Database& database = index.segments.front().database;
  const Xapian::Document document = database.get_document(1);
  const auto wdf = [&](const std::string& term) -> int {
    const auto found = database.postlist_begin(term);
    return found != database.postlist_end(term) && *found == 1
               ? static_cast<int>(found.get_wdf())
               : -1;
  };
  BOOST_TEST(wdf("en:miner") == 2);
  BOOST_TEST(wdf("Sen:miner") == 0);
  BOOST_TEST(wdf("Qx1") == 0);
  BOOST_TEST(wdf("Len") == 0);
  BOOST_TEST(wdf("XSap") == 0);
  BOOST_TEST(wdf("Aann lee") == 0);
  BOOST_TEST(wdf(schema::origin_term(input.string())) == 0);
  BOOST_TEST(document.get_value(schema::date_slot) == "20240619");
  BOOST_TEST(document.get_value(schema::source_slot) == "en:AP");
  BOOST_TEST(database.get_doclength(1) == 5u);
}

BOOST_AUTO_TEST_CASE(only_the_first_passage_has_title_tokens_and_content) {
  TestArticle one = article("x1", "");
  one.title = "Limousine";
  for (int i = 0; i < 600; ++i) one.text += "word ";
  add({one});
  BOOST_TEST_REQUIRE(stored().passages() > 1u);
  BOOST_TEST(stored().frequency("en:limousin") == 1u);
  BOOST_TEST(stored().frequency("Sen:limousin") == stored().passages());
  BOOST_TEST(stored().segments.front().database.get_value_freq(
                 schema::content_slot) == 1u);
}

BOOST_DATA_TEST_CASE_F(BatchWriterFixture, unchanged_articles_cost_no_commit,
                       data::make(ways), way) {
  const auto articles = RandomArticles(2).next(20);
  add(articles);
  const std::string before = manifest_text(index);
  const IndexingReport again = add(articles, way.settings());
  BOOST_TEST(again.unchanged == 20u);
  BOOST_TEST(again.added + again.replaced + again.passages == 0u);
  BOOST_TEST(manifest_text(index) == before);
}

BOOST_DATA_TEST_CASE_F(BatchWriterFixture,
                       changed_articles_replace_all_their_passages,
                       data::make(ways), way) {
  auto articles = RandomArticles(3).next(20);
  add(articles);
  articles[7].text = "Short now.";
  articles[9].title = "Another title";
  const IndexingReport report = add(articles, way.settings());
  BOOST_TEST(report.replaced == 2u);
  BOOST_TEST(report.unchanged == 18u);
  BOOST_TEST(text_of("a7") == "Short now.");
  BOOST_TEST(text_of("a9") == articles[9].text);
  BOOST_TEST(counted_statistics(index) == stored_statistics(index));
}

BOOST_DATA_TEST_CASE_F(BatchWriterFixture, named_articles_are_removed,
                       data::make(ways), way) {
  add(RandomArticles(4).next(10));
  Batch batch;
  batch.remove = {"a3", "nobody"};
  const IndexingReport report = apply(batch, way.settings());
  BOOST_TEST(report.removed == 1u);
  BOOST_TEST(report.not_found == std::vector<std::string>{"nobody"});
  BOOST_TEST(text_of("a3") == "");
  BOOST_TEST(counted_statistics(index) == stored_statistics(index));
}

BOOST_DATA_TEST_CASE_F(BatchWriterFixture, what_is_removed_and_given_stays,
                       data::make(ways), way) {
  auto articles = RandomArticles(5).next(4);
  add(articles);
  articles[2].text = "Changed.";
  Batch batch;
  batch.paths = {write(articles)};
  batch.remove = {"a1", "a2"};
  const IndexingReport report = apply(batch, way.settings());
  BOOST_TEST(report.removed == 0u);
  BOOST_TEST(report.replaced == 1u);
  BOOST_TEST(text_of("a1") == articles[1].text);
  BOOST_TEST(text_of("a2") == "Changed.");
}

BOOST_DATA_TEST_CASE_F(BatchWriterFixture,
                       pruning_removes_articles_whose_file_is_gone,
                       data::make(ways), way) {
  const auto paths = write_each(folder, RandomArticles(6).next(6));
  index_paths(index, paths, way.settings());
  fs::remove(paths[1]);
  fs::remove(paths[4]);
  Batch batch;
  batch.prune = true;
  batch.paths = {write({article("new", "New text.")})};
  const IndexingReport report = apply(batch, way.settings());
  BOOST_TEST(report.removed == 2u);
  BOOST_TEST(report.added == 1u);
  BOOST_TEST(text_of("a1") == "");
  BOOST_TEST(text_of("a2") != "");
}

BOOST_AUTO_TEST_CASE(a_moved_file_is_replaced_not_pruned) {
  add({article("x", "Text.")});
  const fs::path moved = folder / "moved.jsonl";
  fs::rename(input, moved);
  Batch batch;
  batch.prune = true;
  batch.paths = {moved};
  const IndexingReport report = apply(batch);
  BOOST_TEST(report.replaced == 1u);
  BOOST_TEST(report.removed == 0u);
  BOOST_TEST(text_of("x") == "Text.");
}

BOOST_DATA_TEST_CASE_F(BatchWriterFixture,
                       of_one_id_the_last_in_the_input_counts, data::make(ways),
                       way) {
  WriterSettings settings = way.settings();
  settings.threads = 4;
  settings.chunk_bytes = 1;
  const IndexingReport report =
      add({article("x", "One."), article("y", "Other."), article("x", "Two."),
           article("x", "Three.")},
          settings);
  BOOST_TEST(report.added == 2u);
  BOOST_TEST(report.collided == 2u);
  BOOST_TEST(report.passages == 2u);
  BOOST_TEST(text_of("x") == "Three.");
  BOOST_TEST(stored().passages() == 2u);
}

BOOST_DATA_TEST_CASE_F(BatchWriterFixture,
                       the_last_counts_also_if_it_is_unchanged,
                       data::make(ways), way) {
  const fs::path first = folder / "1.jsonl";
  write_articles(first, {article("x", "One.")});
  const fs::path second = folder / "2.jsonl";
  write_articles(second, {article("x", "Two.")});
  index_paths(index, {first});
  const IndexingReport report =
      index_paths(index, {second, first}, way.settings());
  BOOST_TEST(report.unchanged == 1u);
  BOOST_TEST(report.collided == 1u);
  BOOST_TEST(text_of("x") == "One.");
  BOOST_TEST(stored().passages() == 1u);
  BOOST_TEST(counted_statistics(index) == stored_statistics(index));
}

BOOST_DATA_TEST_CASE_F(BatchWriterFixture,
                       what_collides_is_named_and_what_is_the_same_counted,
                       data::make(ways), way) {
  Batch batch;
  batch.paths = {write({article("x", "One."), article("x", "Two."),
                        article("y", "Same."), article("y", "Same.")})};
  std::vector<std::string> messages;
  batch.on_message = [&](const BatchMessage& message) {
    messages.push_back(message.what.message());
  };
  const IndexingReport report = apply(batch, way.settings());
  BOOST_TEST(report.added == 2u);
  BOOST_TEST(report.collided == 1u);
  BOOST_TEST(report.duplicate == 1u);
  BOOST_TEST_REQUIRE(messages.size() == 1u);
  BOOST_TEST(messages[0].starts_with(input.string() +
                                     ":1: not indexed: its "
                                     "id 'x' is also that of " +
                                     input.string() + ":2"));
}

struct ArchiveFixture : BatchWriterFixture {
  void write_files(std::size_t count) const {
    fs::create_directories(archive);
    for (std::size_t i = 0; i < count; ++i) write_text(i);
  }
  void write_text(std::size_t number) const {
    const std::string name = std::to_string(number);
    write_file(archive / (name + ".txt"), "Text " + name);
  }
  IndexingReport prune(std::vector<fs::path> paths, bool force = false) const {
    Batch batch;
    batch.paths = std::move(paths);
    batch.prune = true;
    batch.force_prune = force;
    return apply(batch);
  }
  std::string prune_refusal(const std::vector<fs::path>& paths) const {
    const auto before = dump(index);
    try {
      prune(paths);
    } catch (const IndexError& error) {
      BOOST_TEST((dump(index) == before));
      BOOST_TEST(prune(paths, true).removed > 0u);
      return error.what();
    }
    return "";
  }

  fs::path archive = folder / "archive";
};

BOOST_FIXTURE_TEST_CASE(lines_taken_out_of_a_file_are_pruned, ArchiveFixture) {
  write_file(input, "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n");
  const auto first = index_paths(index, {input});
  BOOST_TEST(first.added == 2u);
  write_file(input, "\n{\"text\":\"Two.\"}\n");
  const IndexingReport report = prune({input});
  BOOST_TEST(report.unchanged == 1u);
  BOOST_TEST(report.removed == 1u);
  BOOST_TEST(stored().passages() == 1u);

  write_file(input, "{\"text\":\"Three.\"}\nno json\n");
  BOOST_TEST(prune({input}).removed == 0u);  // a line failed: it may be Two
}

// What failed in a part of a file may be a version of any article of the file.
BOOST_FIXTURE_TEST_CASE(nothing_of_a_file_is_pruned_in_which_a_part_failed,
                        ArchiveFixture) {
  const fs::path table = folder / "table.csv";
  write_file(table, "id,text\none,One.\ntwo,Two.\n");
  index_paths(index, {table});
  write_file(table, "id,text\none,One.\ntwo,\n");
  const IndexingReport report = prune({table});
  BOOST_TEST(report.failed == 1u);
  BOOST_TEST(report.removed == 0u);
  BOOST_TEST(text_of("two") == "Two.");
}

// Its origin is shown as "caf%E9.txt".
BOOST_FIXTURE_TEST_CASE(a_file_whose_name_is_not_utf8_is_pruned_when_it_is_gone,
                        ArchiveFixture) {
  write_files(1);
  for (const char* name : {"caf\xe9.txt", "two\nlines.txt", "ten%FF.txt"}) {
    write_file(archive / name, std::string("Text of ") + name);
  }
  BOOST_TEST(prune({archive}).added == 4u);
  BOOST_TEST(prune({archive}).removed == 0u);
  fs::remove(archive / "caf\xe9.txt");
  BOOST_TEST(prune({archive}).removed == 1u);
  BOOST_TEST(text_of("caf%E9.txt") == "");
  BOOST_TEST(text_of("ten%FF.txt") != "");
}

BOOST_FIXTURE_TEST_CASE(an_archive_that_looks_unmounted_is_not_pruned,
                        ArchiveFixture) {
  write_files(5);
  index_paths(index, {archive});
  fs::remove_all(archive);
  BOOST_TEST(prune_refusal({archive}).find("is not there") !=
             std::string::npos);
  write_files(5);
  index_paths(index, {archive});
  for (const auto& entry : fs::directory_iterator(archive)) fs::remove(entry);
  BOOST_TEST(prune_refusal({archive}).find("holds no files") !=
             std::string::npos);
  add({article("x", "Text.")});
  write_file(input, "");
  BOOST_TEST(prune_refusal({input}).find("is empty") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(much_of_an_index_is_not_pruned_unasked,
                        ArchiveFixture) {
  write_files(250);
  index_paths(index, {archive});
  for (int i = 0; i < 19; ++i)
    fs::remove(archive / (std::to_string(i) + ".txt"));
  BOOST_TEST(prune({archive}).removed == 19u);
  for (int i = 19; i < 49; ++i)
    fs::remove(archive / (std::to_string(i) + ".txt"));
  BOOST_TEST(prune_refusal({archive}).find("30 of its 231 articles") !=
             std::string::npos);
}

// Each input is read once, and what fails in it is told once.
BOOST_FIXTURE_TEST_CASE(a_batch_may_go_on_where_pruning_is_refused,
                        ArchiveFixture) {
  write_files(30);
  index_paths(index, {archive});
  for (int i = 0; i < 25; ++i) {
    fs::remove(archive / (std::to_string(i) + ".txt"));
  }
  write_text(30);
  write_file(archive / "odd.jsonl", "{");
  std::vector<std::string> refusals;
  std::size_t messages = 0;
  Batch batch;
  batch.paths = {archive};
  batch.prune = true;
  batch.on_message = [&](const BatchMessage&) { ++messages; };
  batch.on_prune_refused = [&](const std::string& reason) {
    refusals.push_back(reason);
  };
  const IndexingReport report = apply(batch);
  BOOST_TEST(report.added == 1u);
  BOOST_TEST(report.removed == 0u);
  BOOST_TEST(report.failed == 1u);
  BOOST_TEST(messages == 1u);
  BOOST_TEST_REQUIRE(refusals.size() == 1u);
  BOOST_TEST(refusals[0].starts_with("25 of its 30 articles would go"));
}

BOOST_FIXTURE_TEST_CASE(a_moved_archive_that_is_added_again_is_counted,
                        BatchWriterFixture) {
  const fs::path archive = folder / "archive", moved = folder / "moved";
  fs::create_directory(archive);
  for (const char* name : {"a.txt", "b.txt", "c.txt"}) {
    write_file(archive / name, std::string("The text of ") + name);
  }
  BOOST_TEST(index_paths(index, {archive}).doubled == 0u);
  fs::rename(archive, moved);
  for (const auto& settings : {in_memory(), in_segments()}) {
    TemporaryFolder copies;
    fs::copy(index, copies / "x.idx", fs::copy_options::recursive);
    const IndexingReport again =
        index_paths(copies / "x.idx", {moved}, settings);
    BOOST_TEST(again.added == 3u);
    BOOST_TEST(again.doubled == 3u);
    Batch batch;
    batch.paths = {moved};
    batch.root = moved;
    batch.prune = batch.force_prune = true;
    const IndexingReport mended =
        BatchWriter(copies / "x.idx", settings).apply(batch);
    BOOST_TEST(mended.replaced == 3u);
    BOOST_TEST(mended.removed == 3u);
    BOOST_TEST(mended.doubled == 0u);
  }
}

BOOST_FIXTURE_TEST_CASE(what_a_prune_removes_is_not_counted_as_double,
                        BatchWriterFixture) {
  const fs::path archive = folder / "archive";
  fs::create_directory(archive);
  write_file(archive / "a.txt", "A text.");
  write_file(archive / "b.txt", "Another text.");
  index_paths(index, {archive});
  fs::rename(archive / "a.txt", archive / "c.txt");
  fs::rename(archive / "b.txt", archive / "d.txt");
  Batch batch;
  batch.paths = {archive};
  batch.prune = true;
  const IndexingReport report = apply(batch);
  BOOST_TEST(report.added == 2u);
  BOOST_TEST(report.removed == 2u);
  BOOST_TEST(report.doubled == 0u);
}

BOOST_FIXTURE_TEST_CASE(a_segment_with_a_file_missing_is_refused,
                        BatchWriterFixture) {
  add({article("a", "One."), article("b", "Two.")});
  for (const char* file : {"records", "postlist.glass", "iamglass"}) {
    const fs::path path = index / "segment-000001" / file;
    fs::rename(path, folder / "away");
    try {
      add({article("c", "Three.")});
      BOOST_ERROR("added to an index without " << file);
    } catch (const IndexError& error) {
      const std::string message = error.what();
      BOOST_TEST(message.find(file) != message.npos);
      BOOST_TEST(message.find("a part of the index is missing") !=
                 message.npos);
    }
    fs::rename(folder / "away", path);
  }
  BOOST_TEST(add({article("c", "Three.")}).added == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_moved_archive_keeps_its_ids_by_its_root,
                        ArchiveFixture) {
  write_files(3);
  index_paths(index, {archive});
  const fs::path moved = folder / "elsewhere";
  fs::rename(archive, moved);
  Batch batch;
  batch.paths = {moved};
  batch.root = moved;
  batch.prune = true;
  const IndexingReport report = apply(batch);
  BOOST_TEST(report.replaced == 3u);
  BOOST_TEST(report.added + report.removed == 0u);
  BOOST_TEST(index_paths(index, {moved}).unchanged == 3u);
  batch.root = folder / "none";
  BOOST_CHECK_THROW(apply(batch), IndexError);
}

BOOST_FIXTURE_TEST_CASE(an_index_in_its_own_archive_is_passed_over,
                        ArchiveFixture) {
  write_files(3);
  const fs::path inside = archive / "own.idx";
  BOOST_TEST(index_paths(inside, {archive}).added == 3u);
  const IndexingReport report = index_paths(inside, {archive});
  BOOST_TEST(report.unchanged == 3u);
  BOOST_TEST(report.failed == 0u);
  BOOST_TEST(report.passed_over == 1u);
}

BOOST_AUTO_TEST_CASE(fields_over_their_limit_are_cut_and_said) {
  const std::string large(1u << 20, 'x');
  TestArticle one{"a", large, "Text.", "en", "", large, large, "x.example/1"};
  one.url = "https://x.example/" + large;
  Batch batch;
  batch.paths = {write({one, {large, "", "Text.", "", "", "", ""}})};
  std::vector<std::string> messages;
  batch.on_message = [&](const BatchMessage& message) {
    messages.push_back(message.what.what());
  };
  const IndexingReport report = apply(batch);
  BOOST_TEST(report.added == 1u);
  BOOST_TEST(report.failed == 1u);
  BOOST_TEST(messages.size() == 5u);
  const auto record = stored().segments.front().record(1);
  BOOST_TEST(record.title.size() == 4096u);
  BOOST_TEST(record.source.size() == 4096u);
  BOOST_TEST(record.author.size() == 4096u);
  BOOST_TEST(record.url == "");
}

BOOST_AUTO_TEST_CASE(both_ways_any_threads_and_any_order_give_the_same) {
  auto paths = write_each(folder, RandomArticles(7).next(300));
  index_paths(index, paths, in_memory());
  const auto expected = dump(index);
  BOOST_TEST_REQUIRE(expected.size() > 300u);

  std::ranges::shuffle(paths, std::mt19937(1));
  for (const unsigned threads : {1u, 4u}) {
    for (const Way& way : ways) {
      WriterSettings settings = way.settings();
      settings.threads = threads;
      const fs::path other =
          folder / (std::string(way.name) + std::to_string(threads));
      index_paths(other, paths, settings);
      BOOST_TEST((dump(other) == expected), way << ", threads: " << threads);
    }
  }
}

// After any row of batches an index is as if it were made of the articles that
// are left.
BOOST_AUTO_TEST_CASE(a_random_history_ends_like_a_new_index) {
  RandomArticles random(8);
  std::map<std::string, fs::path> files;
  for (int round = 0; round < 25; ++round) {
    Batch batch;
    for (std::size_t i = random.below(12); i > 0; --i) {
      const std::string id = "r" + std::to_string(random.below(40));
      files[id] = folder / (id + ".jsonl");
      write_articles(files[id], {random.next(id)});
      batch.paths.push_back(files[id]);
    }
    for (std::size_t i = random.below(4); i > 0 && !files.empty(); --i) {
      const auto gone = std::next(files.begin(), random.below(files.size()));
      std::erase(batch.paths, gone->second);
      batch.remove.push_back(gone->first);
      if (random.below(2) == 0) fs::remove(gone->second);
      files.erase(gone);
    }
    batch.prune = random.below(2) == 0;
    apply(batch, ways[random.below(2)].settings());
    BOOST_TEST_REQUIRE((counted_statistics(index) == stored_statistics(index)));
  }
  std::vector<fs::path> left;
  for (const auto& [id, path] : files) left.push_back(path);
  index_paths(folder / "fresh.idx", left);
  BOOST_TEST((dump(index) == dump(folder / "fresh.idx")));
}

BOOST_AUTO_TEST_CASE(failures_are_counted_and_named_in_order) {
  std::string text;
  for (int i = 0; i < 200; ++i) {
    text += i % 10 == 3 ? "no json\n"
                        : json_line(article("a" + std::to_string(i),
                                            "Text " + std::to_string(i)));
  }
  write_file(input, text);
  WriterSettings settings;
  settings.threads = 4;
  settings.chunk_bytes = 300;
  Batch batch;
  batch.paths = {input};
  std::vector<std::string> failures;
  batch.on_message = [&](const BatchMessage& message) {
    failures.push_back(message.what.place());
  };
  const IndexingReport report = apply(batch, settings);
  BOOST_TEST(report.failed == 20u);
  BOOST_TEST(report.added == 180u);
  std::vector<std::string> expected;
  for (int line = 4; line <= 200; line += 10) {
    expected.push_back(input.string() + ":" + std::to_string(line));
  }
  BOOST_TEST(failures == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(dates_that_cannot_be_read_are_counted_and_named) {
  const std::string german =
      "Die Stadt hat am Mittwoch den Haushalt für das kommende Jahr "
      "beschlossen.";
  write_file(input, R"({"id":"a","text":"Text.","date":"soon"})"
                    "\n"
                    R"({"id":"b","text":"Text.","date":"02/03/2024"})"
                    "\n"
                    R"({"id":"c","date":"02/03/2024","text":")" +
                        german + "\"}\n" + R"({"id":"d","text":"Text."})" +
                        "\n");
  Batch batch;
  batch.paths = {input};
  std::vector<std::string> places;
  batch.on_message = [&](const BatchMessage& message) {
    BOOST_TEST((message.kind == BatchMessage::Kind::unread_date));
    places.push_back(message.what.place());
  };
  BOOST_TEST(apply(batch, {}).unread_dates == 2u);
  const std::vector<std::string> expected = {input.string() + ":1",
                                             input.string() + ":2"};
  BOOST_TEST(places == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_missing_path_fails_and_the_rest_is_added) {
  const IndexingReport report =
      index_paths(index, {folder / "none", write({article("x", "Text.")})});
  BOOST_TEST(report.failed == 1u);
  BOOST_TEST(report.added == 1u);
}

// A folder with inputs of every outcome: added, duplicate, collided, failed and
// passed over.
Batch mixed_batch(const fs::path& folder) {
  fs::create_directories(folder);
  write_file(folder / "a.txt", "The first text of some words.");
  write_file(folder / "b.jsonl",
             "{\"id\":\"x\",\"text\":\"One.\"}\n"
             "{\"id\":\"x\",\"text\":\"One.\"}\n"
             "{\"id\":\"x\",\"text\":\"Two.\"}\n"
             "{\"id\":\"x\",\"text\":\"Three.\"}\n"
             "{\"id\":\n");
  write_file(folder / "c.csv", "title,text\nT,The text\n,\n");
  write_file(folder / "d.xml", "<?xml version='1.0'?><map/>");
  write_file(folder / "e.eml", "From: a@x.example\nSubject: S\n\nA letter.\n");
  write_file(folder / ".hidden", "No.");
  write_file(folder / "style.css", "body { color: black }");
  Batch batch;
  batch.paths.push_back(folder);
  return batch;
}

BOOST_AUTO_TEST_CASE(every_input_has_one_outcome) {
  using State = InputOutcome::State;
  std::map<State, std::uint64_t> counts;
  Batch batch = mixed_batch(folder / "mixed");
  batch.on_outcome = [&](const InputOutcome& outcome) {
    counts[outcome.state] += outcome.count;
    BOOST_TEST(!outcome.place.empty());
  };
  const IndexingReport report = apply(batch);
  BOOST_TEST(report.added == 4u);
  BOOST_TEST(report.failed == 3u);
  BOOST_TEST(counts[State::added] == report.added);
  BOOST_TEST(counts[State::duplicate] == report.duplicate);
  BOOST_TEST(counts[State::collided] == report.collided);
  BOOST_TEST(report.duplicate + report.collided == 3u);
  BOOST_TEST(counts[State::failed] == report.failed);
  BOOST_TEST(counts[State::passed_over] == report.passed_over);
  BOOST_TEST(report.passed_over == 2u);
  counts.clear();
  apply(batch);
  BOOST_TEST(counts[State::unchanged] == 4u);
}

BOOST_AUTO_TEST_CASE(every_input_has_one_outcome_though_its_file_is_not_read) {
  using State = InputOutcome::State;
  Batch batch = mixed_batch(folder / "mixed");
  for (const auto& file : fs::directory_iterator(folder / "mixed")) {
    fs::last_write_time(
        file, fs::file_time_type::clock::now() - std::chrono::hours(1));
  }
  const IndexingReport first = apply(batch);
  std::map<State, std::uint64_t> counts;
  batch.on_outcome = [&](const InputOutcome& outcome) {
    counts[outcome.state] += outcome.count;
  };
  const IndexingReport report = apply(batch);
  BOOST_TEST(report.unread_files > 0u);
  BOOST_TEST(report.unchanged == first.added);
  BOOST_TEST(report.failed == first.failed);
  BOOST_TEST(report.passed_over == first.passed_over);
  BOOST_TEST(counts[State::unchanged] == report.unchanged);
  BOOST_TEST(counts[State::duplicate] == report.duplicate);
  BOOST_TEST(counts[State::collided] == report.collided);
  BOOST_TEST(counts[State::failed] == report.failed);
  BOOST_TEST(counts[State::passed_over] == report.passed_over);
}

BOOST_AUTO_TEST_CASE(a_strict_batch_with_a_failure_changes_nothing) {
  add({article("x", "Text.")});
  Batch batch = mixed_batch(folder / "mixed");
  batch.strict = true;
  BOOST_CHECK_THROW(apply(batch), IndexError);
  BOOST_TEST(text_of("x") == "Text.");
  BOOST_TEST(stored().passages() == 1u);
  batch = {};
  batch.remove = {"x", "none"};
  batch.strict = true;
  BOOST_CHECK_THROW(apply(batch), IndexError);
  BOOST_TEST(stored().passages() == 1u);
}

BOOST_AUTO_TEST_CASE(a_dry_run_changes_nothing) {
  add({article("x", "Text.")});
  const auto before = stored().manifest.segments.size();
  Batch batch = mixed_batch(folder / "mixed");
  batch.remove = {"x"};
  batch.dry_run = true;
  const IndexingReport report = apply(batch);
  BOOST_TEST(report.added > 0u);
  BOOST_TEST(stored().manifest.segments.size() == before);
  BOOST_TEST(text_of("x") == "Text.");
}

BOOST_AUTO_TEST_CASE(what_is_not_published_leaves_no_trace) {
  const fs::path place = folder / "above" / "new.idx";
  Batch dry = mixed_batch(folder / "mixed");
  dry.dry_run = true;
  Batch strict = mixed_batch(folder / "mixed");
  strict.remove = {"none"};
  strict.strict = true;
  BOOST_TEST(BatchWriter(place, {}).apply(dry).added > 0u);
  BOOST_TEST(!fs::exists(place.parent_path()));
  BOOST_CHECK_THROW(BatchWriter(place, {}).apply(strict), IndexError);
  BOOST_TEST(!fs::exists(place.parent_path()));
  fs::create_directories(place);
  BOOST_CHECK_THROW(BatchWriter(place, {}).apply(strict), IndexError);
  BOOST_TEST(fs::is_empty(place));
}

BOOST_AUTO_TEST_CASE(what_fails_leaves_an_index_as_it_was) {
  add({article("x", "Text.")});
  const auto names = [&] {
    std::set<fs::path> found;
    for (const auto& entry : fs::directory_iterator(index)) {
      found.insert(entry.path());
    }
    return found;
  };
  const auto before = names();
  Batch strict = mixed_batch(folder / "mixed");
  strict.remove = {"none"};
  strict.strict = true;
  BOOST_CHECK_THROW(apply(strict), IndexError);
  BOOST_TEST((names() == before));
}

BOOST_AUTO_TEST_CASE(a_batch_of_nothing_makes_an_empty_index) {
  write_file(input, "");
  index_paths(index, {input});
  BOOST_TEST(stored().passages() == 0u);
  BOOST_TEST(stored().manifest.identity.schema ==
             std::to_string(schema::schema_version));
}

BOOST_AUTO_TEST_CASE(a_stopped_batch_publishes_nothing) {
  add({article("x", "Text.")});
  const auto before = dump(index);
  std::stop_source source;
  source.request_stop();
  Batch batch;
  batch.paths = {write({article("y", "Other.")})};
  for (const Way& way : ways) {
    BatchWriter writer(index, way.settings());
    BOOST_CHECK_THROW(writer.apply(batch, source.get_token()), BatchStopped);
    BOOST_TEST(dump(index) == before, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(what_a_batch_replaces_is_deleted) {
  WriterSettings unmerged;
  unmerged.merges = false;
  add(RandomArticles(9).next(3), in_segments());
  add({article("a1", "Changed.")}, unmerged);
  BOOST_TEST(files_of_kind(index, "dead-") == 1u);
  add({article("a2", "Changed too.")}, unmerged);
  BOOST_TEST(files_of_kind(index, "dead-") == 1u);
  BOOST_TEST(files_of_kind(index, "segment-") == 3u);
  add({article("a0", "All are.")}, unmerged);
  BOOST_TEST(files_of_kind(index, "dead-") == 0u);
  BOOST_TEST(files_of_kind(index, "segment-") == 3u);
  BOOST_TEST(files_of_kind(index, "building-") == 0u);
}

BOOST_AUTO_TEST_CASE(batches_are_merged_by_eights) {
  RandomArticles random(10);
  for (int i = 0; i < 16; ++i) {
    add({random.next("a" + std::to_string(i))});
    BOOST_TEST(stored().segments.size() < 8u);
  }
  BOOST_TEST(counted_statistics(index) == stored_statistics(index));
  BatchWriter(index, {}).merge();
  BOOST_TEST(stored().segments.size() == 1u);
  BOOST_TEST(stored().manifest.living().articles == 16u);
}

// The text, and the words, of what was removed are in no file.
BOOST_AUTO_TEST_CASE(what_is_purged_is_gone_from_every_file) {
  auto articles = RandomArticles(12).next(60);
  articles[7].text = "Zanzibarlike words were withdrawn by quux.";
  add(articles);
  Batch batch;
  batch.remove = {"a7"};
  apply(batch);
  const auto before = dump(index);
  const auto holds = [&](const std::string& word) {
    for (const auto& entry : fs::recursive_directory_iterator(index)) {
      if (!entry.is_regular_file()) continue;
      if (bytes_of(entry.path()).find(word) != std::string::npos) return true;
      if (entry.path().filename() != records_file) continue;
      const RecordFile records(entry.path());  // in which texts are compressed
      for (std::uint32_t id = 1; id <= records.size(); ++id) {
        if (records.at(id).find(word) != std::string::npos) return true;
      }
    }
    return false;
  };
  BOOST_TEST(holds("en:zanzibarlik"));
  BOOST_TEST(holds("quux"));
  BatchWriter(index, {}).purge();
  BOOST_TEST(!holds("zanzibarlik"));
  BOOST_TEST(!holds("quux"));
  BOOST_TEST(stored().dead() == 0u);
  BOOST_TEST((dump(index) == before));
}

BOOST_AUTO_TEST_CASE(an_index_without_its_manifest_is_refused_and_kept) {
  add({article("x", "Text.")});
  fs::rename(index / "manifest.json", folder / "manifest");
  BOOST_TEST(refusal(index, {}).find("manifest.json is missing") !=
             std::string::npos);
  fs::rename(folder / "manifest", index / "manifest.json");
  BOOST_TEST(text_of("x") == "Text.");
}

BOOST_AUTO_TEST_CASE(a_damaged_index_is_not_written_to) {
  add(RandomArticles(13).next(5));
  const fs::path file = index / "segment-000001" / "postlist.glass";
  fs::resize_file(file, fs::file_size(file) / 2);
  try {
    add({article("x", "Text.")});
    BOOST_ERROR("no exception");
  } catch (const IndexError& error) {
    const std::string message = error.what();
    BOOST_TEST(message.find("segment-000001/postlist.glass has ") !=
               std::string::npos);
  }
}

// There was no release whose indexes had generations.
BOOST_AUTO_TEST_CASE(an_index_of_generations_is_refused) {
  fs::create_directories(index / "generation-000003");
  write_file(index / "XAPIANDB", "glass generation-000003\n");
  BOOST_TEST(refusal(index, {}).find("made by an older version") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_second_writer_is_told_who_writes) {
  const BatchWriter first(index, {});
  const std::string message = refusal(index, {});
  BOOST_TEST(message.find("process " + std::to_string(::getpid()) + " on ") !=
             std::string::npos);
  BOOST_TEST(message.find("--wait") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_index_of_another_kind_is_refused) {
  add({article("x", "Text.")});
  WriterSettings german;
  german.default_language = "de";
  BOOST_TEST(refusal(index, german).find("default language is 'en'") !=
             std::string::npos);
  BOOST_TEST(refusal(index, {}) == "");

  Manifest other = stored().manifest;
  other.identity.analyser = "other";
  write_file(index / "manifest.json", encode(other));
  BOOST_TEST(refusal(index, {}).find("another version of the analyser") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_of_other_things_is_left_alone) {
  fs::create_directory(index);
  write_file(index / "diary.txt", "Dear diary");
  BOOST_TEST(refusal(index, {}).find("'diary.txt'") != std::string::npos);
  BOOST_TEST(!fs::exists(index / "lock"));
}

BOOST_AUTO_TEST_CASE(a_file_is_no_index) {
  write_file(index, "text");
  BOOST_TEST(refusal(index, {}) != "");
}

BOOST_AUTO_TEST_CASE(the_default_language_is_kept) {
  WriterSettings german;
  german.default_language = "de";
  TestArticle one = article("x", "xq zk");
  one.language.clear();
  add({one}, german);
  BOOST_TEST(stored().frequency("Lde") == 1u);
  one.id = "y";
  one.text = "zk xq";
  add({one});
  BOOST_TEST(stored().frequency("Lde") == 2u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
