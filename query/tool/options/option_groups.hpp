#pragma once

#include <boost/program_options/options_description.hpp>
#include <string_view>

namespace dateline {

// Every option of dateline-query as --help shows it, but for the words of the
// query.
boost::program_options::options_description option_groups();

// Whether the config file may set the option: those that say how to search and
// print, not what.
bool is_default(std::string_view option);

}  // namespace dateline
