#pragma once

#include <string_view>

#include "dateline/diagnosis.hpp"

namespace dateline::python {

// The same with offsets in characters of the query's text. Needs the GIL.
Diagnosis in_characters(Diagnosis diagnosis, std::string_view query);

}  // namespace dateline::python
