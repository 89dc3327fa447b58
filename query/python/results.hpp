#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "dateline/results.hpp"

namespace dateline::python {

// Results with hits that Python can keep each by itself.
struct ResultList {
  // `query` is the text that the offsets of notes count in.
  ResultList(Results found, std::string_view query);

  Results rest;  // all but hits; notes count in characters
  std::vector<std::shared_ptr<Hit>> hits;
};

}  // namespace dateline::python
