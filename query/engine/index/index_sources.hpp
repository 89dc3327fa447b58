#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace dateline {

// The sources of the index's articles, each as one of its passages has it; case
// and accents folded, none comes twice. Most passages first. A look-up for
// each.
std::vector<std::string> index_sources(const Xapian::Database& database);

}  // namespace dateline
