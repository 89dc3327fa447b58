#include "query/bm25.hpp"

#include <cmath>

namespace dateline {

double bm25_idf(double passages, double document_frequency) {
  return std::log1p((passages - document_frequency + 0.5) /
                    (document_frequency + 0.5));
}

}  // namespace dateline
