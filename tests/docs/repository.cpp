#include "tests/docs/repository.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace dateline::test {
namespace fs = std::filesystem;
namespace {

bool is_skipped(const fs::path& folder) {
  return folder.filename().string().starts_with('.') ||
         folder.filename() == "build" || fs::exists(folder / "CMakeCache.txt");
}

}  // namespace

fs::path repository() { return fs::path(DATELINE_DOCS).parent_path(); }

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return bytes;
}

std::vector<fs::path> markdown_pages() {
  std::vector<fs::path> pages;
  fs::recursive_directory_iterator at(repository());
  for (; at != fs::recursive_directory_iterator(); ++at) {
    if (at->is_directory() && is_skipped(at->path())) {
      at.disable_recursion_pending();
    } else if (at->path().extension() == ".md") {
      pages.push_back(at->path());
    }
  }
  std::ranges::sort(pages);
  return pages;
}

}  // namespace dateline::test
