#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline::test {

// The folder that holds README.md.
std::filesystem::path repository();

// The bytes of a file; throws if it cannot be read.
std::string read_file(const std::filesystem::path& file);

// All Markdown pages of the repository, sorted. Hidden folders and folders that
// hold a build are left out.
std::vector<std::filesystem::path> markdown_pages();

}  // namespace dateline::test
