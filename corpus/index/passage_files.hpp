#pragma once

#include <filesystem>
#include <string_view>

#include "corpus/index/blob_file.hpp"
#include "corpus/index/record_file.hpp"

namespace dateline {

// The names of the files beside a segment's database.
inline constexpr std::string_view traces_file = "traces";
inline constexpr std::string_view records_file = "records";

// What a segment stores of each of its passages, by its document number. Not
// thread-safe: one per thread, as of the segment's database.
struct PassageFiles {
  // Throws IndexError if a file is missing or damaged.
  explicit PassageFiles(const std::filesystem::path& segment)
      : traces(segment / traces_file), records(segment / records_file) {}

  BlobFile traces;  // see token_trace.hpp
  RecordFile records;
};

}  // namespace dateline
