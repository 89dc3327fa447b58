#include "corpus/index/tombstone.hpp"

#include <boost/test/unit_test.hpp>

#include "dateline/error.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(tombstone)

namespace {

const Tombstone example({3, 4, 90'000}, {{"en:miner", {2, 5}},
                                         {"en:mine", {3, 3}},
                                         {std::string("Q\0x", 3), {1, 0}}});

std::string text_of(const Tombstone& tombstone) {
  std::string text;
  for (const std::uint32_t id : tombstone.dead()) {
    text += std::to_string(id) + ' ';
  }
  tombstone.each_term([&](std::string_view term, const TermCounts& counts) {
    text += std::string(term) + '=' + std::to_string(counts.passages) + '/' +
            std::to_string(counts.occurrences) + ' ';
  });
  return text;
}

BOOST_AUTO_TEST_CASE(it_tells_the_dead_and_what_they_count) {
  BOOST_TEST(example.is_dead(3));
  BOOST_TEST(example.is_dead(90'000));
  BOOST_TEST(!example.is_dead(5));
  BOOST_TEST(example.of("en:miner").passages == 2u);
  BOOST_TEST(example.of("en:miner").occurrences == 5u);
  BOOST_TEST(example.of("en:min").passages == 0u);
  BOOST_TEST(Tombstone().of("en:miner").passages == 0u);
}

BOOST_AUTO_TEST_CASE(it_is_read_as_it_was_written) {
  BOOST_TEST(text_of(Tombstone::decode(example.encode())) == text_of(example));
  BOOST_TEST(text_of(Tombstone::decode(Tombstone().encode())) == "");
}

BOOST_AUTO_TEST_CASE(two_are_joined_and_their_counts_added) {
  const Tombstone other({1, 5}, {{"en:miner", {1, 1}}, {"en:zinc", {2, 2}}});
  const std::string terms =
      std::string("Q\0x", 3) + "=1/0 en:mine=3/3 en:miner=3/6 en:zinc=2/2 ";
  BOOST_TEST(text_of(example.joined(other)) == "1 3 4 5 90000 " + terms);
  BOOST_TEST(text_of(example.joined(other, 100'000)) ==
             "3 4 90000 100001 100005 " + terms);
  BOOST_TEST(text_of(Tombstone().joined(example)) == text_of(example));
}

BOOST_AUTO_TEST_CASE(a_file_that_was_cut_or_is_another_is_refused) {
  const std::string bytes = example.encode();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    BOOST_CHECK_THROW(Tombstone::decode(bytes.substr(0, size)), IndexError);
  }
  BOOST_CHECK_THROW(Tombstone::decode(bytes + "x"), IndexError);
  BOOST_CHECK_THROW(Tombstone::decode("some other file of the user's"),
                    IndexError);
}

// Nothing is read beyond the end, whatever the bytes are.
BOOST_AUTO_TEST_CASE(changed_bytes_are_refused_or_give_another) {
  const std::string bytes = example.encode();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char byte : {'\0', '\x7F', '\xFF'}) {
      std::string changed = bytes;
      changed[at] = byte;
      try {
        Tombstone::decode(changed);
      } catch (const IndexError&) {
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
