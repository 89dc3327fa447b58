#include "dateline/results.hpp"

namespace dateline {

double Explanation::sum() const {
  double sum = 0;
  for (const TermScore& term : terms) {
    for (const ScorePart& part : term.parts) {
      sum += part.value;
    }
  }
  for (const ScorePart& part : parts) {
    sum += part.value;
  }
  return sum;
}

}  // namespace dateline
