#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/reader/format/article.hpp"

// What the tests of readers share.
namespace dateline {

using Strings = std::vector<std::string>;

// What the readers make of a file.
struct FileContents {
  std::vector<Article> articles;
  Strings errors;  // reasons
  std::uint64_t passed_over = 0;

  Strings texts() const;
  Strings ids() const;
};

FileContents read_contents(const std::filesystem::path& file);

// The same of a file of this name, which may have folders in it.
FileContents read_contents(const std::string& name, const std::string& bytes);

}  // namespace dateline
