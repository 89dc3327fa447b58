#pragma once

namespace dateline {

// How often a test tries what chance makes: as often as `usually`, but a tenth
// of it under the sanitizers, which make each ten times slower.
constexpr unsigned tries(unsigned usually) {
#ifdef __SANITIZE_ADDRESS__
  return (usually + 9) / 10;
#else
  return usually;
#endif
}

}  // namespace dateline
