#pragma once

#include <filesystem>

#include "corpus/index/index_folder.hpp"

namespace dateline {

// A generation under construction. It is deleted again unless it is published.
class NewGeneration {
 public:
  // `folder` outlives this.
  explicit NewGeneration(const IndexFolder& folder);
  ~NewGeneration();
  NewGeneration(const NewGeneration&) = delete;
  NewGeneration& operator=(const NewGeneration&) = delete;

  // Where it is to be built; not made yet.
  const std::filesystem::path& path() const { return path_; }

  // Makes its files durable, then makes it the current generation. Throws
  // IndexError or std::filesystem::filesystem_error.
  void publish();

 private:
  const IndexFolder& folder_;
  const std::filesystem::path path_;
  bool published_ = false;
};

}  // namespace dateline
