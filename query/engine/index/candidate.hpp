#pragma once

#include <xapian.h>

namespace dateline {

// A passage that may be a hit.
struct Candidate {
  Xapian::docid id = 0;
  double weight = 0;  // of the query's words in body and title
};

}  // namespace dateline
