#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "query/engine/index/search_context.hpp"
#include "query/engine/plan/compiled_query.hpp"
#include "query/engine/retrieve/term_weight.hpp"
#include "query/engine/retrieve/weighed_terms.hpp"

namespace dateline {

// What a TermUnion searches for, if a query asks for nothing but any of some
// words and compounds under filters; null if it asks for more. The rows of the
// scoring terms begin with `first_row` in the body and with `first_title_row`
// in the title.
std::shared_ptr<const WeighedTerms> weighed_choices(
    const CompiledQuery& query, std::size_t first_row,
    std::size_t first_title_row, const SearchContext& context);

// What finds such passages, without any part that weighs.
std::shared_ptr<const WeighedTerms> found_choices(const CompiledQuery& query,
                                                  const SearchContext& context);

// What the scoring terms weigh, without any that finds a passage. `rows` has
// their rows.
std::shared_ptr<const WeighedTerms> weighed_scoring_terms(
    const CompiledQuery& query, const std::vector<TermRow>& rows,
    std::size_t first_row, std::size_t first_title_row,
    const SearchContext& context);

}  // namespace dateline
