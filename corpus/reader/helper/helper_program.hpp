#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace dateline {

// What became of a helper program.
struct HelperOutcome {
  enum class Fault { none, missing, timeout, crash };
  Fault fault = Fault::none;
  std::string output;
};

// Runs the program `name`, which is installed with this one, with `input` as
// its standard input, and kills it when the time is over or it writes more than
// `max_output` bytes. Safe from any thread.
HelperOutcome run_helper(const std::string& name, std::string_view input,
                         std::chrono::seconds time, std::size_t max_output);

}  // namespace dateline
