#pragma once

#include <boost/program_options/options_description.hpp>
#include <string_view>

namespace dateline::query_tool {

// Every option of dateline-query, as --help shows it.
boost::program_options::options_description option_groups();

// Whether the config file may set the option. It may if the option says how to
// search and print, and not what to search for.
bool may_be_set(std::string_view option);

}  // namespace dateline::query_tool
