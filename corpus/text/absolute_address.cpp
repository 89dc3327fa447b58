#include "corpus/text/absolute_address.hpp"

#include <algorithm>

#include "corpus/text/lines.hpp"

namespace dateline {

std::string absolute_address(std::string_view address, std::string_view base) {
  address = trimmed(address);
  const std::string lower = ascii_lower(address.substr(0, 8));
  if (lower.starts_with("http://") || lower.starts_with("https://")) {
    return std::string(address);
  }
  const std::size_t scheme = base.find("://");
  if (scheme == base.npos || address.empty() ||
      address.substr(0, address.find('/')).find(':') != address.npos) {
    return "";
  }
  if (address.starts_with("//")) {
    return std::string(base.substr(0, scheme + 1)).append(address);
  }
  const std::size_t host_end =
      std::min(base.find_first_of("/?#", scheme + 3), base.size());
  if (address.starts_with('/')) {
    return std::string(base.substr(0, host_end)).append(address);
  }
  const std::string_view path = base.substr(0, base.find_first_of("?#"));
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos || slash < host_end) {
    return std::string(base.substr(0, host_end)).append("/").append(address);
  }
  return std::string(path.substr(0, slash + 1)).append(address);
}

}  // namespace dateline
