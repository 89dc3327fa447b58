#include "corpus/cli/output.hpp"

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace dateline {
namespace {

[[noreturn]] void fail() {
  throw std::system_error(errno, std::generic_category(),
                          "cannot write to standard output");
}

}  // namespace

void write_output(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail();
}

void finish_output() {
  if (std::fflush(stdout) != 0) fail();
}

}  // namespace dateline
