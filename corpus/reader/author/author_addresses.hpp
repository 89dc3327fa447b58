#pragma once

#include <string>

namespace dateline {

// The names of authors without the addresses beside them: "Jane Doe, Rob Roe"
// of "Jane Doe <jane@paper.example>, rob@paper.example (Rob Roe)". An author of
// whom only an address is known keeps it. Safe from any thread.
std::string without_addresses(std::string authors);

}  // namespace dateline
