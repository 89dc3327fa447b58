#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The names behind the labels of a line near a headline, in the languages of
// the web: "作者：王小明", "3 March | بقلم: أحمد سالم", "홍길동 기자". What
// stands before a label or behind the names is left out. Empty if there is no
// label, or none of its kind. Safe from any thread.
std::vector<std::string> labelled_names(std::string_view line);

// Whether a line says what somebody is: "Staff Reporter".
bool is_job_title(std::string_view line);

// Without what somebody is: "Jane Doe" of "Jane Doe, Staff Reporter".
std::string_view without_job_title(std::string_view name);

}  // namespace dateline
