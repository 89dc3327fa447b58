#pragma once

#include <string>

#include "dateline/diagnosis.hpp"

namespace dateline {

// The value of Diagnosis::text for the other members of `diagnosis`.
std::string diagnosis_text(const Diagnosis& diagnosis);

}  // namespace dateline
