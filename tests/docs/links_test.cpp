// Links between pages lead to something, and files that pages name exist.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/docs/repository.hpp"

namespace dateline::test {
namespace fs = std::filesystem;
BOOST_AUTO_TEST_SUITE(links_test)

namespace {

// A page without the blocks between lines of ```, which hold no links.
std::string without_blocks(const std::string& page) {
  std::string text;
  bool is_inside = false;
  for (std::size_t begin = 0; begin < page.size();) {
    const std::size_t end = std::min(page.find('\n', begin), page.size() - 1);
    const std::string line = page.substr(begin, end + 1 - begin);
    const bool is_fence = line.starts_with("```");
    if (!is_inside && !is_fence) text += line;
    is_inside = is_inside != is_fence;
    begin = end + 1;
  }
  return text;
}

// The name by which GitHub links to a heading: letters, digits, hyphens and
// underscores, in lower case, spaces as hyphens.
std::string anchor_of(const std::string& heading) {
  std::string anchor;
  for (const char c : heading) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ') {
      anchor += '-';
    } else if (std::isalnum(byte) || c == '-' || c == '_' || byte >= 0x80) {
      anchor += static_cast<char>(std::tolower(byte));
    }
  }
  return anchor;
}

std::set<std::string> anchors_of(const fs::path& page) {
  static const std::regex heading("(^|\n)#+ ([^\n]+)");
  const std::string text = without_blocks(read_file(page));
  std::set<std::string> anchors;
  for (std::sregex_iterator at(text.begin(), text.end(), heading), end;
       at != end; ++at) {
    anchors.insert(anchor_of((*at)[2]));
  }
  return anchors;
}

// What follows `pattern`'s first group wherever `text` has it.
std::vector<std::string> all_matches(const std::string& text,
                                     const std::regex& pattern) {
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end;
       at != end; ++at) {
    found.push_back((*at)[1]);
  }
  return found;
}

void check_link(const fs::path& page, const std::string& link) {
  const std::size_t hash = link.find('#');
  const std::string path = link.substr(0, hash);
  const fs::path target =
      path.empty() ? page : (page.parent_path() / path).lexically_normal();
  BOOST_TEST_CONTEXT(page.string() << " links to " << link) {
    BOOST_TEST(fs::exists(target), "there is no such file");
    if (hash != std::string::npos && target.extension() == ".md" &&
        fs::exists(target)) {
      BOOST_TEST(anchors_of(target).contains(link.substr(hash + 1)),
                 "the page has no such heading");
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(links_lead_to_files_and_headings_that_exist) {
  static const std::regex link("\\]\\(([^) ]+)\\)");
  for (const fs::path& page : markdown_pages()) {
    const std::string text = without_blocks(read_file(page));
    for (const std::string& target : all_matches(text, link)) {
      if (target.find("://") == std::string::npos) check_link(page, target);
    }
  }
}

// In code font, with a folder of the code before it: `corpus/terms`,
// `tests/data/sample/quality.tsv`.
BOOST_AUTO_TEST_CASE(files_that_pages_name_exist) {
  static const std::regex name(
      "`((?:corpus|indexer|query|tests|docs)/[A-Za-z0-9_./-]+)`");
  for (const fs::path& page : markdown_pages()) {
    const std::string text = without_blocks(read_file(page));
    for (const std::string& path : all_matches(text, name)) {
      BOOST_TEST(fs::exists(repository() / path),
                 page.string() << " names " << path << ", which is nowhere");
    }
  }
}

BOOST_AUTO_TEST_CASE(every_page_of_docs_is_linked_from_an_index) {
  std::string indexes;
  for (const char* index :
       {"README.md", "docs/README.md", "docs/decisions/README.md"}) {
    indexes += read_file(repository() / index);
  }
  for (const fs::path& page : markdown_pages()) {
    const fs::path path = page.lexically_relative(repository());
    if (*path.begin() != "docs" || path == "docs/README.md") continue;
    const fs::path name =
        path.parent_path() == "docs/decisions" && path.filename() != "README.md"
            ? path.filename()
            : path.lexically_relative("docs");
    BOOST_TEST(indexes.find('(' + name.string()) != std::string::npos,
               path.string() << " is linked from no index");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::test
