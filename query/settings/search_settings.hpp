#pragma once

#include <vector>

#include "corpus/cli/named_values.hpp"
#include "dateline/search_options.hpp"
#include "query/print/citation.hpp"

// Which hits are looked for and how they are shown, as options of the tool and
// parameters of the server say it. What is not given has its default. Each
// function throws what NamedValues throws.
namespace dateline {

// Of "from", "to", "source", "author" and "language".
SearchFilters filters(const NamedValues& values);

// The score components that "without" lists with commas between; "all" names
// every one.
std::vector<ScoreComponent> disabled_components(const NamedValues& values);

// Of the value of their name.
Sort sort(const NamedValues& values);
Within within(const NamedValues& values);
double half_life(const NamedValues& values);
Syntax query_syntax(const NamedValues& values);  // lenient or plain
CitationStyle citation_style(const NamedValues& values);

}  // namespace dateline
