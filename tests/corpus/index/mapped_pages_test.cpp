#include "corpus/index/mapped_pages.hpp"

#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <string_view>

#include "tests/corpus/test_files.hpp"

namespace dateline {
namespace {

namespace ipc = boost::interprocess;

// The bytes of this process that are in memory and of files.
std::size_t file_bytes_in_memory() {
  std::ifstream status("/proc/self/status");
  constexpr std::string_view name = "RssFile:";
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name)) {
      return std::stoul(line.substr(name.size())) * 1024;
    }
  }
  return 0;
}

BOOST_AUTO_TEST_SUITE(mapped_pages)

BOOST_AUTO_TEST_CASE(are_given_back_and_read_again) {
  constexpr std::size_t size = std::size_t{32} << 20;
  const TemporaryFolder folder;
  const auto file = folder.path() / "large";
  std::ofstream(file) << std::string(size, 'x');
  const ipc::file_mapping mapping(file.c_str(), ipc::read_only);
  const ipc::mapped_region region(mapping, ipc::read_only);
  const std::string_view bytes(static_cast<const char*>(region.get_address()),
                               region.get_size());
  BOOST_TEST((bytes.find('y') == bytes.npos));
  const std::size_t before = file_bytes_in_memory();
  release_pages(bytes.substr(1));
  const std::size_t after = file_bytes_in_memory();
  BOOST_TEST((before == 0 || after + size / 2 < before));
  BOOST_TEST((bytes.find('y') == bytes.npos));
  release_pages(bytes.substr(1, 10));
  release_pages({});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
