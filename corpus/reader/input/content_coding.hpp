#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

struct DecodedBody {
  std::string bytes;
  bool is_whole = true;  // false if its end is missing
};

// A body of HTTP without its content codings: gzip, deflate and br, in lower
// case, with commas between them; others stay. Of a body that was cut off, as
// crawlers do, the part that is there is given; one that is not coded, although
// its header says so, is given as it is. No more than `max_bytes` bytes are
// made, so that a small body cannot fill the memory.
DecodedBody without_codings(std::string body, std::string_view codings,
                            std::size_t max_bytes);

}  // namespace dateline
