#include "corpus/index/index_folder.hpp"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each case.
struct IndexFolderFixture {
  IndexFolderFixture() {
    std::string pattern = fs::temp_directory_path() / "dateline-XXXXXX";
    root = ::mkdtemp(pattern.data());
  }
  ~IndexFolderFixture() { fs::remove_all(root); }

  void write(const std::string& name, const std::string& text = "") const {
    std::ofstream(root / name) << text;
  }
  void make_folder(const std::string& name) const {
    fs::create_directory(root / name);
  }
  std::string leftovers(const std::vector<std::string>& listed) const {
    std::string names;
    for (const fs::path& path : folder().leftovers(listed)) {
      names += path.filename().string() + ' ';
    }
    return names;
  }

  IndexFolder folder() const { return IndexFolder(root); }

  fs::path root;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(index_folder, IndexFolderFixture)

BOOST_AUTO_TEST_CASE(a_folder_without_a_manifest_is_no_index) {
  BOOST_TEST(!folder().read_manifest().has_value());
  BOOST_TEST(!IndexFolder(root / "none").read_manifest().has_value());
  BOOST_CHECK_NO_THROW(folder().require_complete());
  BOOST_CHECK_NO_THROW(IndexFolder(root / "none").require_complete());
}

BOOST_AUTO_TEST_CASE(a_manifest_is_read_whole) {
  const std::string text(200'000, 'x');
  write("manifest.json", text);
  BOOST_TEST((folder().read_manifest() == text));
}

BOOST_AUTO_TEST_CASE(an_index_of_generations_is_refused) {
  make_folder("generation-000007");
  write("XAPIANDB", "glass generation-000007\n");
  BOOST_CHECK_EXCEPTION(
      folder().read_manifest(), IndexError, [](const auto& error) {
        return std::string(error.what()).find("an older version") !=
               std::string::npos;
      });
}

BOOST_AUTO_TEST_CASE(names_are_numbered_with_six_digits_or_more) {
  BOOST_TEST(IndexFolder::segment_name(7) == "segment-000007");
  BOOST_TEST(IndexFolder::segment_name(1'000'000) == "segment-1000000");
  BOOST_TEST(IndexFolder::tombstone_name(12) == "dead-000012");
}

BOOST_AUTO_TEST_CASE(what_the_manifest_does_not_list_is_left_over) {
  for (const char* name : {"segment-000001", "segment-000002", "building-batch",
                           "building-segment", "segment-x", "dead-"}) {
    make_folder(name);
  }
  for (const char* name :
       {"dead-000003", "dead-000004", "manifest.json", "manifest.json.new",
        "XAPIANDB", "XAPIANDB.new", "lock", "aliases.txt", "diary.txt"}) {
    write(name);
  }
  BOOST_TEST(leftovers({"segment-000002", "dead-000004"}) ==
             "XAPIANDB.new building-batch building-segment dead-000003 "
             "manifest.json.new segment-000001 ");
}

BOOST_AUTO_TEST_CASE(segments_without_a_manifest_are_an_incomplete_copy) {
  make_folder("segment-000004");
  BOOST_CHECK_EXCEPTION(
      folder().require_complete(), IndexError, [](const auto& error) {
        const std::string message = error.what();
        return message.find("it holds segment-000004") != std::string::npos &&
               message.find("manifest.json is missing") != std::string::npos;
      });
  write("manifest.json.new");  // left by a first batch
  BOOST_CHECK_NO_THROW(folder().require_complete());
}

BOOST_AUTO_TEST_CASE(an_index_is_known_by_its_names_also_in_part) {
  using Names = std::vector<std::string>;
  BOOST_TEST(IndexFolder::is_index(Names{"XAPIANDB"}));
  BOOST_TEST(IndexFolder::is_index(Names{"iamglass", "postlist.glass"}));
  BOOST_TEST(IndexFolder::is_index(Names{"manifest.json", "segment-000002"}));
  BOOST_TEST(IndexFolder::is_index(Names{"lock", "segment-000002", "a.txt"}));
  BOOST_TEST(IndexFolder::is_index(Names{"building-batch", "lock"}));
  BOOST_TEST(IndexFolder::is_index(Names{"lock"}));  // before its first batch
  BOOST_TEST(!IndexFolder::is_index(Names{}));
  BOOST_TEST(!IndexFolder::is_index(Names{"manifest.json", "index.html"}));
  BOOST_TEST(!IndexFolder::is_index(Names{"segment-000002", "a.txt"}));
  BOOST_TEST(!IndexFolder::is_index(Names{"lock", "a.txt"}));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_part_of_an_index_is_named) {
  for (const char* name : {"lock", "manifest.json", "XAPIANDB.new",
                           "aliases.txt", "dead-000001"}) {
    write(name);
  }
  make_folder("building-batch");
  BOOST_TEST(!folder().foreign_file().has_value());
  write("diary.txt", "Dear diary");
  BOOST_TEST(folder().foreign_file().value() == "diary.txt");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
