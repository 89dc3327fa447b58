#include "indexer/storage/postings.hpp"

#include <xapian.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <random>

#include "corpus/index/index_schema.hpp"
#include "dateline/error.hpp"
#include "tests/indexer/test_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(postings)

namespace {

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

using Passages = std::vector<PassageDocument>;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Passages of common, rare and very long terms, with values of which some are
// missing, so that lists of every length and a tree of three levels arise.
Passages random_passages(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  const auto up_to = [&](unsigned limit) { return random() % limit; };
  Passages passages(count);
  for (PassageDocument& passage : passages) {
    std::map<std::string, std::uint32_t> terms{{"en:the", 1 + up_to(300)},
                                               {"Len", 0}};
    for (int i = 0; i < 3; ++i) {
      terms.emplace("en:" + std::to_string(up_to(20)), 1 + up_to(3));
      terms.emplace(
          "Q" + std::string(up_to(240), 'x') + std::to_string(up_to(9'000)), 0);
      terms.emplace(std::string("a\0b", 3) + std::string(up_to(3), '\0'), 1);
    }
    for (const auto& [name, wdf] : terms) {
      passage.terms.push_back({name, wdf});
      passage.length += wdf;
    }
    if (up_to(3) > 0) passage.date = std::to_string(1900 + up_to(150));
    passage.article = std::string(up_to(200), 'a') + std::to_string(up_to(99));
    passage.outlet = "en:";
  }
  return passages;
}

fs::path written(const fs::path& folder, const Passages& passages) {
  fs::create_directory(folder);
  write_postings(folder, passages);
  return folder;
}

// The same database, made by Xapian.
Xapian::Database by_xapian(const Passages& passages) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const PassageDocument& passage : passages) {
    Xapian::Document document;
    for (const auto& [name, wdf] : passage.terms) document.add_term(name, wdf);
    document.add_value(schema::date_slot, passage.date);
    document.add_value(schema::article_slot, passage.article);
    document.add_value(schema::content_slot, passage.content);
    document.add_value(schema::source_slot, passage.outlet);
    database.add_document(document);
  }
  return database;
}

// All that a search can see of a database, a line each.
std::vector<std::string> contents(const Xapian::Database& database) {
  std::vector<std::string> lines;
  const auto add = [&](auto... parts) {
    lines.emplace_back();
    ((lines.back() += parts + std::string(" ")), ...);
  };
  const auto text = [](auto number) { return std::to_string(number); };
  add(text(database.get_doccount()), text(database.get_lastdocid()),
      text(database.get_total_length()));
  for (auto term = database.allterms_begin(""); term != database.allterms_end();
       ++term) {
    add(*term, text(term.get_termfreq()),
        text(database.get_collection_freq(*term)));
    for (auto id = database.postlist_begin(*term);
         id != database.postlist_end(*term); ++id) {
      add(text(*id), text(id.get_wdf()), text(id.get_doclength()));
    }
  }
  for (Xapian::valueno slot = 0; slot < 5; ++slot) {
    add(text(database.get_value_freq(slot)),
        database.get_value_lower_bound(slot),
        database.get_value_upper_bound(slot));
    for (auto value = database.valuestream_begin(slot);
         value != database.valuestream_end(slot); ++value) {
      add(text(value.get_docid()), *value);
    }
  }
  return lines;
}

const std::size_t sizes[] = {1, 2, 700, 5'000};

}  // namespace

BOOST_DATA_TEST_CASE(writes_what_xapian_reads, data::make(sizes), size) {
  const TemporaryFolder folder;
  const Passages passages = random_passages(1, size);
  const fs::path segment = written(folder / "one", passages);
  BOOST_TEST(contents(Xapian::Database(segment.string())) ==
                 contents(by_xapian(passages)),
             boost::test_tools::per_element());
  BOOST_TEST(Xapian::Database::check(segment.string(), 0, nullptr) == 0u);
}

// Xapian goes to a passage by the keys of pieces, without reading those before.
BOOST_AUTO_TEST_CASE(finds_any_passage_of_a_long_list) {
  const TemporaryFolder folder;
  const fs::path segment = written(folder / "one", random_passages(2, 5'000));
  const Xapian::Database database(segment.string());
  for (Xapian::docid id = 1; id <= 5'000; id += 37) {
    auto posting = database.postlist_begin("en:the");
    posting.skip_to(id);
    BOOST_TEST(*posting == id);
    auto value = database.valuestream_begin(schema::article_slot);
    value.skip_to(id);
    BOOST_TEST(value.get_docid() == id);
  }
}

// A merge leaves nothing of the pieces in which its sources had their lists.
BOOST_DATA_TEST_CASE(merges_to_what_is_written_at_once,
                     data::make({1, 2, 7, 30}), parts) {
  const TemporaryFolder folder;
  const Passages all = random_passages(3, 4'000);
  const fs::path whole = written(folder / "whole", all);
  std::vector<fs::path> sources;
  for (int part = 0; part < parts; ++part) {
    const auto at = [&](int i) { return all.begin() + 4'000 * i / parts; };
    sources.push_back(written(folder / std::to_string(part),
                              Passages(at(part), at(part + 1))));
  }
  fs::create_directory(folder / "merged");
  merge_postings(sources, folder / "merged");
  BOOST_TEST((bytes_of(folder / "merged/postlist.glass") ==
              bytes_of(whole / "postlist.glass")));
  BOOST_TEST(contents(Xapian::Database((folder / "merged").string())) ==
                 contents(Xapian::Database(whole.string())),
             boost::test_tools::per_element());
}

// Of damaged tables a merge makes nothing or something else, but reads nothing
// beyond their end, not even if the checksums fit what was damaged.
BOOST_AUTO_TEST_CASE(survives_damaged_sources) {
  const TemporaryFolder folder;
  const fs::path segment = written(folder / "one", random_passages(4, 60));
  const std::string intact = bytes_of(segment / "postlist.glass");
  fs::create_directory(folder / "merged");
  std::mt19937 random(5);
  std::size_t refused = 0;
  for (int i = 0; i < 500; ++i) {
    std::string bytes = intact;
    for (int j = 0; j < 4; ++j) bytes[random() % bytes.size()] ^= 1 << j * 2;
    if (i % 2 == 0) put_checksums(bytes);
    if (i % 5 == 0) bytes.resize(random() % bytes.size());
    std::ofstream(segment / "postlist.glass", std::ios::binary) << bytes;
    try {
      merge_postings({segment}, folder / "merged");
    } catch (const IndexError&) {
      ++refused;
    }
  }
  BOOST_TEST(refused > 100u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
