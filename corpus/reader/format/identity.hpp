#pragma once

#include <string>
#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// The id of an article: the one that it gives; else its canonical address; else
// where it was read from. A line of JSON lines has no lasting place in its
// file, so its id is the file's and a hash of what the line says: lines may
// move, and a line that changes is another article. `written_date` is the date
// as the line has it, because its reading may improve.
std::string article_id(std::string given, const Article& article,
                       std::string_view written_date, const RawRecord& record);

// A web address without what can differ between addresses of one page: scheme,
// "www.", upper case in the host, default port, fragment, slashes at the end
// and the parameters by which visitors are tracked ("utm_source", "fbclid").
// Empty if it is no address of a page, such as "unknown" or that of a whole
// site.
std::string canonical_address(std::string_view address);

}  // namespace dateline
