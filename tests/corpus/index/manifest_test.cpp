#include "corpus/index/manifest.hpp"

#include <boost/test/unit_test.hpp>

#include "dateline/error.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(manifest)

namespace {

Manifest example() {
  Manifest manifest;
  manifest.identity = own_identity("de");
  manifest.root = "/archive/50 % \xC3\xA4\xFF";  // a path is not always UTF-8
  manifest.next_number = 9;
  SegmentEntry first;
  first.name = "segment-000007";
  first.uuid = "b9d1";
  first.passages = 120;
  first.dead = 2;
  first.living = {40, {{"en", {118, 9000}}}, "20240619"};
  first.files = {{"iamglass", 138, 0xFEDCBA9876543210}, {"x", 0, 7}};
  first.tombstone = {"dead-000008", 55, 1};
  SegmentEntry second = first;
  second.name = "segment-000008";
  second.living = {1, {{"de", {1, 12}}, {"en", {2, 30}}}, ""};
  second.tombstone.reset();
  manifest.segments = {first, second};
  return manifest;
}

std::string refusal(const std::string& text) {
  try {
    decode_manifest(text, "news.idx");
  } catch (const IndexError& error) {
    return error.what();
  }
  return "";
}

BOOST_AUTO_TEST_CASE(a_manifest_is_read_as_it_was_written) {
  const Manifest manifest = example();
  BOOST_TEST((decode_manifest(encode(manifest), "news.idx") == manifest));
  const Manifest empty;
  BOOST_TEST(decode_manifest(encode(empty), "").segments.empty());
}

BOOST_AUTO_TEST_CASE(all_segments_are_counted_together) {
  const Contents living = example().living();
  BOOST_TEST(living.articles == 41u);
  BOOST_TEST(living.passages() == 121u);
  BOOST_TEST(living.languages.at("en").tokens == 9030u);
  BOOST_TEST(living.newest_date == "20240619");
}

BOOST_AUTO_TEST_CASE(a_language_without_a_passage_is_left_out) {
  Contents contents{2, {{"de", {1, 12}}, {"en", {2, 30}}}, "2024"};
  contents.subtract({1, {{"de", {1, 12}}}, ""});
  BOOST_TEST((contents == Contents{1, {{"en", {2, 30}}}, "2024"}));
}

BOOST_AUTO_TEST_CASE(a_manifest_that_was_changed_or_cut_is_refused) {
  const std::string text = encode(example());
  for (std::size_t at = 0; at < text.size(); at += 7) {
    std::string changed = text;
    changed[at] = changed[at] == '1' ? '2' : '1';
    if (changed[at] == '1' && text[at] <= ' ') continue;
    BOOST_TEST_CONTEXT(at) { BOOST_TEST(refusal(changed) != ""); }
    BOOST_TEST(refusal(text.substr(0, at)) != "");
  }
  BOOST_TEST(refusal("").starts_with("cannot open index 'news.idx'"));
}

// A later version says what it is before it says anything else.
BOOST_AUTO_TEST_CASE(of_another_schema_only_the_identity_is_read) {
  Manifest other = example();
  other.identity.schema = "99";
  const Manifest read = decode_manifest(encode(other), "news.idx");
  BOOST_TEST(read.identity.schema == "99");
  BOOST_TEST(read.segments.empty());
}

BOOST_AUTO_TEST_CASE(a_checksum_of_pieces_is_that_of_the_whole) {
  ChecksumStream stream;
  for (const char* piece : {"Lime", "", "stone"}) stream.add(piece);
  BOOST_TEST(stream.digest() == checksum_of("Limestone"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
