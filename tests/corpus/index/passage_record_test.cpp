#include "corpus/index/passage_record.hpp"

#include <boost/test/unit_test.hpp>
#include <limits>
#include <random>

#include "dateline/error.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(passage_record)

namespace {

class RandomRecords {
 public:
  PassageRecord next() {
    PassageRecord record;
    for (std::string* field : {&record.article, &record.title, &record.source,
                               &record.date, &record.url, &record.language,
                               &record.author, &record.origin, &record.text}) {
      *field = text();
    }
    record.line = number();
    record.ordinal = static_cast<std::uint32_t>(number());
    record.paragraph = static_cast<std::uint32_t>(number());
    record.offset = number();
    return record;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  // Of every length in bits, so that each width of a varint comes up.
  std::uint64_t number() { return random_() >> below(64); }

  std::string text() {
    std::string bytes(below(4) == 0 ? below(3000) : below(20), '\0');
    for (char& byte : bytes) byte = static_cast<char>(random_());
    return bytes;
  }

  std::mt19937_64 random_{7};
};

bool is_decoded_or_refused(const std::string& bytes) {
  try {
    decode_passage_record(bytes);
  } catch (const IndexError&) {
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_CASE(comes_back_as_it_was) {
  RandomRecords records;
  for (int i = 0; i < 2000; ++i) {
    const PassageRecord record = records.next();
    BOOST_TEST_REQUIRE((decode_passage_record(encode(record)) == record));
  }
}

BOOST_AUTO_TEST_CASE(keeps_the_largest_numbers) {
  PassageRecord record;
  record.line = record.offset = std::numeric_limits<std::uint64_t>::max();
  record.ordinal = record.paragraph = std::numeric_limits<std::uint32_t>::max();
  BOOST_TEST((decode_passage_record(encode(record)) == record));
}

BOOST_AUTO_TEST_CASE(costs_few_bytes_beside_its_text) {
  PassageRecord record;
  record.text = std::string(100, 'x');
  BOOST_TEST(encode(record).size() <= record.text.size() + 14);
}

BOOST_AUTO_TEST_CASE(every_cut_record_is_refused) {
  RandomRecords records;
  for (int i = 0; i < 20; ++i) {
    const std::string whole = encode(records.next());
    for (std::size_t size = 0; size < whole.size(); ++size) {
      BOOST_CHECK_THROW(decode_passage_record(whole.substr(0, size)),
                        IndexError);
    }
    BOOST_CHECK_THROW(decode_passage_record(whole + "x"), IndexError);
  }
}

BOOST_AUTO_TEST_CASE(corrupted_records_are_refused_or_read_never_worse) {
  RandomRecords records;
  for (int i = 0; i < 20000; ++i) {
    std::string bytes = encode(records.next());
    for (std::size_t errors = 1 + records.below(4); errors > 0; --errors) {
      bytes[records.below(bytes.size())] ^=
          static_cast<char>(1 + records.below(255));
    }
    BOOST_TEST_REQUIRE(is_decoded_or_refused(bytes));
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_format_is_refused) {
  std::string bytes = encode(PassageRecord{});
  ++bytes.front();
  BOOST_CHECK_THROW(decode_passage_record(bytes), IndexError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
