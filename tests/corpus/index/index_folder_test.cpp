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

  fs::path make_generation() const {
    const fs::path generation = folder().next();
    fs::create_directory(generation);
    return generation;
  }

  fs::path publish_new() const {
    const fs::path generation = make_generation();
    folder().publish(generation);
    return generation;
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
  BOOST_TEST(folder().next() == root / "generation-000001");
  BOOST_TEST(folder().stale().empty());
}

BOOST_AUTO_TEST_CASE(a_missing_folder_has_no_generation) {
  const IndexFolder missing(root / "none");
  BOOST_TEST(!missing.current().has_value());
  BOOST_TEST(missing.stale().empty());
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

BOOST_AUTO_TEST_CASE(what_is_not_current_nor_before_it_is_stale) {
  const fs::path oldest = publish_new();
  const fs::path before = publish_new();
  const fs::path current = publish_new();
  const fs::path unfinished = make_generation();
  const fs::path building = root / "building-batch";
  fs::create_directory(building);
  fs::create_directory(root / "notes");

  const std::vector<fs::path> stale{building, oldest, unfinished};
  BOOST_TEST(folder().stale() == stale, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_a_stub_every_generation_is_unfinished) {
  const fs::path unfinished = make_generation();
  BOOST_TEST(folder().stale() == std::vector<fs::path>{unfinished},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(numbers_grow_past_six_digits) {
  fs::create_directory(root / "generation-999999");
  BOOST_TEST(folder().next() == root / "generation-1000000");
}

BOOST_AUTO_TEST_CASE(a_stub_that_is_not_ours_is_refused) {
  for (const char* text : {"", "\n", "remote ssh x\n", "glass ../elsewhere\n",
                           "glass generation-\n", "glass generation-1x\n"}) {
    write_stub(text);
    BOOST_CHECK_THROW(folder().current(), IndexError);
    BOOST_CHECK_THROW(folder().stale(), IndexError);
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_part_of_an_index_is_named) {
  publish_new();
  make_generation();
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
  BOOST_CHECK_THROW(missing.publish(root / "none/generation-000001"),
                    IndexError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
