#include "corpus/reader/container/xml_pieces.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <pugixml.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "dateline/error.hpp"

namespace {

using namespace dateline;

std::unique_ptr<ByteSource> memory(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

// Gives a few bytes at a time.
class SlowSource final : public ByteSource {
 public:
  SlowSource(std::string bytes, std::size_t step)
      : bytes_(std::move(bytes)), step_(step) {}

  std::optional<std::string_view> next_block() override {
    const std::string_view block =
        std::string_view(bytes_).substr(std::exchange(at_, at_ + step_), step_);
    at_ = std::min(at_, bytes_.size());
    return block.empty() ? std::nullopt : std::optional(block);
  }

 private:
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
};

std::vector<XmlPiece> pieces_of(std::unique_ptr<ByteSource> source,
                                std::size_t piece_bytes) {
  XmlPieces pieces(std::move(source), "a.xml", piece_bytes);
  std::vector<XmlPiece> all;
  while (auto piece = pieces.next()) all.push_back(std::move(*piece));
  return all;
}

// An item's title and the line on which it begins.
using Story = std::pair<std::string, std::size_t>;

std::vector<Story> stories_of(const std::vector<XmlPiece>& pieces) {
  std::vector<Story> stories;
  for (const XmlPiece& piece : pieces) {
    pugi::xml_document document;
    BOOST_TEST_REQUIRE(document.load_string(piece.text.c_str()), piece.text);
    const pugi::xml_node channel = document.document_element().first_child();
    BOOST_TEST(channel.child_value("language") == "en");
    for (const pugi::xml_node item : channel.children("item")) {
      const auto before = piece.text.begin() + item.offset_debug();
      stories.emplace_back(item.child_value("title"),
                           piece.lines_before + 1 +
                               static_cast<std::size_t>(std::count(
                                   piece.text.begin(), before, '\n')));
    }
  }
  return stories;
}

constexpr std::string_view head =
    "<?xml version='1.0'?>\n<rss version='2.0'><channel>"
    "<language>en</language><itemless/>\n";

BOOST_AUTO_TEST_SUITE(pieces_of_xml)

BOOST_AUTO_TEST_CASE(have_all_stories_with_their_lines) {
  std::mt19937 random(3);
  std::string feed(head);
  for (int i = 0; i < 40; ++i) {
    feed += "<item a='1'><title>Ferry " + std::to_string(i) + "</title>" +
            std::string(random() % 200, '.') +
            (random() % 3 == 0 ? "<![CDATA[</item>\n<item>]]>" : "\n") +
            "</item>" + (random() % 2 == 0 ? "\n" : "");
  }
  feed += "</channel></rss>\n";
  const std::vector<Story> expected =
      stories_of(pieces_of(memory(feed), feed.size() + 1));
  BOOST_TEST_REQUIRE(expected.size() == 40u);
  for (int i = 0; i < 200; ++i) {
    const std::size_t size = head.size() + 10 + random() % feed.size();
    const auto pieces =
        pieces_of(std::make_unique<SlowSource>(feed, 1 + random() % 300), size);
    BOOST_TEST_REQUIRE((stories_of(pieces) == expected), size);
    BOOST_TEST((pieces.size() > 1 || size > feed.size() / 2));
    BOOST_TEST(pieces.front().is_first);
    BOOST_TEST(pieces.back().is_last);
  }
}

// Also where the first letters outside of ASCII come late.
BOOST_AUTO_TEST_CASE(are_decoded_by_the_charset_of_the_document) {
  const std::string beginning = "<?xml version='1.0' encoding='ISO-8859-2'?>" +
                                std::string(head.substr(head.find("<rss")));
  for (const int plain_items : {0, 40}) {
    std::string feed = beginning;
    for (int i = 0; i < plain_items; ++i) {
      feed += "<item><title>Ferry</title></item>";
    }
    for (int i = 0; i < 20; ++i) {
      feed += "<item><title>\xb9koda</title></item>";
    }
    const auto stories = stories_of(
        pieces_of(memory(feed + "</channel></rss>"), head.size() + 200));
    BOOST_TEST_REQUIRE(stories.size() == plain_items + 20u);
    BOOST_TEST(stories.back().first == "škoda");
  }
}

BOOST_AUTO_TEST_CASE(are_one_where_no_list_of_stories_is_known) {
  const std::string text = "<nitf>" + std::string(500, '.') + "</nitf>";
  const auto pieces = pieces_of(memory(text), 50);
  BOOST_TEST_REQUIRE(pieces.size() == 1u);
  BOOST_TEST(pieces[0].text == text);
  BOOST_TEST(pieces_of(memory(""), 50).size() == 1u);
}

BOOST_AUTO_TEST_CASE(begin_without_a_byte_order_mark) {
  for (const std::string_view root : {"rss", "news"}) {
    const std::string text = "<" + std::string(root) + "><item/>" +
                             std::string(100, '.') + "</" + std::string(root) +
                             ">";
    const auto pieces = pieces_of(memory("\xef\xbb\xbf" + text), 50);
    BOOST_TEST_REQUIRE(!pieces.empty());
    BOOST_TEST(pieces.front().text.starts_with("<"), root);
  }
}

// Gives the same block without end.
class EndlessSource final : public ByteSource {
 public:
  explicit EndlessSource(std::string begin) : block_(std::move(begin)) {}

  std::optional<std::string_view> next_block() override {
    if (std::exchange(is_begun_, true)) block_.assign(1u << 20, '.');
    return block_;
  }

 private:
  std::string block_;
  bool is_begun_ = false;
};

BOOST_AUTO_TEST_CASE(have_no_item_without_end) {
  XmlPieces pieces(std::make_unique<EndlessSource>("<rss><channel><item>"),
                   "a.xml");
  BOOST_CHECK_EXCEPTION(pieces.next(), CorpusError, [](const auto& error) {
    return error.message() ==
           "a.xml: an item larger than 256 MiB, which is no article; split it";
  });
  BOOST_TEST(!pieces.next());
}

// What is cut short is left to the reader, who tells of it.
BOOST_AUTO_TEST_CASE(end_where_the_document_is_cut_short) {
  std::string feed(head);
  for (int i = 0; i < 20; ++i) feed += "<item><title>Ferry</title></item>";
  const auto pieces = pieces_of(memory(feed + "<item><title>Lost"), 200);
  BOOST_TEST(pieces.size() > 1u);
  BOOST_TEST(pieces.back().is_last);
  BOOST_TEST(pieces.back().text.ends_with("<item><title>Lost"));
}

BOOST_AUTO_TEST_CASE(take_linear_time_of_odd_marks) {
  for (const std::string_view odd :
       {"</item", "<![CDATA[</item", "</item><![CDATA["}) {
    std::string feed(head);
    feed += "<item>";
    for (int i = 0; i < 200'000; ++i) feed += odd;
    BOOST_TEST(!pieces_of(memory(feed), 1'000).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
