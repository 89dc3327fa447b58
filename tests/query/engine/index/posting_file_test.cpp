#include "query/engine/index/posting_file.hpp"

#include <xapian.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "corpus/index/glass_format.hpp"
#include "corpus/index/index_schema.hpp"
#include "dateline/error.hpp"
#include "indexer/storage/postings.hpp"
#include "query/engine/index/segment_postings.hpp"
#include "tests/indexer/test_index.hpp"
#include "tests/support/tries.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Passages of common, rare and long terms, so that lists of one piece and of
// many, with numbers of one byte and of several, and a tree of three levels
// arise. Each passage has the first term, and every hundredth a distant one.
std::vector<PassageDocument> some_passages(std::mt19937& random,
                                           std::size_t count) {
  const auto up_to = [&](unsigned limit) { return random() % limit; };
  std::vector<PassageDocument> passages(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::map<std::string, std::uint32_t> terms{{"en:the", 1 + up_to(300)}};
    if (up_to(300) == 0) terms.emplace("en:far", 1 + up_to(2));
    for (int j = 0; j < 3; ++j) {
      terms.emplace("en:" + std::to_string(up_to(20)), 1 + up_to(3));
      terms.emplace(
          "Q" + std::string(up_to(200), 'x') + std::to_string(up_to(9'000)), 0);
      terms.emplace(std::string("a\0b", 3) + std::string(up_to(3), '\0'), 1);
    }
    for (const auto& [name, wdf] : terms) {
      passages[i].terms.push_back({name, wdf});
      passages[i].length += wdf;
    }
    passages[i].article = std::to_string(i) + std::string(up_to(3) * 90, 'x');
    if (up_to(4) > 0 && i / 700 % 2 == 0) passages[i].date = "20240601";
    passages[i].outlet = "en:";
  }
  return passages;
}

struct PostingFileFixture {
  PostingFileFixture() {
    fs::create_directory(segment);
    write_postings(segment, passages);
  }

  std::string bytes() const {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  TemporaryFolder folder;
  fs::path segment = folder / "segment";
  fs::path file = segment / "postlist.glass";
  std::mt19937 random{3};
  std::vector<PassageDocument> passages = some_passages(random, 6'000);
};

BOOST_FIXTURE_TEST_SUITE(posting_file, PostingFileFixture)

BOOST_AUTO_TEST_CASE(gives_what_xapian_reads) {
  const PostingFile postings(segment);
  const Xapian::Database xapian(segment.string());
  std::size_t terms = 0;
  for (auto term = xapian.allterms_begin(); term != xapian.allterms_end();
       ++term, ++terms) {
    const PostingFile::Statistics statistics =
        postings.statistics(postings.find(*term));
    BOOST_TEST(statistics.passages == term.get_termfreq());
    BOOST_TEST(statistics.occurrences == xapian.get_collection_freq(*term));
    PostingCursor at = postings.postings(postings.find(*term));
    for (auto id = xapian.postlist_begin(*term);
         id != xapian.postlist_end(*term); ++id, at.next()) {
      BOOST_TEST_REQUIRE(at.id() == *id);
      BOOST_TEST_REQUIRE(at.frequency() == id.get_wdf());
      BOOST_TEST_REQUIRE(at.frequency() <= statistics.most);
    }
    BOOST_TEST(at.id() == no_passage);
  }
  BOOST_TEST(terms > 5'000u);
}

// More lists are asked for than are remembered, each of them twice.
BOOST_AUTO_TEST_CASE(tells_recent_lists_apart) {
  const SegmentPostings postings(segment, 6'000);
  const Xapian::Database xapian(segment.string());
  for (auto term = xapian.allterms_begin("en:"); term != xapian.allterms_end();
       ++term) {
    for (const std::string& asked : {*term, "no:" + *term, *term}) {
      BOOST_TEST(postings.statistics(asked).passages ==
                 xapian.get_termfreq(asked));
      const auto first = xapian.postlist_begin(asked);
      BOOST_TEST(postings.postings(asked).id() ==
                 (first == xapian.postlist_end(asked) ? no_passage : *first));
    }
  }
}

BOOST_AUTO_TEST_CASE(skips_as_xapian_does) {
  const PostingFile postings(segment);
  const Xapian::Database xapian(segment.string());
  for (const std::string term : {"en:the", "en:far", "en:7", "Q17"}) {
    for (const unsigned step : {3u, 40u, 700u, 4'000u}) {
      PostingCursor at = postings.postings(postings.find(term));
      auto id = xapian.postlist_begin(term);
      const auto end = xapian.postlist_end(term);
      for (std::uint32_t to = 0; id != end; to += 1 + random() % step) {
        at.skip_to(to);
        id.skip_to(to);
        BOOST_TEST_REQUIRE(at.id() == (id == end ? no_passage : *id));
        if (id != end) BOOST_TEST_REQUIRE(at.frequency() == id.get_wdf());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(lists_the_terms_that_xapian_lists) {
  const PostingFile postings(segment);
  const Xapian::Database xapian(segment.string());
  TermCursor at = postings.terms_from("");
  for (auto term = xapian.allterms_begin(); term != xapian.allterms_end();
       ++term, at.next()) {
    BOOST_TEST_REQUIRE(at.term() == *term);
    BOOST_TEST_REQUIRE(at.passages() == term.get_termfreq());
  }
  BOOST_TEST(at.term() == "");
  for (int i = 0; i < 300; ++i) {
    const std::string from = "Q" + std::to_string(random() % 10'000);
    auto term = xapian.allterms_begin();
    term.skip_to(from);
    BOOST_TEST(postings.terms_from(from).term() == *term);
  }
  BOOST_TEST(postings.terms_from("zz").term() == "");
}

BOOST_AUTO_TEST_CASE(has_no_postings_of_other_terms) {
  const PostingFile postings(segment);
  for (const std::string term : {"", "en:th", "en:thee", "zz", "\x01"}) {
    BOOST_TEST(postings.postings(postings.find(term)).id() == no_passage);
    BOOST_TEST(postings.statistics(postings.find(term)).passages == 0u);
  }
  BOOST_TEST(PostingFile().postings(PostingFile().find("en:the")).id() ==
             no_passage);
  BOOST_TEST(PostingFile().lengths().id() == no_passage);
  BOOST_TEST(PostingFile().terms_from("").term() == "");
}

BOOST_AUTO_TEST_CASE(gives_the_length_of_each_passage) {
  SegmentPostings postings(segment,
                           static_cast<std::uint32_t>(passages.size()));
  for (int i = 0; i < 3'000; ++i) {
    const std::uint32_t id = 1 + random() % passages.size();
    BOOST_TEST_REQUIRE(postings.length(id) == passages[id - 1].length);
  }
  BOOST_TEST(postings.length(7'000) == 0u);
}

// Articles have long values and short ones, and dates are missing here and
// there, some of them over whole pieces.
BOOST_AUTO_TEST_CASE(gives_the_values_of_each_passage) {
  const PostingFile postings(segment);
  const auto count = static_cast<std::uint32_t>(passages.size());
  for (const unsigned step : {1u, 7u, 900u}) {
    ValueCursor articles = postings.values(schema::article_slot);
    ValueCursor dates = postings.values(schema::date_slot);
    for (std::uint32_t id = 1; id <= count; id += 1 + random() % step) {
      BOOST_TEST_REQUIRE(articles.at(id) == passages[id - 1].article);
      BOOST_TEST_REQUIRE(dates.at(id) == passages[id - 1].date);
    }
  }
  ValueCursor dates = postings.values(schema::date_slot);
  for (int i = 0; i < 3'000; ++i) {
    const std::uint32_t id = 1 + random() % count;
    BOOST_TEST_REQUIRE(dates.at(id) == passages[id - 1].date);
  }
  BOOST_TEST(dates.at(count + 1) == "");
  BOOST_TEST(postings.values(99).at(1) == "");
  BOOST_TEST(PostingFile().values(schema::date_slot).at(1) == "");
}

// The runs of equal values end at a block, within one and behind several, and
// the last block is not full.
BOOST_AUTO_TEST_CASE(keeps_the_values_of_each_passage) {
  SegmentPostings postings(segment,
                           static_cast<std::uint32_t>(passages.size()));
  const auto count = static_cast<std::uint32_t>(passages.size());
  for (int i = 0; i < 3'000; ++i) {
    const std::uint32_t id = 1 + random() % count;
    BOOST_TEST_REQUIRE(postings.values(schema::date_slot).at(id) ==
                       passages[id - 1].date);
  }
  SegmentValues& articles = postings.values(schema::article_slot);
  SegmentValues& dates = postings.values(schema::date_slot);
  for (std::uint32_t id = 1; id <= count; ++id) {
    BOOST_TEST_REQUIRE(articles.at(id) == passages[id - 1].article);
    BOOST_TEST_REQUIRE(dates.at(id) == passages[id - 1].date);
  }
  BOOST_TEST(dates.at(count + 1) == "");
  BOOST_TEST(postings.values(99).at(1) == "");
  BOOST_TEST(SegmentPostings().values(schema::date_slot).at(1) == "");
}

// A bit of a block that is not read may be damaged.
BOOST_AUTO_TEST_CASE(notices_every_damaged_bit_of_what_it_reads) {
  const std::string intact = bytes();
  const auto first_passages = [&] {
    const PostingFile postings(segment);
    const PostingCursor at = postings.postings(postings.find("en:far"));
    return std::pair(at.id(), at.frequency());
  };
  const auto sound = first_passages();
  std::size_t refused = 0;
  for (unsigned i = 0; i < tries(2'000); ++i) {
    std::string bytes = intact;
    bytes[random() % bytes.size()] ^= 1 << random() % 8;
    std::ofstream(file, std::ios::binary) << bytes;
    try {
      BOOST_TEST_REQUIRE((first_passages() == sound));
    } catch (const IndexError&) {
      ++refused;
    }
  }
  BOOST_TEST(refused > 0u);
}

// No list has more passages than its segment.
BOOST_AUTO_TEST_CASE(notices_the_file_of_another_segment) {
  const SegmentPostings postings(segment, 100);
  BOOST_CHECK_THROW(postings.statistics("en:the"), IndexError);
  BOOST_TEST(postings.statistics("en:far").passages < 100u);
}

// Whatever is damaged in a list, Xapian does not get to read it.
BOOST_AUTO_TEST_CASE(looks_at_the_whole_of_a_list) {
  const std::string intact = bytes();
  for (const std::string term : {"en:the", ""}) {
    std::size_t refused = 0;
    for (std::size_t block = 0; block < intact.size();
         block += glass::block_bytes) {
      std::string bytes = intact;
      bytes[block + random() % glass::block_bytes] ^= 1;
      std::ofstream(file, std::ios::binary) << bytes;
      const PostingFile postings(segment);
      try {
        postings.require_sound(term);
        PostingCursor at = term.empty()
                               ? postings.lengths()
                               : postings.postings(postings.find(term));
        std::size_t count = 0;
        for (; at.id() != no_passage; at.next()) ++count;
        BOOST_TEST(count == passages.size());
      } catch (const IndexError&) {
        BOOST_CHECK_THROW(postings.require_sound(term), IndexError);
        ++refused;
      }
    }
    BOOST_TEST(refused > 3u);
    BOOST_TEST(refused < intact.size() / glass::block_bytes / 2);
  }
}

// Nothing is read beyond the file, and no walk goes on for ever, although the
// checksums fit what was damaged before them in every second try.
BOOST_AUTO_TEST_CASE(survives_damage) {
  const std::string intact = bytes();
  std::size_t refused = 0;
  const unsigned count = tries(500);
  for (unsigned i = 0; i < count; ++i) {
    std::string bytes = intact;
    for (int j = 0; j < 40; ++j) bytes[random() % bytes.size()] ^= 1 << j % 8;
    if (i % 2 == 0) put_checksums(bytes);
    if (i % 5 == 0) bytes.resize(random() % bytes.size());
    std::ofstream(file, std::ios::binary) << bytes;
    try {
      const PostingFile postings(segment);
      for (const std::string term : {"en:the", "en:far", "Q17"}) {
        std::uint32_t before = 0;
        for (PostingCursor at = postings.postings(postings.find(term));
             at.id() != no_passage; at.skip_to(at.id() + 1 + random() % 60)) {
          BOOST_TEST_REQUIRE(at.id() > before);
          before = at.id();
        }
      }
      ValueCursor articles = postings.values(schema::article_slot);
      std::size_t bytes_of_values = 0;
      for (std::uint32_t id = 1; id <= passages.size(); id += 1 + i % 60) {
        for (const char c : articles.at(id)) bytes_of_values += c != 0;
      }
      BOOST_TEST(bytes_of_values < bytes.size() * passages.size());
    } catch (const IndexError&) {
      ++refused;
    }
  }
  BOOST_TEST(refused > count / 5);
}

// What could not be read is not taken for read when it is asked for again.
BOOST_AUTO_TEST_CASE(refuses_damage_each_time) {
  const std::string intact = bytes();
  std::size_t refused = 0;
  for (unsigned i = 0; i < tries(200); ++i) {
    std::string bytes = intact;
    for (int j = 0; j < 40; ++j) bytes[random() % bytes.size()] ^= 1 << j % 8;
    if (i % 2 == 0) put_checksums(bytes);
    std::ofstream(file, std::ios::binary) << bytes;
    try {
      SegmentPostings postings(segment,
                               static_cast<std::uint32_t>(passages.size()));
      for (std::uint32_t id = 1; id <= passages.size(); id += 1 + i % 60) {
        const auto is_refused = [&](auto read) {
          try {
            read();
            return false;
          } catch (const IndexError&) {
            return true;
          }
        };
        const auto read_length = [&] { postings.length(id); };
        const auto read_value = [&] {
          postings.values(schema::article_slot).at(id);
        };
        const bool no_length = is_refused(read_length);
        const bool no_value = is_refused(read_value);
        BOOST_TEST_REQUIRE(is_refused(read_length) == no_length);
        BOOST_TEST_REQUIRE(is_refused(read_value) == no_value);
        refused += no_length || no_value ? 1 : 0;
      }
    } catch (const IndexError&) {  // of the file as a whole
    }
  }
  BOOST_TEST(refused > 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
