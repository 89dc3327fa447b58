#pragma once

#include <string>
#include <string_view>

#include "query/server/service/parameter_values.hpp"

namespace dateline::server {

// The forms in which results are answered.
enum class AnswerFormat { json, jsonl, csv };

// The form that the parameter "format" names, or else the one that the Accept
// header of a request likes best; JSON if it likes several alike, or is "".
// Throws HttpError 406 if it takes none of them.
AnswerFormat answer_format(const ParameterValues& values,
                           std::string_view accept);

std::string media_type(AnswerFormat format);

}  // namespace dateline::server
