#include "query/engine/plan/bm25.hpp"

#include <cmath>

namespace dateline {

double bm25_idf(double passages, double document_frequency) {
  return std::log1p((passages - document_frequency + 0.5) /
                    (document_frequency + 0.5));
}

double burstiness(double document_frequency, double occurrences) {
  constexpr double passages_to_trust = 30;
  return std::sqrt(1 + (occurrences - document_frequency) /
                           (document_frequency + passages_to_trust));
}

}  // namespace dateline
