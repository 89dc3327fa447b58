#include "query/server/service/service.hpp"

#include <algorithm>

namespace dateline::server {

std::chrono::milliseconds Call::time_left() const {
  using Milliseconds = std::chrono::milliseconds;
  return std::max(
      std::chrono::duration_cast<Milliseconds>(deadline - Clock::now()),
      Milliseconds(1));
}

}  // namespace dateline::server
