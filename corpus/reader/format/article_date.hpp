#pragma once

#include <string>
#include <string_view>

namespace dateline {

// A date as people and feeds write it, as YYYY-MM-DD, YYYY-MM or YYYY; "" if it
// is none, or one that no calendar has. A time of day is dropped, and with it
// the time zone: the date stays the one that was written.
//
// Known are ISO 8601 with and without hyphens, 2024/06/19, 19.06.2024, and
// names of months in English, German and French in any usual order ("19 June
// 2024", "June 19th, 2024", "Wed, 19 Jun 2024 05:45:00 GMT", "June 2024").
// 06/07/2024 is none: nobody knows which number is the month.
std::string iso_date(std::string_view text);

}  // namespace dateline
