#include "indexer/batch/batch_collector.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/indexer/test_index.hpp"

namespace dateline {
namespace {

// What chunk `number` gave: an article, a failure and a passage of its name.
ChunkResult result(std::size_t number) {
  const std::string name = std::to_string(number);
  ChunkResult chunk;
  chunk.number = number;
  chunk.articles.push_back({name, ArticleOutcome::State::added, 1});
  chunk.messages = {
      {BatchMessage::Kind::failure, CorpusError(name, 0, "no article"), number},
      {BatchMessage::Kind::note, CorpusError(name + "n", 0, "cut"), number}};
  chunk.passages.resize(1);
  chunk.passages.front().language = "en";
  chunk.passages.front().length = 10;
  chunk.passages.front().data = name;
  chunk.text_bytes = 100;
  return chunk;
}

struct BatchCollectorFixture {
  TemporaryFolder root;
  std::filesystem::path folder = root / "building";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(batch_collector, BatchCollectorFixture)

BOOST_AUTO_TEST_CASE(messages_wait_for_those_before_them) {
  BatchCollector collector(folder, 10, 4);
  const auto taken = [&] {
    std::string files;
    for (const auto& message : collector.take_messages()) {
      files += message.what.file() + " ";
    }
    return files;
  };
  collector.add(result(1));
  BOOST_TEST(taken() == "");
  collector.add(result(0));
  BOOST_TEST(taken() == "0 0n 1 1n ");
  BOOST_TEST(taken() == "");
  collector.add(result(2));
  BOOST_TEST(taken() == "2 2n ");
  BOOST_TEST(collector.failures() == 3u);
  BOOST_TEST(collector.failed_files() == (std::set<std::size_t>{0, 1, 2}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(articles_and_passages_come_in_the_order_of_the_input) {
  BatchCollector collector(folder, 10, 4);
  for (const std::size_t number : {2, 0, 1}) collector.add(result(number));
  std::string passages;
  for (const auto& passage : collector.take_passages()) {
    passages += passage.data;
  }
  std::string articles;
  for (const auto& article : collector.take_articles()) articles += article.id;
  BOOST_TEST(passages == "012");
  BOOST_TEST(articles == "012");
  BOOST_TEST(collector.contents().languages.at("en").tokens == 30u);
  BOOST_TEST(collector.text_bytes() == 300u);
}

BOOST_AUTO_TEST_CASE(passages_over_the_limit_go_to_disk_all_of_them) {
  {
    BatchCollector collector(folder, 2, 4);
    for (std::size_t number = 0; number < 2; ++number) {
      collector.add(result(number));
    }
    BOOST_TEST(!collector.on_disk());
    BOOST_TEST(!std::filesystem::exists(folder));
    collector.add(result(2));
    BOOST_TEST(collector.on_disk());
    BOOST_TEST(collector.segments().size() == 3u);
  }
  BOOST_TEST(!std::filesystem::exists(folder));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
