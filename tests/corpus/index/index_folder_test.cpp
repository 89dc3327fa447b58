#include "corpus/index/index_folder.hpp"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

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

  fs::path publish_new() const {
    fs::create_directory(folder().building_generation());
    return folder().publish();
  }

  void write_stub(const std::string& text) const {
    std::ofstream(folder().stub()) << text;
  }

  IndexFolder folder() const { return IndexFolder(root); }

  fs::path root;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(index_folder, IndexFolderFixture)

BOOST_AUTO_TEST_CASE(an_empty_folder_has_no_generation) {
  BOOST_TEST(!folder().current().has_value());
  BOOST_TEST(folder().outdated().empty());
  BOOST_CHECK_NO_THROW(folder().recover());
}

BOOST_AUTO_TEST_CASE(a_missing_folder_has_no_generation) {
  const IndexFolder missing(root / "none");
  BOOST_TEST(!missing.current().has_value());
  BOOST_TEST(missing.outdated().empty());
}

BOOST_AUTO_TEST_CASE(the_published_generation_is_current) {
  const fs::path first = publish_new();
  BOOST_TEST(folder().current().value() == first);
  const fs::path second = publish_new();
  BOOST_TEST(folder().current().value() == second);
  BOOST_TEST(second == root / "generation-000002");
}

BOOST_AUTO_TEST_CASE(the_stub_is_one_that_xapian_reads) {
  publish_new();
  std::ifstream in(folder().stub());
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  BOOST_TEST(text == "glass generation-000001\n");
  BOOST_TEST(!fs::exists(root / "XAPIANDB.new"));
}

BOOST_AUTO_TEST_CASE(what_is_older_than_the_one_before_is_outdated) {
  const fs::path oldest = publish_new();
  publish_new();
  publish_new();
  BOOST_TEST(folder().outdated() == std::vector<fs::path>{oldest},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(numbers_grow_past_six_digits) {
  fs::create_directory(root / "generation-999999");
  BOOST_TEST(publish_new() == root / "generation-1000000");
}

BOOST_AUTO_TEST_CASE(what_an_interrupted_batch_left_is_deleted) {
  const fs::path current = publish_new();
  fs::create_directory(folder().building());
  fs::create_directory(folder().building_generation());
  fs::create_directory(root / "generation-000002");
  std::ofstream(root / "XAPIANDB.new") << "glass generation-000002\n";
  folder().recover();
  BOOST_TEST(folder().current().value() == current);
  for (const char* name : {"building-batch", "building-generation",
                           "generation-000002", "XAPIANDB.new"}) {
    BOOST_TEST(!fs::exists(root / name), name);
  }
}

BOOST_AUTO_TEST_CASE(a_first_publication_cut_short_is_undone_or_finished) {
  fs::create_directory(folder().building_generation());
  std::ofstream(root / "XAPIANDB.new") << "glass generation-000001\n";
  folder().recover();
  BOOST_TEST(fs::is_empty(root));

  fs::create_directory(root / "generation-000001");
  std::ofstream(root / "XAPIANDB.new") << "glass generation-000001\n";
  folder().recover();
  BOOST_TEST(folder().current().value() == root / "generation-000001");
}

BOOST_AUTO_TEST_CASE(generations_without_a_stub_are_refused_and_kept) {
  for (int i = 0; i < 4; ++i) publish_new();
  fs::remove(folder().stub());
  BOOST_CHECK_EXCEPTION(folder().recover(), IndexError, [](const auto& error) {
    return std::string(error.what()).find("'glass generation-000004'") !=
           std::string::npos;
  });
  BOOST_TEST(fs::exists(root / "generation-000001"));
  BOOST_TEST(fs::exists(root / "generation-000004"));
}

BOOST_AUTO_TEST_CASE(an_index_is_known_by_its_names_also_in_part) {
  using Names = std::vector<std::string>;
  BOOST_TEST(IndexFolder::is_index(Names{"XAPIANDB"}));
  BOOST_TEST(IndexFolder::is_index(Names{"iamglass", "postlist.glass"}));
  BOOST_TEST(IndexFolder::is_index(Names{"lock", "generation-000002"}));
  BOOST_TEST(IndexFolder::is_index(Names{"building-batch", "lock"}));
  BOOST_TEST(IndexFolder::is_index(Names{"lock"}));  // before its first batch
  BOOST_TEST(!IndexFolder::is_index(Names{}));
  BOOST_TEST(!IndexFolder::is_index(Names{"generation-000002", "a.txt"}));
  BOOST_TEST(!IndexFolder::is_index(Names{"lock", "a.txt"}));
}

BOOST_AUTO_TEST_CASE(a_stub_that_is_not_ours_is_refused) {
  for (const char* text : {"", "\n", "remote ssh x\n", "glass ../elsewhere\n",
                           "glass generation-\n", "glass generation-1x\n"}) {
    write_stub(text);
    BOOST_CHECK_THROW(folder().current(), IndexError);
    BOOST_CHECK_THROW(folder().recover(), IndexError);
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_part_of_an_index_is_named) {
  publish_new();
  std::ofstream(folder().lock()) << "process 1";
  std::ofstream(root / "XAPIANDB.new") << "glass";
  std::ofstream(folder().aliases()) << "EU = European Union";
  fs::create_directory(folder().building());
  BOOST_TEST(!folder().foreign_file().has_value());
  std::ofstream(root / "diary.txt") << "Dear diary";
  BOOST_TEST(folder().foreign_file().value() == "diary.txt");
}

BOOST_AUTO_TEST_CASE(publishing_into_a_missing_folder_is_an_error) {
  const IndexFolder missing(root / "none");
  BOOST_CHECK_THROW(missing.publish(), IndexError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
