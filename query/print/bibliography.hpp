#pragma once

#include <string>
#include <string_view>

#include "dateline/results.hpp"

namespace dateline {

// A reference as an entry of BibTeX or a record of RIS, in UTF-8. `id` is that
// of the passage or article, `quotation` the passage as one line or "", and
// `today` the day of access, YYYY-MM-DD.
std::string bibtex_of(const Hit& hit, const std::string& id,
                      const std::string& quotation, const std::string& today);
std::string ris_of(const Hit& hit, const std::string& id,
                   const std::string& quotation, const std::string& today);

// A web address with "%" and digits for the characters that would end it or be
// escaped in Markdown and BibTeX: white space, control characters, quotation
// marks, braces, backslashes and angle brackets.
std::string uri_text(std::string_view address);

}  // namespace dateline
