// Reads one large record from standard input and writes the article that it is,
// as corpus/reader/record_helper.hpp says. A program of its own, so that the
// indexer loses this process and not itself where a record is a trap.
#include <sys/resource.h>
#include <unistd.h>

#include <iostream>
#include <iterator>
#include <string>

#include "corpus/reader/record_helper.hpp"

namespace {

constexpr rlim_t max_seconds = 30;
// AddressSanitizer reserves more memory than any limit.
#if !defined(__SANITIZE_ADDRESS__)
constexpr rlim_t max_memory = rlim_t{2} << 30;
#endif

void limit(int resource, rlim_t value) {
  const rlimit limits{value, value};
  setrlimit(resource, &limits);
}

}  // namespace

int main() {
  limit(RLIMIT_CPU, max_seconds);
  limit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__)
  limit(RLIMIT_AS, max_memory);
#endif
  try {
    const std::string request{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << dateline::answer_to_request(request) << std::flush;
    return std::cout ? 0 : 1;
  } catch (const std::exception&) {  // such as bad_alloc
    return 1;
  }
}
